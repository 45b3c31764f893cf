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
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.Step;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;

/** A case while an input is taken: nothing is written or kept before all of it was decided. */
final class CaseProgress {
  private final Deciding deciding;
  private final Cases cases;
  private final Outbox outbox;
  private final Reach reach;
  private final String booking;
  private final List<Step> steps = new ArrayList<>();
  private Optional<TakenRequests> requests = Optional.empty();
  private Optional<Boolean> full = Optional.empty();
  private boolean asked;
  private final Optional<Case> began;
  private CaseEntry entry;

  CaseProgress(Deciding deciding, Cases cases, Outbox outbox, String booking, CaseEntry entry) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.reach = new Reach(outbox);
    this.booking = booking;
    this.began = entry.open();
    this.entry = entry;
  }

  void open(CaseFile file) {
    entry = entry.with(new Case(booking, file, 0, Instant.MIN));
  }

  /**
   * Takes what happened, under what was known when it came where it waited since; a request that
   * was taken before makes nothing.
   *
   * @return whether it was taken
   */
  boolean take(Happening happening) {
    if (happening.asksAnAgency()) {
      TakenRequests before = requests();
      if (happening.repeats(before)) {
        return false;
      }
      requests = Optional.of(happening.takenWith(before));
      asked = true;
    }
    Instant before = notBefore();
    CaseMoment moment =
        happening
            .known()
            .map(known -> deciding.then(known, before))
            .orElseGet(() -> deciding.now(before));
    Trigger trigger = happening.review() ? Trigger.REVIEW : Trigger.CASE_EVENT;
    take(happening.event(), trigger, happening.where(), moment);
    return true;
  }

  private void take(CaseEvent event, Trigger trigger, LogAddress where, CaseMoment moment) {
    CaseFile file = stands().file();
    Reach.Taken taken =
        reach.take(moment, now -> Optional.of(deciding.replay().take(file, event, now)));
    add(taken, trigger, Optional.of(where));
  }

  private TakenRequests requests() {
    if (requests.isEmpty()) {
      requests = Optional.of(cases.requests(booking));
    }
    return requests.get();
  }

  /** Whether it is a request, and the booking takes no more, or only tells, of a full case. */
  boolean beyond(Happening happening) {
    return happening.asksAnAgency() && happening.beyond(requests())
        || happening.onlyTells() && full();
  }

  /** As it was kept before: to ask is dear. */
  private boolean full() {
    if (full.isEmpty()) {
      full = Optional.of(cases.full(booking));
    }
    return full.get();
  }

  /**
   * Takes what was recorded before and whose turn has not come, in its order, as far as the bound
   * goes. A request beyond what a booking takes is none of it: it is put aside in its turn.
   *
   * @return whether all of it was taken
   */
  boolean takeAhead(List<Happening> unread, AheadBound bound) {
    for (Happening happening : unread) {
      if (entry.ahead().contains(happening.where()) || beyond(happening)) {
        continue;
      }
      if (bound.over()) {
        return false;
      }
      if (take(happening)) {
        entry = entry.tookAhead(happening.where());
        bound.took();
      }
    }
    return true;
  }

  /** The same of what stands before a determination, however much: nothing is told before it. */
  void takeAhead(List<Happening> unread) {
    takeAhead(unread, AheadBound.steps(Integer.MAX_VALUE, deciding.clock()));
  }

  /**
   * Ends with a review that waits, behind those that do, until what stands unread before it was
   * taken: the case is due until then.
   *
   * @return false if its source has too many that wait: then nothing is written or kept
   */
  boolean doneButFor(Happening review) {
    Optional<EarlyEvents> more = entry.early().withPutOff(review);
    more.ifPresent(
        all -> {
          entry = entry.with(all);
          if (!done()) {
            cases.keep(booking, entry);
            cases.keep(booking, Optional.of(WaitingCase.unfinished(stands())));
          }
        });
    return more.isPresent();
  }

  /**
   * Whether it is a review that only tells, was put off, and a hold was said since that stands: of
   * what that keeps back its author had not seen anything.
   */
  boolean saidSince(Happening review) {
    return review.onlyTells()
        && review.known().stream()
            .anyMatch(
                known ->
                    stands().file().shown().stream()
                        .filter(Disclosure::held)
                        .anyMatch(held -> held.latest().at().isAfter(known.at())));
  }

  /**
   * Whether it is a review that only tells, and more is held than stood when it stood unread: of
   * what that keeps back its author had not seen anything.
   *
   * @param then the case of then
   */
  boolean heldBesides(CaseFile then, Happening review) {
    return review.onlyTells()
        && stands().file().shown().stream()
            .filter(Disclosure::held)
            .anyMatch(held -> then.shown().stream().noneMatch(one -> isHeldBy(one, held)));
  }

  private static boolean isHeldBy(Disclosure then, Disclosure now) {
    return then.held()
        && then.recipient().equals(now.recipient())
        && then.request().equals(now.request())
        && then.taken().holds().containsAll(now.taken().holds());
  }

  /**
   * Puts aside each review that only tells, where it waited or stood unread while more came to be
   * held; the turn of one that stood unread passes it over.
   *
   * @param unread what was recorded by then
   */
  void putAsideUnseen(List<Happening> unread) {
    if (steps.isEmpty() || began.isEmpty()) {
      return;
    }
    CaseFile then = began.get().file();
    for (Happening one : entry.early().events()) {
      if (heldBesides(then, one)) {
        outbox.putAside(booking, one);
        entry = entry.with(entry.early().without(one));
      }
    }
    unread.stream()
        .filter(one -> one.review() && !entry.ahead().contains(one.where()))
        .filter(one -> heldBesides(then, one))
        .limit(AheadBound.MOST)
        .toList()
        .forEach(
            one -> {
              outbox.putAside(booking, one);
              entry = entry.tookAhead(one.where());
            });
  }

  void decide(LogAddress determination) {
    CaseMoment moment = deciding.now(stands().at());
    take(new CaseEvent.Decide(), Trigger.DETERMINATION, determination, moment);
  }

  /**
   * Ends with a look whether time or a rule made something, and keeps that it was looked at.
   *
   * @param unread what was recorded by then
   */
  void look(List<Happening> unread) {
    // by a later moment's clock and rules nobody looked: what changed between would be passed over
    CaseMoment looked = wake();
    putAsideUnseen(unread);
    if (!done()) {
      cases.keep(booking, WaitingCase.of(stands(), looked.at(), looked.rules().offset()));
    }
  }

  private CaseMoment wake() {
    CaseFile file = stands().file();
    Reach.Taken taken =
        reach.take(deciding.now(notBefore()), now -> deciding.replay().wake(file, now));
    taken
        .step()
        .ifPresent(
            made ->
                add(
                    taken,
                    CaseReplay.expired(made) ? Trigger.DEADLINE : Trigger.RULE_BOOK,
                    Optional.empty()));
    return taken.moment();
  }

  private void add(Reach.Taken taken, Trigger trigger, Optional<LogAddress> origin) {
    Step step = new Step(stands(), taken.step().orElseThrow(), trigger, origin, taken.moment());
    steps.add(step);
    entry = entry.with(step.next());
  }

  /**
   * The earliest that a step may be. While a review waits that was put off, each is later than the
   * one before, though the clock went back: what is said since is told by its time.
   */
  private Instant notBefore() {
    Instant last = stands().at();
    return entry.early().events().isEmpty() ? last : last.plus(1, ChronoUnit.MICROS);
  }

  private Case stands() {
    return entry.open().orElseThrow();
  }

  /** Writes and keeps what was decided; returns whether anything was. */
  boolean done() {
    if (steps.isEmpty()) {
      return false;
    }
    if (asked) {
      cases.keep(booking, requests());
    }
    outbox.write(steps);
    cases.keep(booking, entry);
    CaseMoment last = steps.get(steps.size() - 1).moment();
    cases.keep(booking, waits(last));
    steps.forEach(step -> WithheldWork.of(step).ifPresent(cases::keep));
    return true;
  }

  private Optional<WaitingCase> waits(CaseMoment last) {
    return entry.early().equals(EarlyEvents.NONE)
        ? WaitingCase.of(stands(), last.at(), last.rules().offset())
        : Optional.of(WaitingCase.unfinished(stands()));
  }
}
