package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.EventCodec;
import org.tenprint.policy.law.Edition;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;

/** That another was forgotten, as the law has it, excuses nothing that is told of somebody. */
class OthersErasureTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final SampleCase OTHER = new SampleCase("ANOTHER001");
  private static final WithdrawnOrders ORDERS = new WithdrawnOrders(OTHER.id());

  private final MemoryVault vault = new MemoryVault();
  private final WrittenLog log =
      new WrittenLog(Optional.of(vault)).instrument(SampleInstruments.permit(), DAY);

  @AfterEach
  void close() {
    vault.close();
  }

  /** The other booking is forgotten by an order of two, as it is due. */
  private void forgetTheOther() {
    log.put(ORDERS.expungement(WithdrawnOrders.OTHER, null, WithdrawnOrders.AT));
    log.put(ORDERS.erasure());
    vault.destroy(
        KeyId.ofBooking(OTHER.id()),
        new Destruction(WrittenLog.DECIDED, "notification.expungements.v1/0/10"));
  }

  @Test
  void aCaseIsDecidedOnNoForgottenBookingsDetermination() throws Exception {
    Origin others =
        log.determined()
            .ofAnother(OTHER, TopicCatalogue.DETERMINATIONS, WrittenRecords.determination(OTHER));
    log.decided(1, Edition.PRESENT, others);
    forgetTheOther();
    Findings found = log.verified();
    String why = "its input is of another booking";
    assertTold(Verdict.DIFFERENT, "CaseStep", why, found);
    assertTold(Verdict.DIFFERENT, "Disposition", why, found);
  }

  /** From that step on all of the case would be excused. */
  @Test
  void aCaseGoesOnByNoForgottenBookingsEvent() throws Exception {
    CaseEvent event =
        CaseEvent.newBuilder(WrittenRecords.event(CaseEventKind.TRIED_AS_ADULT, WrittenLog.DECIDED))
            .setBookingId(OTHER.id())
            .setBy("clerk-one")
            .setAuthority("court")
            .setOrder("11-1")
            .build();
    log.determined().decided(1);
    Origin others = log.ofAnother(OTHER, TopicCatalogue.CASE_EVENTS, event);
    log.took(event, others, WrittenLog.DECIDED.plusSeconds(1), 1, Edition.PRESENT);
    forgetTheOther();
    assertTold(Verdict.DIFFERENT, "CaseStep", "its input is of another booking", log.verified());
  }

  /** It stands under this booking's key, and says inside that it is of the other. */
  @Test
  void whatIsSealedForAForgottenBookingIsNotErased() throws Exception {
    log.determined().decided(1);
    RecipientMessage message =
        RecipientMessage.newBuilder(OTHER.message("field-office:BOS", SampleInstruments.PERMIT))
            .setBookingId(OTHER.id())
            .build();
    byte[] sealed = EventCodec.of(RecipientMessage.class).with(vault).encode(message);
    log.put(
        new LogRecord(
            RecipientAddress.of("field-office:BOS").topic(),
            0,
            9,
            WrittenLog.DECIDED,
            WrittenLog.key().getBytes(StandardCharsets.UTF_8),
            List.of(),
            sealed));
    forgetTheOther();
    assertTold(
        Verdict.MISSING_INPUT,
        "RecipientMessage",
        "erased with another's key: its booking's was not destroyed",
        log.verified());
  }

  /** What is lawfully forgotten takes nothing from anybody else's log. */
  @Test
  void whereTheOtherIsForgottenTheRestIsEqual() throws Exception {
    log.determined().decided(1);
    log.ofAnother(OTHER, TopicCatalogue.DETERMINATIONS, WrittenRecords.determination(OTHER));
    forgetTheOther();
    Findings found = log.verified();
    assertTrue(found.allEqual(), found.all()::toString);
    assertEquals(1, found.count(Verdict.UNVERIFIABLE_ERASED), found.all()::toString);
    assertTrue(found.count(Verdict.EQUAL) > 2, found.all()::toString);
  }
}
