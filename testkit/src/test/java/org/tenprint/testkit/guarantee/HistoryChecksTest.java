package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** Each check is true of a sound run, false of a planted breach, and unknown where nothing is. */
class HistoryChecksTest {
  private static final String SIB = "sib:MA";
  private static final String SIB_TOPIC = "sib.MA.identifications.v1";

  private final SoundRun run = new SoundRun();

  private void broken(String id, String what) {
    Checked found = run.check(id);
    assertEquals(Judgement.FALSE, found.judgement(), found.toString());
    assertTrue(found.where().toString().contains(what), found.where().toString());
  }

  private void unknown(String id) {
    assertEquals(Judgement.UNKNOWN, run.check(id).judgement(), id);
    assertThrows(AssertionError.class, () -> HistoryChecks.hold(HistoryChecks.of(run.history())));
  }

  @Test
  void aSoundRunKeepsEverything() {
    List<Checked> checks = HistoryChecks.of(run.history());
    HistoryChecks.hold(checks);
    assertEquals(11, checks.size());
  }

  @Test
  void ofNothingNothingIsKnown() {
    SoundRun nothing = run;
    nothing.log.clear();
    nothing.submissions.clear();
    nothing.told.clear();
    nothing.faults.clear();
    nothing.recomputed = Optional.empty();
    nothing.canaries = Optional.empty();
    for (Checked one : HistoryChecks.of(nothing.history())) {
      assertEquals(Judgement.UNKNOWN, one.judgement(), one.toString());
    }
  }

  @Test
  void anAcceptedBookingWithoutAnOutcomeIsLost() {
    run.submissions.add(SoundRun.submitted("LOST-000001", Fate.OK, true, false));
    broken("C1", "LOST-000001 sib:MA: no outcome");
    assertEquals(3L, run.check("C1").counts().get("lost"));
  }

  @Test
  void aSecondOutcomeIsOneTooMany() {
    SubmittedBooking booking = run.submissions.get(0);
    run.decide(booking, SIB, 2, Outcome.DELIVERED, Reason.PERMITTED, 2);
    broken("C1", "[DELIVERED, DELIVERED]");
  }

  @Test
  void aRefusedBookingThatGoesOnIsABreach() {
    run.submissions.add(SoundRun.submitted("REFUSED-002", Fate.REFUSED, true, false));
    run.taken(run.submissions.get(run.submissions.size() - 1));
    broken("C2", "REFUSED-002 was refused and went on");
  }

  @Test
  void aBookingOfUnknownFateIsWholeOrNotThere() {
    SubmittedBooking booking = SoundRun.submitted("UNKNOWN-001", Fate.UNKNOWN, true, false);
    run.submissions.add(booking);
    assertEquals(Judgement.TRUE, run.check("C2").judgement());
    run.decide(booking, SIB, 1, Outcome.DELIVERED, Reason.PERMITTED, 2);
    broken("C2", "UNKNOWN-001");
  }

  @Test
  void aDeliveryThatARuleForbidsIsABreach() {
    run.instrument("NO", Edge.RETURN, ScopeKind.STATE, "MA", Effect.WITHHOLD);
    SubmittedBooking booking = SoundRun.submitted("AGAINST-001", Fate.OK, true, false);
    run.submissions.add(booking);
    run.decide(booking, SIB, 1, Outcome.DELIVERED, Reason.PERMITTED, 3);
    broken("C3", "AGAINST-001 sib:MA");
  }

  @Test
  void whatIsPermittedBesideARuleThatCannotBeReadIsHeld() {
    run.put(TopicCatalogue.INSTRUMENTS.name(), "poison", new byte[] {1});
    SubmittedBooking booking = SoundRun.submitted("IN-DOUBT-01", Fate.OK, true, false);
    run.submissions.add(booking);
    run.decide(booking, SIB, 1, Outcome.HELD, Reason.EXAMINER_REVIEW, 3);
    assertEquals(Judgement.TRUE, run.check("C3").judgement());
    run.decide(booking, "agency:MA0130100", 1, Outcome.DELIVERED, Reason.PERMITTED, 3);
    broken("C3", "HELD, reason=EXAMINER_REVIEW] is due");
  }

  @Test
  void whatCounselDecidesIsNotKnownHere() {
    run.instrument("NO", Edge.RETURN, ScopeKind.NATION, "US", Effect.WITHHOLD);
    SubmittedBooking booking = SoundRun.submitted("COUNSEL-001", Fate.OK, true, false);
    run.submissions.add(booking);
    run.decide(booking, SIB, 1, Outcome.WITHHELD, Reason.RECIPIENT_REFUSED, 3);
    assertNotEquals(Judgement.TRUE, run.check("C3").judgement());
  }

