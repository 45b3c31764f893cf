package org.tenprint.notification.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.Step;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;

/** Steps of a case, one behind the other, before they are written, and what is kept after them. */
final class CaseSteps {
  private final Deciding deciding;
  private final Reach reach;
  private final Outbox outbox;
  private final Cases cases;
  private final String booking;
  private final List<Step> steps = new ArrayList<>();
  private CaseEntry entry;
  private int written;

  /**
   * @param cases keep what stands behind steps that were written
   */
  CaseSteps(Deciding deciding, Cases cases, Outbox outbox, String booking, CaseEntry entry) {
    this.cases = cases;
    this.booking = booking;
    this.deciding = deciding;
    this.reach = new Reach(outbox);
    this.outbox = outbox;
    this.entry = entry;
  }

  List<Step> all() {
    return steps;
  }

  /** Writes those that are not written yet. */
  void write() {
    if (written < steps.size()) {
      outbox.write(List.copyOf(steps.subList(written, steps.size())));
      written = steps.size();
    }
  }

  /** Writes them now, and keeps what stands behind them. */
  void writeAndKeep() {
    write();
    cases.keep(booking, entry);
  }

  /**
   * Takes further steps by themselves and writes them; what stands before them is written first. Of
   * what throws nothing stays.
   *
   * @return whether it was done
   */
  boolean tries(Runnable further) {
    writeAndKeep();
    int before = steps.size();
    CaseEntry then = entry;
    Runnable all =
        () -> {
          further.run();
          writeAndKeep();
        };
    boolean done = outbox.tries(all);
    if (!done) {
      steps.subList(before, steps.size()).clear();
      written = before;
      entry = then;
      // what the cases keep beside it stands as it did, too
      cases.entry(booking);
    }
    return done;
  }

  Optional<Step> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
  }

  CaseEntry entry() {
    return entry;
  }

  void keep(CaseEntry next) {
    entry = next;
  }

  Case stands() {
    return entry.open().orElseThrow();
  }

  /** The moment of an event: of now, or that under which it came to be known. */
  CaseMoment moment(Happening happening) {
    Instant before = notBefore();
    return happening
        .known()
        .map(known -> deciding.then(known, before))
        .orElseGet(() -> deciding.now(before));
  }

  /** What an event makes. */
  Reach.Taken made(CaseEvent event, CaseMoment moment) {
    CaseFile file = stands().file();
    return reach.take(moment, now -> Optional.of(deciding.replay().take(file, event, now)));
  }

  /** What it makes under what was known then, as if to nobody anything could be written. */
  Reach.Taken madeTellingNobody(CaseEvent event, Happening.Known known) {
    return madeTellingNobody(event, deciding.then(known, notBefore()));
  }

  /** The same at a moment. */
  Reach.Taken madeTellingNobody(CaseEvent event, CaseMoment moment) {
    CaseFile file = stands().file();
    return reach.takeTellingNobody(
        moment, then -> Optional.of(deciding.replay().take(file, event, then)));
  }

  /** What time or a rule makes by now, which may be nothing. */
  Reach.Taken woken() {
    CaseFile file = stands().file();
    return reach.take(deciding.now(notBefore()), now -> deciding.replay().wake(file, now));
  }

  /** Adds what was made. */
  void add(Reach.Taken taken, Trigger trigger, Optional<LogAddress> origin) {
    Step step = new Step(stands(), taken.step().orElseThrow(), trigger, origin, taken.moment());
    steps.add(step);
    entry = entry.with(step.next());
  }

  /** Whether one of the steps took it. */
  boolean took(Happening happening) {
    return steps.stream()
        .anyMatch(step -> step.origin().filter(happening.where()::equals).isPresent());
  }

  /** Adds what time or a rule made, if it made anything. */
  void addWoken(Reach.Taken taken) {
    taken
        .step()
        .map(made -> CaseReplay.expired(made) ? Trigger.DEADLINE : Trigger.RULE_BOOK)
        .ifPresent(trigger -> add(taken, trigger, Optional.empty()));
  }

  /**
   * The earliest that a step may be. While a review waits that was put off, each is later than the
   * one before, though the clock went back: what is said since is told by its time.
   */
  private Instant notBefore() {
    Instant last = stands().at();
    return entry.early().events().isEmpty() ? last : last.plus(1, ChronoUnit.MICROS);
  }
}
