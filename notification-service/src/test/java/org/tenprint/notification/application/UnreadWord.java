package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.HeldRequests.BOOKING;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.LevelCondition;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Step;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Outcome;

/**
 * What people said of what is held and nobody read yet, and what is made of it. Of a test that
 * registers it a request is held at the beginning, and each step is made again at the end.
 */
final class UnreadWord implements BeforeEachCallback, AfterEachCallback {
  static final List<String> WITHHELD = List.of("HELD COUNSEL", "WITHHELD COUNSEL");
  static final List<String> DELIVERED = List.of("HELD COUNSEL", "DELIVERED PERMITTED");

  final HeldRequests held;
  final KeptCases kept;

  /** Writes all, unless a test says otherwise. */
  final RefusingOutbox outbox;

  final TakeCaseEvent take;

  private final boolean putsAside;

  UnreadWord() {
    this(false);
  }

  /**
   * @param putsAside whether a test of it may end with something put aside
   */
  UnreadWord(boolean putsAside) {
    this(new HeldRequests(), putsAside);
  }

  UnreadWord(HeldRequests held) {
    this(held, false);
  }

  private UnreadWord(HeldRequests held, boolean putsAside) {
    this.putsAside = putsAside;
    this.held = held;
    this.kept = held.kept;
    this.outbox = new RefusingOutbox(kept);
    this.take = new TakeCaseEvent(kept.deciding(), kept, outbox, kept);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    held.begin(take);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    eachStepIsMadeAgain();
    if (!putsAside) {
      assertEquals(List.of(), kept.aside);
    }
  }

  /** As whoever verifies the journal does it. */
  private void eachStepIsMadeAgain() {
    Step before = null;
    for (Step step : kept.written) {
      if (before != null) {
        assertEquals(before.next(), step.before());
        assertFalse(step.moment().at().isBefore(before.moment().at()));
        assertTrue(step.moment().rules().offset() >= before.moment().rules().offset());
      }
      CaseEvent event =
          step.origin().isEmpty() ? new CaseEvent.Tick() : held.recorded(step.origin().get());
      CaseStep again = kept.deciding().replay().take(step.before().file(), event, step.moment());
      assertEquals(step.made(), again);
      before = step;
    }
    long taken = kept.written.stream().flatMap(step -> step.origin().stream()).count();
    long once = kept.written.stream().flatMap(step -> step.origin().stream()).distinct().count();
    assertEquals(once, taken, "each input is a step once");
  }

  /** Another takes its place, and permits. */
  void theInstrumentEnds() {
    ends(kept.now);
    kept.now = kept.now.plusSeconds(60);
  }

  void ends(Instant at) {
    kept.record(
        TestEvents.instrument("END", TestEvents.nation(), Edge.REQUEST, Effect.PERMIT, at, kept.now)
            .setSupersedes("HOLD")
            .build());
  }

  Happening unread(String by, Verdict verdict) {
    return unread(held.review(by, verdict));
  }

  Happening unread(Happening one) {
    kept.ahead.add(one);
    return one;
  }

  void twoWithhold() {
    unread("ann", Verdict.WITHHOLD);
    unread("ben", Verdict.WITHHOLD);
  }

  void turn(Happening one) {
    kept.ahead.remove(one);
    assertTrue(take.take(BOOKING, one));
  }

  void look() {
    Apart alone = (booking, part) -> part.run();
    new WakeCases(kept.deciding(), kept, outbox, kept, alone, new WakeRound()).wakeApart(BOOKING);
  }

  /** Each has its turn, and the case is looked at. */
  void theRestIsRead() {
    List.copyOf(kept.ahead).forEach(this::turn);
    look();
    look();
    assertEquals(0, kept.entry(BOOKING).ahead().size());
    assertEquals(0, kept.entry(BOOKING).early().events().size());
  }

  /** What those were told who are told back, in order. */
  List<MessageKind> returned() {
    return kept.messages().stream()
        .filter(one -> one.recipient().text().matches("(sib|agency):.*"))
        .map(Message::kind)
        .toList();
  }

  void becomes(List<String> dispositions) {
    theRestIsRead();
    assertEquals(dispositions, held.told());
  }

  void theReturnIsHeldByACharge() {
    kept.forget(BOOKING);
    Conditions serious =
        Conditions.newBuilder()
            .setLevel(new LevelCondition("sc-2008", LevelBound.AT_LEAST, OffenceLevel.L3))
            .setBasis(Basis.EITHER)
            .setStatus(List.of())
            .setMessage(List.of())
            .build();
    kept.record(kept.instrument("LEVEL", Edge.RETURN, Effect.HOLD).setWhen(serious).build());
    held.begin(take);
    theReturnIs(Outcome.HELD);
  }

  void theReturnIs(Outcome outcome) {
    CaseFile file = kept.entry(BOOKING).open().orElseThrow().file();
    List<Outcome> returned =
        file.disclosures().stream()
            .filter(one -> one.recipient().text().matches("(sib|agency):.*"))
            .map(one -> one.latest().outcome())
            .toList();
    assertEquals(List.of(outcome, outcome), returned);
  }
}
