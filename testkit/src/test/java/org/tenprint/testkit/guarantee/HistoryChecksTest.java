package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** Each check is true of a sound run, false of a planted breach, and unknown where nothing is. */
class HistoryChecksTest {
  private static final String SIB = "sib:MA";
  private static final String SIB_TOPIC = "sib.MA.identifications.v1";

  private final SoundRun run = new SoundRun();

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
    run.broken("C1", "LOST-000001 sib:MA: no outcome");
    assertEquals(3L, run.check("C1").counts().get("lost"));
  }

  @Test
  void aSecondOutcomeIsOneTooMany() {
    SubmittedBooking booking = run.submissions.get(0);
    run.decide(booking, SIB, 2, Outcome.DELIVERED, Reason.PERMITTED, 2);
    run.broken("C1", "[DELIVERED, DELIVERED]");
  }

  @Test
  void aRefusedBookingThatGoesOnIsABreach() {
    run.submissions.add(SoundRun.submitted("REFUSED-002", Fate.REFUSED, true, false));
    run.taken(run.submissions.get(run.submissions.size() - 1));
    run.broken("C2", "REFUSED-002 was refused and went on");
  }

  @Test
  void aBookingOfUnknownFateIsWholeOrNotThere() {
    SubmittedBooking booking = SoundRun.submitted("UNKNOWN-001", Fate.UNKNOWN, true, false);
    run.submissions.add(booking);
    assertEquals(Judgement.TRUE, run.check("C2").judgement());
    run.decide(booking, SIB, 1, Outcome.DELIVERED, Reason.PERMITTED, 2);
    run.broken("C2", "UNKNOWN-001");
  }

  @Test
  void aMessageTwiceIsASecondEffect() {
    var first = run.log.get(SIB_TOPIC).get(0);
    run.put(SIB_TOPIC, "KNOWN-00001", first.value());
    run.broken("C4", "a second time");
  }

  @Test
  void otherBytesAtTheSameOffsetAreABreach() {
    run.again = new TreeMap<>(run.log);
    run.again.put(
        SIB_TOPIC, List.of(WrittenRecords.of(SIB_TOPIC, 0, 0, "KNOWN-00001", new byte[] {1})));
    run.broken("C5", SIB_TOPIC + "/0/0 has other bytes");
  }

  @Test
  void whatIsGoneAtTheSecondReadIsABreachUnlessItMayBe() {
    run.again = new TreeMap<>(run.log);
    run.again.remove(TopicCatalogue.RECEIPTS.name());
    assertEquals(Judgement.TRUE, run.check("C5").judgement());
    run.again.put(SIB_TOPIC, List.of());
    run.broken("C5", SIB_TOPIC + "/0/0 is gone");
  }

  @Test
  void whatWasHandedOutAndIsNotCommittedIsABreach() {
    run.told.add(new History.Told(SIB, SIB_TOPIC + "/0/77", "ab"));
    run.broken("C6", SIB_TOPIC + "/0/77, which is not committed");
  }

  @Test
  void whatIsCommittedAndWasNotHandedOutIsABreach() {
    run.put(SIB_TOPIC, "poison", new byte[] {1});
    run.broken("C6", SIB_TOPIC + "/0/2 was never handed");
  }

  @Test
  void aCaseThatRestsOnNothingIsABreach() {
    var nowhere = WrittenRecords.of(TopicCatalogue.DETERMINATIONS.name(), 0, 99, "x", new byte[0]);
    run.step(run.submissions.get(0), 2, nowhere);
    run.broken("C6", "/0/99, which is not committed");
  }

  @Test
  void stepsOutOfOrderAndAKeyInTwoPartitionsAreBreaches() {
    List<?> steps = run.log.get(TopicCatalogue.CASE_STEPS.name());
    run.put(
        TopicCatalogue.CASE_STEPS.name(),
        "KNOWN-00001",
        run.log.get(TopicCatalogue.CASE_STEPS.name()).get(0).value());
    assertEquals(4, steps.size());
    run.broken("C7", "step 1 after 1");
    String topic = TopicCatalogue.DISPOSITIONS.name();
    var one = run.log.get(topic).get(0);
    run.log.get(topic).add(WrittenRecords.of(topic, 1, 0, "KNOWN-00001", one.value()));
    run.broken("C7", "stands in two partitions");
  }

  @Test
  void aHopThatAnswersTwiceOrNotIsABreach() {
    String topic = TopicCatalogue.IDENTIFICATIONS.name();
    run.put(topic, "KNOWN-00001", run.log.get(topic).get(0).value());
    run.broken("C8", "biometric-service: " + run.submissions.get(0).id() + " is answered 2 times");
    run.log.get(topic).clear();
    run.broken("C8", "is answered 0 times");
  }

  @Test
  void whatATestWroteAgainIsAnsweredAgainByWhoKeepsNothing() {
    String topic = TopicCatalogue.IDENTIFICATIONS.name();
    run.repeated.add(run.put(topic, "KNOWN-00001", run.log.get(topic).get(0).value()));
    run.broken("C8", "immigration-service: " + run.submissions.get(0).id() + " is answered 1 time");
    String answers = TopicCatalogue.DETERMINATIONS.name();
    byte[] answer = run.log.get(answers).get(0).value();
    run.put(answers, "KNOWN-00001", answer);
    assertEquals(Judgement.TRUE, run.check("C8").judgement(), run.check("C8").toString());
    run.put(answers, "KNOWN-00001", answer);
    run.broken("C8", "immigration-service: " + run.submissions.get(0).id() + " is answered 3 time");
  }

  @Test
  void whoKnowsABookingDoesNotAnswerItAgain() {
    String topic = TopicCatalogue.BOOKINGS.name();
    run.repeated.add(run.put(topic, "KNOWN-00001", run.log.get(topic).get(0).value()));
    assertEquals(Judgement.TRUE, run.check("C8").judgement(), run.check("C8").toString());
    String answers = TopicCatalogue.IDENTIFICATIONS.name();
    run.put(answers, "KNOWN-00001", run.log.get(answers).get(0).value());
    run.broken("C8", "biometric-service: " + run.submissions.get(0).id() + " is answered 2 times");
  }

  @Test
  void anAcceptedBookingWithoutAReceiptIsABreach() {
    run.log.get(TopicCatalogue.RECEIPTS.name()).remove(0);
    run.broken("C8", "KNOWN-00001 was accepted and has no receipt");
  }

  @Test
  void poisonWithoutADeadLetterIsABreach() {
    String topic = TopicCatalogue.DETERMINATIONS.name();
    var poison = run.put(topic, "poison", new byte[] {1});
    run.broken("C8", "notification-service: " + LoggedEvents.where(poison) + " has 0 dead letters");
    letter(topic, poison.offset());
    assertEquals(Judgement.TRUE, run.check("C8").judgement());
    letter(topic, poison.offset());
    run.broken("C8", "has 2 dead letters");
  }

  @Test
  void twoDeadLettersOfAnEventAreOneTooMany() {
    String topic = TopicCatalogue.DETERMINATIONS.name();
    var one = run.log.get(topic).get(0);
    letter(topic, one.offset());
    letter(topic, one.offset());
    run.broken("C8", LoggedEvents.where(one) + " has 2 dead letters");
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
    run.broken("C9", "different");
    run.recomputed = Optional.of(2);
    run.unknown("C9");
  }

  @Test
  void aRecoveryThatTakesTooLongIsABreach() {
    run.faults.add(
        new History.Fault(
            "hang", SoundRun.AT.minusSeconds(70), SoundRun.AT.minusSeconds(60), true));
    run.broken("C10", "02 hang took 70000 ms");
    assertEquals(20_000L, run.check("C10").counts().get("01 kill"));
  }

  @Test
  void aFaultAfterWhichNothingWasSubmittedTellsNothing() {
    run.faults.add(new History.Fault("late", SoundRun.AT, SoundRun.AT, true));
    run.unknown("C10");
  }

  @Test
  void aNameInAFileIsABreachAndABlindSearchUnknown() {
    run.canaries =
        Optional.of(new History.Canaries(1, Map.of("a name", List.of("logs/booking.log"))));
    run.broken("C11", "a name stands in logs/booking.log");
    run.canaries = Optional.of(new History.Canaries(0, Map.of()));
    run.unknown("C11");
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
