package org.tenprint.notification.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Happening.Known;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.fact.Verdict;

/**
 * People's word to withhold what is held, or that it is nobody's or a citizen's, that was recorded
 * and that a step is about to overtake. It is taken before the step, as if it had been read when
 * that was last known to be held: by the rules of then, and so that it tells nobody. Two who
 * withhold keep it back; one lets the step decide.
 *
 * <p>What the taking of a word throws is that word's: {@link Said#take}.
 */
final class OvertakenWord {
  private final Deciding deciding;
  private final CaseSteps steps;
  private final Said said;
  private final Supplier<List<Happening>> recorded;
  private final Predicate<Happening> counts;
  private final Supplier<Optional<WaitingCase>> waiting;

  /** What keeps back, would have come before the last step, and threw. */
  private final List<Happening> thrown = new ArrayList<>();

  /** Whether a step told nobody for that: those behind it tell nobody either. */
  private boolean closed;

  /** What came of a word: with the last no further one comes before the step. */
  private enum Word {
    TAKEN,
    PASSED_BY,
    RELEASED
  }

  /**
   * @param steps of the case
   * @param said how it is taken, and for how long
   * @param recorded what stands unread; asked where something is let out
   * @param counts whether a review may be taken
   * @param waiting how the case waited before these steps
   */
  OvertakenWord(
      Deciding deciding,
      CaseSteps steps,
      Said said,
      Supplier<List<Happening>> recorded,
      Predicate<Happening> counts,
      Supplier<Optional<WaitingCase>> waiting) {
    this.deciding = deciding;
    this.steps = steps;
    this.said = said;
    this.recorded = recorded;
    this.counts = counts;
    this.waiting = waiting;
  }

  /**
   * Makes a step, behind that word where it lets out what that is about. Where a part of it cannot
   * be taken, since that throws, nothing is let out past it: a step that takes an input takes
   * effect and tells nobody, and the word has its turn before what waits so is told.
   *
   * @param turn the input that it takes; empty of what time or a rule makes
   * @return empty where that is a review that was taken as that word
   * @throws IllegalStateException if there is no input, and it would let out past such a word
   */
  Optional<Reach.Taken> before(Optional<Happening> turn) {
    Reach.Taken made = closed ? tellingNobody(turn) : made(turn);
    if (closed || !letsOut(made)) {
      return Optional.of(made);
    }
    int before = steps.all().size();
    if (take(turn)) {
      return Optional.empty();
    }
    Reach.Taken now = steps.all().size() > before ? made(turn) : made;
    if (thrown.isEmpty() || !letsOut(now)) {
      return Optional.of(now);
    }
    closed = true;
    turn.ifPresent(input -> thrown.forEach(word -> putOff(word, input)));
    return Optional.of(tellingNobody(turn));
  }

  /** What time or a rule makes behind a review that was taken as that word, but past no other. */
  Optional<Reach.Taken> woken() {
    Reach.Taken woken = steps.woken();
    return thrown.isEmpty() || !letsOut(woken) ? Optional.of(woken) : Optional.empty();
  }

  private Reach.Taken made(Optional<Happening> turn) {
    return turn.map(input -> steps.made(input.event(), steps.moment(input)))
        .orElseGet(steps::woken);
  }

  private Reach.Taken tellingNobody(Optional<Happening> turn) {
    Happening input =
        turn.orElseThrow(() -> new IllegalStateException("an unread word cannot be taken"));
    return steps.madeTellingNobody(input.event(), steps.moment(input));
  }

  /** Takes what people said; returns whether the input was a part of it. */
  private boolean take(Optional<Happening> turn) {
    thrown.clear();
    Instant began = deciding.clock().instant();
    AheadBound bound = AheadBound.words(said.time().end(began), deciding.clock());
    try {
      return take(turn, bound);
    } finally {
      said.time().used(began, deciding.clock().instant());
    }
  }

  private boolean take(Optional<Happening> turn, AheadBound bound) {
    boolean itself = false;
    for (Happening one : upToTheLastThatKeepsBack(turn)) {
      if (bound.over() || !LettingOut.mayBeWithheld(file())) {
        break;
      }
      if (counts.test(one)) {
        boolean own = turn.filter(one::equals).isPresent();
        Word word = said.each() && !own ? takeApart(one, turn) : take(one, turn);
        bound.took();
        if (word == Word.RELEASED) {
          break;
        }
        itself |= own && word == Word.TAKEN;
      }
    }
    return itself;
  }

  private Word takeApart(Happening one, Optional<Happening> turn) {
    AtomicReference<Word> word = new AtomicReference<>(Word.PASSED_BY);
    boolean taken = steps.tries(() -> word.set(take(one, turn)));
    if (!taken && keepsBack(one)) {
      thrown.add(one);
    }
    return taken ? word.get() : Word.PASSED_BY;
  }

  private Word take(Happening one, Optional<Happening> turn) {
    Reach.Taken then = steps.madeTellingNobody(one.event(), lastKnown());
    if (!keepsBack(one) && !LettingOut.mayBeWithheld(then.step().orElseThrow().next())) {
      // two let out all of it before anybody withheld it
      return Word.RELEASED;
    }
    if (!keepsBack(one) && letsOut(then) && moreStandsUnread()) {
      // what comes before it in its own turn may keep that back
      return Word.PASSED_BY;
    }
    took(one, then, turn);
    return Word.TAKEN;
  }

  /**
   * It has its turn before what is recorded behind this input, and before a look; where too many of
   * its author wait already, where it stands.
   */
  private void putOff(Happening word, Happening input) {
    CaseEntry entry = steps.entry();
    if (entry.early().events().contains(word)) {
      return;
    }
    long offset = deciding.rules().now().offset();
    entry
        .early()
        .withPutOff(word.putOff(at(), offset, Optional.of(input.where())))
        .ifPresent(more -> steps.keep(entry.with(more).tookAhead(word.where())));
  }

  private boolean letsOut(Reach.Taken made) {
    return made.step().filter(one -> LettingOut.letsOut(file(), one)).isPresent();
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
    return WordsInARow.thatCount(all);
  }

  /** Whether something stands unread that is taken before a review. */
  private boolean moreStandsUnread() {
    return !CatchUp.comeAhead(steps.entry(), unread(), Optional.empty()).isEmpty();
  }

  private List<Happening> unread() {
    CaseEntry entry = steps.entry();
    return recorded.get().stream().filter(one -> !entry.ahead().contains(one.where())).toList();
  }

  /** Two who say so keep something back, or find that it is of nobody whom it may be told of. */
  private static boolean keepsBack(Happening review) {
    return Set.of(Verdict.WITHHOLD, Verdict.NO_MATCH, Verdict.CITIZEN)
        .contains(WordsInARow.verdict(review));
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