  @Test
  void aDecisionWithoutARuleThatWasKnownIsABreach() {
    run.instrument("NO", Edge.RETURN, ScopeKind.ORI, "ZZ0000000", Effect.WITHHOLD);
    run.changes.add(new History.RuleChange("NO", SoundRun.AT.minus(Duration.ofHours(1))));
    broken("C3", "decided without NO");
  }

  @Test
  void whatStandsAgainstALaterRuleIsABreachUntilItIsRecalled() {
    run.instrument("NO", Edge.RETURN, ScopeKind.COUNTY, "25025", Effect.WITHHOLD);
    broken("C3", "stands against a rule");
    run.decide(run.submissions.get(0), SIB, 2, Outcome.RECALLED, Reason.RECIPIENT_REFUSED, 3);
    assertTrue(run.check("C3").where().stream().noneMatch(one -> one.contains("KNOWN-00001 sib")));
  }

  @Test
  void aRecallWithoutARuleIsABreach() {
    run.decide(run.submissions.get(0), SIB, 2, Outcome.RECALLED, Reason.RECIPIENT_REFUSED, 2);
    broken("C3", "recalled without a rule");
  }

  @Test
  void whoReadsAnothersTopicIsABreach() {
    run.told.add(HistoryFile.told("sib:IL", run.log.get(SIB_TOPIC).get(0)));
    broken("C3", "sib:IL was handed " + SIB_TOPIC + "/0/0");
  }

  @Test
  void aDecisionOnWhatNobodySubmittedIsABreach() {
    run.submissions.remove(0);
    broken("C3", "nobody submitted");
  }

  @Test
  void aMessageTwiceIsASecondEffect() {
    var first = run.log.get(SIB_TOPIC).get(0);
    run.put(SIB_TOPIC, "KNOWN-00001", first.value());
    broken("C4", "a second time");
  }

  @Test
  void otherBytesAtTheSameOffsetAreABreach() {
    run.again = new TreeMap<>(run.log);
    run.again.put(
        SIB_TOPIC, List.of(SoundRun.record(SIB_TOPIC, 0, 0, "KNOWN-00001", new byte[] {1})));
    broken("C5", SIB_TOPIC + "/0/0 has other bytes");
  }

  @Test
  void whatIsGoneAtTheSecondReadIsABreachUnlessItMayBe() {
    run.again = new TreeMap<>(run.log);
    run.again.remove(TopicCatalogue.RECEIPTS.name());
    assertEquals(Judgement.TRUE, run.check("C5").judgement());
    run.again.put(SIB_TOPIC, List.of());
    broken("C5", SIB_TOPIC + "/0/0 is gone");
  }

  @Test
  void whatWasHandedOutAndIsNotCommittedIsABreach() {
    run.told.add(new History.Told(SIB, SIB_TOPIC + "/0/77", "ab"));
    broken("C6", SIB_TOPIC + "/0/77, which is not committed");
  }

  @Test
  void whatIsCommittedAndWasNotHandedOutIsABreach() {
    run.put(SIB_TOPIC, "poison", new byte[] {1});
    broken("C6", SIB_TOPIC + "/0/2 was never handed");
  }

  @Test
  void aCaseThatRestsOnNothingIsABreach() {
    var nowhere = SoundRun.record(TopicCatalogue.DETERMINATIONS.name(), 0, 99, "x", new byte[0]);
    run.step(run.submissions.get(0), 2, nowhere);
    broken("C6", "/0/99, which is not committed");
  }

  @Test
  void stepsOutOfOrderAndAKeyInTwoPartitionsAreBreaches() {
    List<?> steps = run.log.get(TopicCatalogue.CASE_STEPS.name());
    run.put(
        TopicCatalogue.CASE_STEPS.name(),
        "KNOWN-00001",
        run.log.get(TopicCatalogue.CASE_STEPS.name()).get(0).value());
    assertEquals(4, steps.size());
    broken("C7", "step 1 after 1");
    String topic = TopicCatalogue.DISPOSITIONS.name();
    var one = run.log.get(topic).get(0);
    run.log.get(topic).add(SoundRun.record(topic, 1, 0, "KNOWN-00001", one.value()));
    broken("C7", "stands in two partitions");
  }

