package org.tenprint.audit.verify;

import static org.tenprint.audit.verify.VerificationTest.assertEqual;
import static org.tenprint.audit.verify.VerificationTest.assertTold;
import static org.tenprint.audit.verify.WrittenRecords.header;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.decisions.TakenEvents;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Warrant;
import org.tenprint.policy.law.Edition;

/** What happened once is taken once. */
class TakenInputsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant THEN = WrittenLog.DECIDED.plusSeconds(9);

  private final WrittenLog log = new WrittenLog();
  private int seconds;

  private void decided(Edition edition) throws Exception {
    Instrument permit =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    log.instrument(permit, DAY).determined().decided(1, edition);
  }

  private static CaseEvent asked() {
    return CaseEvent.newBuilder(WrittenRecords.event(CaseEventKind.REQUESTED, THEN))
        .setOri(SampleCase.ORI)
        .setWarrant(Warrant.NONE)
        .build();
  }

  private Instant next() {
    return THEN.plusSeconds(seconds++);
  }

  /** A request as the door writes it. */
  private Origin asked(String id, String source) {
    return log.reported(asked(), next(), header("ce_id", id), header("ce_source", source));
  }

  private void takes(Origin request, Edition edition) throws Exception {
    log.took(asked(), request, next(), 1, edition);
  }

  @Test
  void anInputThatWasTakenBeforeIsTakenNoMore() throws Exception {
    decided(Edition.PRESENT);
    CaseEvent hidden = WrittenRecords.event(CaseEventKind.PROTECTED, THEN);
    Origin where = log.reported(hidden, THEN);
    log.took(hidden, where, THEN, 1, Edition.PRESENT);
    assertEqual(log.verified());
    log.took(hidden, where, next(), 1, Edition.PRESENT);
    assertTold(Verdict.DIFFERENT, "CaseStep", "its input was taken by step 2", log.verified());
  }

  /** An agency is told once of what it was asked once, wherever that stands. */
  @Test
  void aRequestThatStandsTwiceIsTakenOnce() throws Exception {
    decided(Edition.PRESENT);
    Origin first = asked("r-1", "/notification-service");
    takes(first, Edition.PRESENT);
    Origin again = asked("r-1", "/notification-service");
    assertEqual(log.verified());
    takes(again, Edition.PRESENT);
    String why = "its request was taken by step 2";
    assertTold(Verdict.DIFFERENT, "CaseStep", why, log.verified());
    assertTold(Verdict.DIFFERENT, "Disposition", why, log.verified());
    assertTold(Verdict.DIFFERENT, "RecipientMessage", why, log.verified());
  }

  @Test
  void anotherRequestThatAsksTheSameIsAnother() throws Exception {
    decided(Edition.PRESENT);
    takes(asked("r-1", "/notification-service"), Edition.PRESENT);
    takes(asked("r-2", "/notification-service"), Edition.PRESENT);
    // an id is its source's
    takes(asked("r-1", "/another"), Edition.PRESENT);
    takes(log.reported(asked(), next()), Edition.PRESENT);
    takes(log.reported(asked(), next()), Edition.PRESENT);
    assertEqual(log.verified());
  }

  /** The service remembers the last so many, and takes one of before again. */
  @Test
  void whatTheServiceNoLongerRemembersItTakesAgain() throws Exception {
    decided(Edition.PRESENT);
    for (int i = 0; i <= TakenEvents.REQUESTS_REMEMBERED; i++) {
      takes(asked("r-" + i, "/notification-service"), Edition.PRESENT);
    }
    takes(asked("r-0", "/notification-service"), Edition.PRESENT);
    assertEqual(log.verified());
    takes(asked("r-64", "/notification-service"), Edition.PRESENT);
    assertTold(Verdict.DIFFERENT, "CaseStep", "its request was taken by step 66", log.verified());
  }

  /** Services of then did not, and what they told was told. */
  @Test
  void whatAServiceOfBeforeTookTwiceItTook() throws Exception {
    decided(Edition.FIFTH);
    takes(asked("r-1", "/notification-service"), Edition.FIFTH);
    takes(asked("r-1", "/notification-service"), Edition.FIFTH);
    takes(asked("r-1", "/notification-service"), Edition.SIXTH);
    assertEqual(log.verified());
  }

  /** What came before the determination is kept without its id, and its turn is over. */
  @Test
  void whatWasAskedBeforeTheDeterminationIsNotRemembered() throws Exception {
    Instrument permit =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    log.instrument(permit, DAY).determined();
    Origin early =
        log.reported(
            asked(),
            WrittenLog.DETERMINED,
            header("ce_id", "r-1"),
            header("ce_source", "/notification-service"));
    log.took(asked(), early, WrittenLog.DECIDED, 1, Edition.PRESENT);
    log.decided(1);
    takes(asked("r-1", "/notification-service"), Edition.PRESENT);
    assertEqual(log.verified());
  }
}
