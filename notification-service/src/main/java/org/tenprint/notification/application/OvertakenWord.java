package org.tenprint.notification.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Happening.Known;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Verdict;

/**
 * People's word to withhold what is held, or that it is nobody's or a citizen's, that was recorded
 * and that a step is about to overtake. It is taken before the step, as if it had been read when
 * that was last known to be held: by the rules of then, and so that it tells nobody. Two who
 * withhold keep it back; one lets the step decide.
 */
final class OvertakenWord {
  private final Deciding deciding;
  private final CaseSteps steps;
  private final Supplier<List<Happening>> recorded;
  private final Predicate<Happening> counts;
  private final Supplier<Optional<WaitingCase>> waiting;

  /**
   * @param steps of the case
   * @param recorded what stands unread; asked where something is let out
   * @param counts whether a review may be taken
   * @param waiting how the case waited before these steps
   */
  OvertakenWord(
      Deciding deciding,
      CaseSteps steps,
      Supplier<List<Happening>> recorded,
      Predicate<Happening> counts,
      Supplier<Optional<WaitingCase>> waiting) {
    this.deciding = deciding;
    this.steps = steps;
    this.recorded = recorded;
    this.counts = counts;
    this.waiting = waiting;
  }

  /**
   * Makes a step, behind that word where it lets out what that is about.
   *
   * @param turn the review that it takes; empty of any other step
   * @return empty where that review was taken as that word: then what time or a rule makes follows
   */
  Optional<Reach.Taken> before(Supplier<Reach.Taken> step, Optional<Happening> turn) {
    Reach.Taken made = step.get();
    if (made.step().filter(one -> letsOut(file(), one)).isEmpty()) {
      return Optional.of(made);
    }
    AheadBound bound = AheadBound.ofATurn(deciding.clock());
    boolean itself = false;
    boolean any = false;
    for (Happening one : upToTheLastThatKeepsBack(turn)) {
      if (bound.over() || !mayBeWithheld(file())) {
        break;
      }
      if (counts.test(one)) {
        Reach.Taken then = steps.madeTellingNobody(one.event(), lastKnown());
        bound.took();
        if (!keepsBack(one) && !mayBeWithheld(then.step().orElseThrow().next())) {
          // two let out all of it before anybody withheld it
          break;
        }
        if (!keepsBack(one) && letsOut(file(), then.step().orElseThrow()) && moreStandsUnread()) {
          // what comes before it in its own turn may keep that back
          continue;
        }
        itself |= turn.filter(one::equals).isPresent();
        took(one, then, turn);
        any = true;
      }
    }
    return itself ? Optional.empty() : Optional.of(any ? step.get() : made);
  }

  /** Whether it tells somebody, or would without a push, what was held and may be withheld. */
  private static boolean letsOut(CaseFile before, CaseStep made) {
    return mayBeWithheld(before)
        && before.shown().stream()
            .filter(Disclosure::held)
            .map(Disclosure::recipient)
            .anyMatch(held -> tells(made, held) || waitsSince(made, held));
  }

  private static boolean mayBeWithheld(CaseFile file) {
    return file.answerable().contains(Verdict.WITHHOLD);
  }

  private static boolean tells(CaseStep made, Recipient held) {
    return made.messages().stream()
        .filter(message -> message.kind() != MessageKind.RECALL)
        .map(Message::recipient)
        .anyMatch(held::equals);
  }

  private static boolean waitsSince(CaseStep made, Recipient held) {
    return made.next().shown().stream()
        .anyMatch(one -> one.recipient().equals(held) && one.waits());
  }

  /**
   * What people said, in its order up to the last that keeps back: what was put off, what stands
   * unread, and what has its turn.
   */
  private List<Happening> upToTheLastThatKeepsBack(Optional<Happening> turn) {
    CaseEntry entry = steps.entry();
    TreeMap<Long, Happening> said = new TreeMap<>();
    Stream.of(unread().stream(), entry.early().events().stream(), turn.stream())
        .flatMap(some -> some)
        .filter(Happening::review)
        .forEach(one -> said.put(one.where().offset(), one));
    List<Happening> all = new ArrayList<>(said.values());
    while (!all.isEmpty() && !keepsBack(all.get(all.size() - 1))) {
      all.remove(all.size() - 1);
    }
    return withoutRepeated(all);
  }

  /**
   * Without what changes nothing: of what one person says in a row the first of each verdict may
   * agree with another's, and the last counts from then on. Nobody hides another's word behind more
   * than is taken.
   */
  private static List<Happening> withoutRepeated(List<Happening> all) {
    List<Happening> words = new ArrayList<>();
    Set<Verdict> said = EnumSet.noneOf(Verdict.class);
    for (int i = 0; i < all.size(); i++) {
      Happening one = all.get(i);
      if (i > 0 && !all.get(i - 1).source().equals(one.source())) {
        said.clear();
      }
      boolean last = i + 1 == all.size() || !all.get(i + 1).source().equals(one.source());
      if (said.add(verdict(one)) || last) {
        words.add(one);
      }
    }
    return words;
  }

  /** Whether something stands unread that is taken before a review. */
  private boolean moreStandsUnread() {
    return !CatchUp.comeAhead(steps.entry(), unread(), Optional.empty()).isEmpty();
  }

  private List<Happening> unread() {
    CaseEntry entry = steps.entry();
    return recorded.get().stream().filter(one -> !entry.ahead().contains(one.where())).toList();
  }

  private static Verdict verdict(Happening review) {
    return ((CaseEvent.Reviewed) review.event()).verdict();
  }

  /** Two who say so keep something back, or find that it is of nobody whom it may be told of. */
  private static boolean keepsBack(Happening review) {
    return Set.of(Verdict.WITHHOLD, Verdict.NO_MATCH, Verdict.CITIZEN).contains(verdict(review));
  }

  private void took(Happening review, Reach.Taken then, Optional<Happening> turn) {
    steps.add(then, Trigger.REVIEW, Optional.of(review.where()));
    CaseEntry entry = steps.entry();
    if (entry.early().events().contains(review)) {
      steps.keep(entry.with(entry.early().without(review)));
    } else if (turn.filter(review::equals).isEmpty()) {
      steps.keep(entry.tookAhead(review.where()));
    }
  }

  /** When it was last known what is held: that of the step before, or of the last look. */
  private Known lastKnown() {
    Optional<CaseMoment> last = steps.last().map(step -> step.moment());
    Optional<WaitingCase> wait = last.isPresent() ? Optional.empty() : waiting.get();
    Instant at = last.map(CaseMoment::at).or(() -> wait.map(WaitingCase::lookedAt)).orElse(at());
    long offset =
        last.map(step -> step.rules().offset())
            .or(() -> wait.flatMap(WaitingCase::known))
            .orElseGet(() -> deciding.rules().now().offset());
    return new Known(at, offset, Optional.empty());
  }

  private Instant at() {
    return steps.stands().at();
  }

  private CaseFile file() {
    return steps.stands().file();
  }
}
