package org.tenprint.audit.verify;

import static org.tenprint.audit.verify.Verdict.DIFFERENT;
import static org.tenprint.audit.verify.Verdict.MISSING_INPUT;
import static org.tenprint.audit.verify.VerificationTest.assertEqual;
import static org.tenprint.audit.verify.VerificationTest.assertTold;
import static org.tenprint.audit.verify.WrittenRecords.event;
import static org.tenprint.audit.verify.WrittenRecords.header;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Verdict;
import org.tenprint.events.notification.Warrant;
import org.tenprint.policy.law.Edition;

/** What was recorded of a case and that no step of it took is missed. */
class UntakenInputsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String NO_STEP = "missing: no step took it, and it is no dead letter";

  /** Long after the decision: what is said then did not come before it. */
  private static final Instant THEN = WrittenLog.DECIDED.plus(Duration.ofMinutes(5));

  private static final Instant LATER = THEN.plus(Duration.ofHours(2));
  private static final Instant BEFORE = WrittenLog.DETERMINED.minusSeconds(1);

  private final WrittenLog log = new WrittenLog();

  private WrittenLog decided() throws Exception {
    Instrument permit =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    return log.instrument(permit, DAY).determined().decided(1);
  }

  private Findings verified() {
    return log.verified(Window.ALL, LATER);
  }

  private void assertMissed(String event) {
    assertTold(MISSING_INPUT, event, NO_STEP, verified());
  }

  @Test
  void aProtectionThatNobodyTookIsTold() throws Exception {
    decided();
    CaseEvent hidden = event(CaseEventKind.PROTECTED, THEN);
    Origin where = log.reported(hidden, THEN);
    assertMissed("CaseEvent");
    log.took(hidden, where, THEN.plusSeconds(1), 1, Edition.PRESENT);
    assertEqual(verified());
  }

  /** A window in which nothing else of the booking stands. */
  @Test
  void itIsToldInTheWindowInWhichItStands() throws Exception {
    decided();
    log.reported(event(CaseEventKind.PROTECTED, THEN), THEN);
    Window alone = new Window(THEN, THEN.plusSeconds(1));
    assertTold(MISSING_INPUT, "CaseEvent", NO_STEP, log.verified(alone, LATER));
    assertEqual(log.verified(new Window(BEFORE.minus(DAY), THEN), LATER));
  }

  @Test
  void reviewsThatNobodyTookAreTold() throws Exception {
    decided();
    log.reviewed("reviewer-one", Verdict.CITIZEN, THEN);
    log.reviewed("reviewer-two", Verdict.CITIZEN, THEN);
    assertMissed("Review");
  }

  @Test
  void aReassignmentThatNobodyTookIsToldUnlessItWasWithdrawn() throws Exception {
    decided();
    WithdrawnOrders orders = new WithdrawnOrders(WrittenLog.SAMPLE.id(), THEN);
    long at = WithdrawnOrders.AT;
    log.put(orders.reassignment(null, null, at - 2));
    assertEqual(verified());
    log.put(orders.reassignment(WithdrawnOrders.OTHER, null, at));
    assertMissed("Reassignment");
    log.put(orders.reassignment(null, WithdrawnOrders.PROPOSER, at - 1));
    assertEqual(verified());
  }

  /** A service that stands still, or has a backlog, loses nothing. */
  @Test
  void whatWasRecordedWithinAnHourMayBeOnItsWay() throws Exception {
    decided();
    log.reported(event(CaseEventKind.PROTECTED, THEN), THEN);
    Instant end = THEN.plus(UntakenInputs.LONGEST_UNTAKEN);
    assertEqual(log.verified(Window.ALL, end));
    assertEqual(log.verified(log.copied(end), Window.ALL, LATER));
    assertTold(
        MISSING_INPUT,
        "CaseEvent",
        NO_STEP,
        log.verified(log.copied(end.plusMillis(1)), Window.ALL, LATER));
  }

  /** Nobody decides on it, and who it is of waits for nobody. */
  @Test
  void ofABookingThatWasNotDecidedNothingIsMissed() throws Exception {
    log.determined().putAside(new Origin("immigration.determinations.v1", 0, 0L));
    log.reported(event(CaseEventKind.PROTECTED, THEN), THEN);
    assertEqual(verified());
  }

  @Test
  void aDeadLetterExcusesWhatItIsOfAndNothingElse() throws Exception {
    decided();
    Origin where = log.reported(event(CaseEventKind.PROTECTED, THEN), THEN);
    log.putAside(new Origin(where.getTopic(), 0, where.getOffset() + 1));
    assertMissed("CaseEvent");
    log.putAside(where);
    assertEqual(verified());
  }

  @Test
  void whatTheServicePutsAsideIsNotMissedWhenItsLetterIsGone() throws Exception {
    decided();
    log.reported(event(CaseEventKind.UNKNOWN, THEN), THEN);
    log.reported(event(CaseEventKind.CHARGE_DISMISSED, THEN), THEN);
    log.reviewed("", Verdict.CITIZEN, THEN);
    log.reviewed("reviewer-one", Verdict.UNKNOWN, THEN);
    SampleCase another = new SampleCase("ANOTHER001");
    log.ofAnother(another, TopicCatalogue.CASE_EVENTS, event(CaseEventKind.PROTECTED, THEN));
    assertEqual(log.verified(Window.ALL, LATER.plus(Duration.ofDays(90))));
  }

  @Test
  void ofWhoWasForgottenNothingIsTaken() throws Exception {
    decided();
    log.reported(event(CaseEventKind.PROTECTED, THEN), THEN);
    WithdrawnOrders orders = new WithdrawnOrders(WrittenLog.SAMPLE.id());
    log.put(orders.expungement(WithdrawnOrders.OTHER, null, WithdrawnOrders.AT));
    assertMissed("CaseEvent");
    log.put(orders.erasure());
    assertEqual(verified());
  }

  private static CaseEvent asked() {
    return CaseEvent.newBuilder(event(CaseEventKind.REQUESTED, THEN))
        .setOri(SampleCase.ORI)
        .setWarrant(Warrant.NONE)
        .build();
  }

  /** A request that was sent again is recorded again, and told once. */
  @Test
  void aRequestThatWasTakenBeforeIsNotTakenAgain() throws Exception {
    decided();
    RecordHeader source = header("ce_source", "/notification-service");
    Origin first = log.reported(asked(), THEN, header("ce_id", "r-1"), source);
    log.reported(asked(), THEN.plusSeconds(1), header("ce_id", "r-1"), source);
    log.took(asked(), first, THEN.plusSeconds(2), 1, Edition.PRESENT);
    assertEqual(verified());
    log.reported(asked(), THEN.plusSeconds(3), header("ce_id", "r-2"), source);
    assertMissed("CaseEvent");
  }

  /** A step that time made cannot stand for what somebody reported. */
  @Test
  void noStepOfTimeTakesAnInput() throws Exception {
    decided();
    Origin where = log.reported(event(CaseEventKind.PROTECTED, THEN), THEN);
    log.woken(THEN.plusSeconds(1), Optional.of(where));
    assertMissed("CaseEvent");
    assertTold(DIFFERENT, "CaseStep", "time or a rule made it, and it names an input", verified());
  }

  /** Before it is decided the service keeps one of what says the same. */
  @Test
  void whatWasSaidAgainBeforeTheDeterminationMayBeLeftOut() throws Exception {
    Instrument permit = SampleInstruments.permit();
    log.instrument(permit, DAY).determined();
    CaseEvent hidden = event(CaseEventKind.PROTECTED, BEFORE);
    Origin first = log.reported(hidden, BEFORE);
    log.reported(hidden, BEFORE.plusMillis(1));
    log.reviewed("reviewer-one", Verdict.CITIZEN, BEFORE);
    Origin latest = log.reviewed("Reviewer-One", Verdict.MATCH, BEFORE);
    log.reported(
        CaseEvent.newBuilder(event(CaseEventKind.CONSENT_WITHDRAWN, BEFORE))
            .setOri(SampleCase.ORI)
            .build(),
        BEFORE);
    log.took(hidden, first, WrittenLog.DECIDED, 1, Edition.PRESENT);
    log.tookReview("Reviewer-One", Verdict.MATCH, latest, 1);
    log.decided(1);
    assertEqual(verified());
  }

  /** Of what says so that a person is protected, it keeps one in any case. */
  @Test
  void whatNobodyElseSaidBeforeTheDeterminationIsMissed() throws Exception {
    log.instrument(SampleInstruments.permit(), DAY).determined();
    log.reported(event(CaseEventKind.PROTECTED, BEFORE), BEFORE);
    log.decided(1);
    assertMissed("CaseEvent");
  }
}