  @Test
  void aHopThatAnswersTwiceOrNotIsABreach() {
    String topic = TopicCatalogue.IDENTIFICATIONS.name();
    run.put(topic, "KNOWN-00001", run.log.get(topic).get(0).value());
    broken("C8", "biometric-service: " + run.submissions.get(0).id() + " is answered 2 times");
    run.log.get(topic).clear();
    broken("C8", "is answered 0 times");
  }

  @Test
  void anAcceptedBookingWithoutAReceiptIsABreach() {
    run.log.get(TopicCatalogue.RECEIPTS.name()).remove(0);
    broken("C8", "KNOWN-00001 was accepted and has no receipt");
  }

  @Test
  void poisonWithoutADeadLetterIsABreach() {
    String topic = TopicCatalogue.DETERMINATIONS.name();
    var poison = run.put(topic, "poison", new byte[] {1});
    broken("C8", "notification-service: " + LoggedEvents.where(poison) + " has 0 dead letters");
    letter(topic, poison.offset());
    assertEquals(Judgement.TRUE, run.check("C8").judgement());
    letter(topic, poison.offset());
    broken("C8", "has 2 dead letters");
  }

  @Test
  void twoDeadLettersOfAnEventAreOneTooMany() {
    String topic = TopicCatalogue.DETERMINATIONS.name();
    var one = run.log.get(topic).get(0);
    letter(topic, one.offset());
    letter(topic, one.offset());
    broken("C8", LoggedEvents.where(one) + " has 2 dead letters");
  }

  private void letter(String topic, long offset) {
    var headers = run.put(topic + ".dlq.notification-service", "poison", new byte[] {1}).headers();
    headers.add("dead-letter-origin-topic", topic.getBytes(UTF_8));
    headers.add("dead-letter-origin-partition", "0".getBytes(UTF_8));
    headers.add("dead-letter-origin-offset", Long.toString(offset).getBytes(UTF_8));
  }

  @Test
  void aDifferentRecomputationIsABreachAndAFailedOneIsUnknown() {
    run.recomputed = Optional.of(1);
    broken("C9", "different");
    run.recomputed = Optional.of(2);
    unknown("C9");
  }

  @Test
  void aRecoveryThatTakesTooLongIsABreach() {
    run.faults.add(
        new History.Fault(
            "hang", SoundRun.AT.minusSeconds(70), SoundRun.AT.minusSeconds(60), true));
    broken("C10", "02 hang took 70000 ms");
    assertEquals(20_000L, run.check("C10").counts().get("01 kill"));
  }

  @Test
  void aFaultAfterWhichNothingWasSubmittedTellsNothing() {
    run.faults.add(new History.Fault("late", SoundRun.AT, SoundRun.AT, true));
    unknown("C10");
  }

  @Test
  void aNameInAFileIsABreachAndABlindSearchUnknown() {
    run.canaries =
        Optional.of(new History.Canaries(1, Map.of("a name", List.of("logs/booking.log"))));
    broken("C11", "a name stands in logs/booking.log");
    run.canaries = Optional.of(new History.Canaries(0, Map.of()));
    unknown("C11");
  }

  /** An instrument with conditions is beyond the brute force, and it says so. */
  @Test
  void aRuleThatIsNotUnderstoodMakesItUnknown() throws Exception {
    String topic = TopicCatalogue.INSTRUMENTS.name();
    var decoder =
        new BinaryMessageDecoder<Instrument>(
            SpecificData.getForClass(Instrument.class), Instrument.getClassSchema());
    var instrument = decoder.decode(run.log.get(topic).get(1).value());
    run.put(topic, "RETURN", Instrument.newBuilder(instrument).setUnless(List.of("SHARE")).build());
    unknown("C3");
  }

  @Test
  void theFileHasALineForEachOfIts(@TempDir Path folder) throws Exception {
    Path lines = folder.resolve("history.ndjson");
    HistoryFile.write(run.history(), lines);
    List<String> kinds = new ArrayList<>();
    for (String line : Files.readAllLines(lines)) {
      kinds.add(line.replaceFirst("\\{\"kind\":\"([a-z]+)\".*\\}", "$1"));
    }
    assertEquals(4, kinds.stream().filter("submission"::equals).count());
    assertEquals(1, kinds.stream().filter("fault"::equals).count());
    long records = run.log.values().stream().mapToLong(List::size).sum();
    assertEquals(records, kinds.stream().filter("record"::equals).count());
    Path result = folder.resolve("result.json");
    HistoryFile.write(Map.of("seed", 7), run.faults, HistoryChecks.of(run.history()), result);
    String text = Files.readString(result);
    assertTrue(text.contains("\"judgement\" : \"TRUE\""), text);
    assertTrue(text.contains("\"seed\" : 7"), text);
  }
}
