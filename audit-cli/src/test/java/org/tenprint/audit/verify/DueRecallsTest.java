package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.tenprint.audit.verify.VerificationTest.assertEqual;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.Window;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientKind;
import org.tenprint.events.notification.RequestKind;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.events.notification.Warrant;
import org.tenprint.policy.law.Edition;

/** What the law takes back is recalled, or told. */
class DueRecallsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** A withholding that was in force at the decision and came to be known an hour later. */
  private static final Instant CAME = WrittenLog.DECIDED.plus(HOUR);

  private static final Instant LATER = CAME.plus(Duration.ofDays(2));
  private static final String DUE =
      "missing: what field-office:BOS was told is due to be recalled by FED-STOP since before ";

  private WrittenLog log;

  @BeforeEach
  void aCaseThatWasTold() throws Exception {
    log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    log.determined().decided(1);
  }

  private static Instrument stop(Instant from) {
    return Instrument.newBuilder(SampleInstruments.permit())
        .setId("FED-STOP")
        .setScope(new Scope(ScopeKind.STATE, "MA"))
        .setEffect(Effect.WITHHOLD)
        .setReason(Reason.TERMINATED)
        .setEffectiveFrom(SampleCase.at(from))
        .setRecorded(SampleCase.at(CAME))
        .build();
  }

  private void comes(Instrument instrument) {
    log.instrument(instrument, HOUR.negated());
  }

  private Findings verified(Instant now) {
    return log.verified(Window.ALL, now);
  }

  private static void assertDue(Findings findings) {
    assertTold(Verdict.MISSING_INPUT, "CaseStep", DUE, findings);
  }

  @Test
  void aRecallThatNoStepMadeIsTold() throws Exception {
    comes(stop(SampleInstruments.RECORDED));
    assertDue(verified(LATER));
    log.woken(CAME.plusSeconds(9), Optional.empty());
    assertEqual(verified(LATER));
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void itIsToldOfCasesOfEachEdition(Edition edition) throws Exception {
    log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    log.determined().decided(1, edition);
    comes(stop(SampleInstruments.RECORDED));
    assertDue(verified(LATER));
  }

  /** The walk through all cases is under way, or the copy ends before it. */
  @Test
  void whatCameToBeKnownWithinADayMayBeUnderWay() throws Exception {
    comes(stop(SampleInstruments.RECORDED));
    Instant due = CAME.plus(DueRecalls.LONGEST_DUE);
    assertEqual(verified(due));
    assertDue(verified(due.plusMillis(1)));
    assertEqual(log.verified(log.copied(due), Window.ALL, LATER));
  }

  /** It withholds what comes, and takes nothing back. */
  @Test
  void whatBeganLaterRecallsNothing() throws Exception {
    comes(stop(WrittenLog.DECIDED.plusSeconds(1)));
    assertEqual(verified(LATER));
  }

  @Test
  void aDraftRecallsNothing() throws Exception {
    Instrument draft =
        Instrument.newBuilder(stop(SampleInstruments.RECORDED)).setApprovals(List.of()).build();
    comes(draft);
    assertEqual(verified(LATER));
  }

  @Test
  void itIsToldInTheWindowOfTheLastStepAlone() throws Exception {
    comes(stop(SampleInstruments.RECORDED));
    Window day = new Window(WrittenLog.DECIDED, WrittenLog.DECIDED.plusSeconds(1));
    assertDue(log.verified(day, LATER));
    Window before = new Window(WrittenLog.DECIDED.minus(DAY), WrittenLog.DECIDED);
    assertEqual(log.verified(before, LATER));
  }

  /** The service put aside that it could not look, and tries again. */
  @Test
  void aLookThatFailedIsADeadLetter() throws Exception {
    comes(stop(SampleInstruments.RECORDED));
    log.putAside(new Origin("immigration.determinations.v1", 0, 0L));
    assertDue(verified(LATER));
    log.putAside(new Origin("immigration.determinations.v1", 0, -1L));
    assertEqual(verified(LATER));
  }

  /** A notice is due, and the hold of another is said again: that one takes nothing back. */
  @Test
  void whatIsHeldBesideItIsNotDue() throws Exception {
    Instrument asked =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    Instrument tell =
        Instrument.newBuilder(asked)
            .setId("MA-TELL")
            .setRecipients(List.of(RecipientKind.SUBJECT))
            .setWhen(ofADetainer())
            .build();
    log = new WrittenLog().instrument(asked, DAY).instrument(tell, DAY);
    log.determined().decided(2);
    asks(RequestKind.DETAINER, WrittenLog.DECIDED.plusSeconds(1));
    asks(null, WrittenLog.DECIDED.plusSeconds(2));
    comes(
        Instrument.newBuilder(stop(SampleInstruments.RECORDED))
            .setEdge(Edge.REQUEST)
            .setRecipients(tell.getRecipients())
            .setWhen(ofADetainer())
            .build());
    Findings findings = verified(LATER);
    assertTold(
        Verdict.MISSING_INPUT,
        "CaseStep",
        "missing: what subject:MA0130100 was told is due to be recalled by FED-STOP since before ",
        findings);
    assertFalse(findings.all().toString().contains("MA-TELL"), findings.all()::toString);
  }

  private static Conditions ofADetainer() {
    return Conditions.newBuilder()
        .setBasis(Basis.EITHER)
        .setMessage(List.of("requestKinds"))
        .setRequestKinds(List.of(RequestKind.DETAINER))
        .build();
  }

  private void asks(RequestKind kind, Instant at) throws Exception {
    CaseEvent event =
        CaseEvent.newBuilder(WrittenRecords.event(CaseEventKind.REQUESTED, at))
            .setOri(SampleCase.ORI)
            .setRequestKind(kind)
            .setWarrant(Warrant.NONE)
            .build();
    log.took(event, log.reported(event, at), at, 2, Edition.PRESENT);
  }
}
