package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.decisions.Determinations;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Imported;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.policy.law.Edition;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;

/** What a writer says of itself is held against what others wrote. */
class VerificationTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration NOW = Duration.ofSeconds(9);
  private static final Instant MIDNIGHT = WrittenLog.DECIDED.truncatedTo(ChronoUnit.DAYS).plus(DAY);
  private static final Window DAY_ONE = new Window(MIDNIGHT.minus(DAY), MIDNIGHT);
  private static final Window DAY_TWO = new Window(MIDNIGHT, MIDNIGHT.plus(DAY));

  private static Instrument stop() {
    return Instrument.newBuilder(SampleInstruments.permit())
        .setId("FED-STOP")
        .setEffect(Effect.WITHHOLD)
        .setReason(Reason.TERMINATED)
        .build();
  }

  static void assertEqual(Findings findings) {
    assertTrue(findings.allEqual(), findings.all()::toString);
    assertTrue(findings.count(Verdict.EQUAL) > 0, findings.all()::toString);
  }

  static void assertTold(Verdict verdict, String event, String why, Findings findings) {
    assertTrue(
        findings.all().stream()
            .anyMatch(
                one ->
                    one.verdict() == verdict
                        && one.event().equals(event)
                        && String.join("; ", one.details()).contains(why)),
        findings.all()::toString);
    assertTrue(!findings.allEqual(), findings.all()::toString);
  }

  /** Nobody need have signed what is put aside, nor what parties write. */
  @Test
  void aCaseIsDecidedOnWhatStandsOnItsOwnTopicAlone() throws Exception {
    for (String topic :
        List.of(
            TopicCatalogue.DETERMINATIONS.name() + ".dlq.notification-service",
            TopicCatalogue.STATEMENTS.of("registry"))) {
      assertTold(
          Verdict.DIFFERENT,
          "CaseStep",
          "its input stands on another topic than immigration.determinations.v1",
          new WrittenLog().determined().decidedOn(topic).verified());
    }
  }

  @Test
  void aStepKnowsWhatWasRecordedAnHourBefore() throws Exception {
    WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    log.instrument(stop(), HOUR).determined();
    String known = "decided without FED-STOP, known since " + WrittenLog.DECIDED.minus(HOUR);
    Findings without = log.decided(1).verified();
    assertTold(Verdict.DIFFERENT, "CaseStep", known, without);
    assertTold(Verdict.DIFFERENT, "Disposition", known, without);
  }

  /**
   * A history that was brought in an hour later, with times of long before, changes nothing of what
   * was decided, to the byte; nor was it known then.
   */
  @Test
  void whatWasBroughtInLaterWasNotKnownBefore() throws Exception {
    WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    log.determined().decided(1);
    Instant came = WrittenLog.DECIDED.plus(HOUR);
    Instrument old =
        Instrument.newBuilder(stop())
            .setRecorded(SampleCase.at(came))
            .setImported(
                new Imported(SampleCase.at(SampleInstruments.RECORDED), "another register"))
            .build();
    log.instrument(old, HOUR.negated());
    assertEqual(log.verified());
    log.happened(came.plus(HOUR), 1, Edition.PRESENT);
    assertTold(
        Verdict.DIFFERENT,
        "CaseStep",
        "decided without FED-STOP, known since " + came,
        log.verified());
  }

  /** So that nothing overtakes who withholds. */
  @Test
  void aReviewThatTellsNobodyMayBeTakenAsOfTheStepBefore() throws Exception {
    assertEqual(late(org.tenprint.events.notification.Verdict.WITHHOLD));
    assertTold(
        Verdict.DIFFERENT,
        "CaseStep",
        "decided without FED-STOP",
        late(org.tenprint.events.notification.Verdict.RELEASE));
  }

  /** Two review a hold an hour after an instrument was recorded, by the rules of before it. */
  private static Findings late(org.tenprint.events.notification.Verdict verdict) throws Exception {
    WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    Instrument.Builder hold = Instrument.newBuilder(stop()).setId("FED-HOLD");
    log.instrument(hold.setEffect(Effect.HOLD).setReason(Reason.COUNSEL).build(), DAY);
    log.determined().decided(2);
    Instant came = WrittenLog.DECIDED.plus(HOUR);
    Instrument later = Instrument.newBuilder(stop()).setRecorded(SampleCase.at(came)).build();
    log.instrument(later, HOUR.negated());
    for (String by : List.of("one", "two")) {
      log.tookReview(by, verdict, log.reviewed(by, verdict, came.plus(HOUR)), 2);
    }
    return log.verified();
  }

  /** What is recorded at that moment may be read or not; what counts from later on, too. */
  @Test
  void whatIsRecordedAsItIsDecidedMayBeUnknown() throws Exception {
    WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    assertEqual(log.instrument(stop(), NOW).determined().decided(1).verified());
    Instrument ahead =
        Instrument.newBuilder(stop())
            .setRecorded(SampleCase.at(WrittenLog.DECIDED.plusMillis(500)))
            .build();
    WrittenLog other = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    assertEqual(other.instrument(ahead, HOUR).determined().decided(1).verified());
    WrittenLog all = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    assertEqual(all.instrument(stop(), HOUR).determined().decided(2).verified());
  }

  /** That it was taken long before its input was written is its writer's word. */
  @Test
  void aStepIsNotTakenBeforeItsInput() throws Exception {
    WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    log.instrument(stop(), Duration.ofSeconds(30));
    Determination made =
        Determinations.of(
            WrittenLog.SAMPLE.identification(),
            Optional.empty(),
            ReferenceSet.sample(),
            WrittenLog.DETERMINED);
    log.determination(made, WrittenLog.DECIDED.plus(HOUR));
    assertTold(
        Verdict.DIFFERENT, "CaseStep", "decided without FED-STOP", log.decided(1).verified());
  }

  @Test
  void aCaseForgetsNoInstrument() throws Exception {
    Instant soon = WrittenLog.DECIDED.plusSeconds(30);
    for (int next : List.of(2, 1)) {
      WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
      log.instrument(stop(), NOW).determined().decided(2);
      Findings found = log.happened(soon, next, Edition.PRESENT).verified();
      if (next == 2) {
        assertEqual(found);
      } else {
        String why = "it knows the instruments up to 1, the step before it up to 2";
        assertTold(Verdict.DIFFERENT, "CaseStep", why, found);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void aCaseDoesNotFallBackBehindAnEdition(Edition first) throws Exception {
    for (Edition next : Edition.values()) {
      WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
      log.determined().decided(1, first);
      Findings found = log.happened(WrittenLog.DECIDED.plusSeconds(9), 1, next).verified();
      if (next.compareTo(first) >= 0) {
        assertEqual(found);
      } else {
        String why =
            "it was taken by edition %d of the rules, the step before it by %d"
                .formatted(next.number(), first.number());
        assertTold(Verdict.DIFFERENT, "CaseStep", why, found);
      }
    }
  }

  private static Findings forgotten(String reference, LogRecord... more) throws Exception {
    try (MemoryVault vault = new MemoryVault()) {
      WrittenLog log =
          new WrittenLog(Optional.of(vault)).instrument(SampleInstruments.permit(), DAY);
      log.determined().decided(1);
      for (LogRecord record : more) {
        log.put(record);
      }
      if (more.length > 0) {
        log.with(TopicCatalogue.ERASURES.name()).with(TopicCatalogue.EXPUNGEMENTS.name());
      }
      KeyId key = KeyId.ofBooking(WrittenLog.SAMPLE.id());
      vault.destroy(key, new Destruction(WrittenLog.DECIDED, reference));
      return log.verified(DAY_ONE);
    }
  }

  @Test
  void aKeyThatNobodyOrderedToBeDestroyedExcusesNothing() throws Exception {
    WithdrawnOrders orders = new WithdrawnOrders(WrittenLog.SAMPLE.id());
    LogRecord order = orders.expungement(WithdrawnOrders.OTHER, null, WithdrawnOrders.AT);
    String where = "notification.expungements.v1/0/10";
    Findings well = forgotten(where, order, orders.erasure());
    assertTrue(well.allEqual(), well.all()::toString);
    assertTrue(well.count(Verdict.UNVERIFIABLE_ERASED) > 0, well.all()::toString);
    assertTold(
        Verdict.DIFFERENT,
        "Erasure",
        "its key is destroyed and no erasure orders it",
        forgotten("nobody", order));
    assertTold(
        Verdict.MISSING_INPUT,
        "Erasure",
        "missing: the erasure: the ledger of keys alone names its order, " + where,
        forgotten(where, order));
    assertTold(
        Verdict.MISSING_INPUT,
        "Erasure",
        "missing: whether its key was ordered to be destroyed: notification.erasures.v1",
        forgotten(where));
    LogRecord alone = orders.expungement(WithdrawnOrders.PROPOSER, null, WithdrawnOrders.AT);
    Findings byOne = forgotten(where, alone, orders.erasure());
    assertTold(Verdict.DIFFERENT, "Erasure", "its order was approved by who proposed it", byOne);
    assertEquals(1, byOne.count(Verdict.DIFFERENT), byOne.all()::toString);
  }

  @Test
  void whatStandsTwiceIsFoundThoughWindowsPart() throws Exception {
    WrittenLog log = new WrittenLog().instrument(SampleInstruments.permit(), DAY);
    log.determined().decided(1);
    log.told(WrittenLog.DECIDED.plus(DAY));
    Determination second =
        Determinations.of(
            WrittenLog.SAMPLE.identification(),
            Optional.empty(),
            ReferenceSet.sample(),
            WrittenLog.DETERMINED.plus(DAY));
    log.determination(second, WrittenLog.DETERMINED.plus(DAY));
    assertEqual(log.verified(DAY_ONE));
    Findings next = log.verified(DAY_TWO);
    assertEquals(0, next.count(Verdict.EQUAL), next.all()::toString);
    assertTold(Verdict.DIFFERENT, "Determination", "the booking has another before it", next);
    assertTold(Verdict.DIFFERENT, "Disposition", "step 1 made it once, it stands twice", next);
    assertTold(Verdict.DIFFERENT, "RecipientMessage", "it was sent once and stands twice", next);
    List<String> places = new ArrayList<>();
    log.verified().all().forEach(one -> places.add(one.where()));
    assertEquals(places.size(), places.stream().distinct().count(), "each once");
  }

  @Test
  void aLogThatWasCutWithinTheWindowIsTold() throws Exception {
    WrittenLog log = new WrittenLog().determined().decided(0).without(0);
    String kept = "missing: what stood before: kept from 1 on";
    assertTold(Verdict.MISSING_INPUT, "topic", kept, log.verified(DAY_ONE));
    assertEquals(List.of(), log.verified(DAY_TWO).all());
  }
}
