package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.StepTrigger;

/** Each promise is kept by a sound log and broken by a planted breach. */
class GuaranteesTest {
  private static final UUID BOOKING = new UUID(1, 2);
  private static final String AGENCY = "agency:MA0130100";
  private static final String TOPIC = "agency.MA0130100.identifications.v1";
  private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");

  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> log = new TreeMap<>();

  @Test
  void aMessageThatADispositionNamesIsAsItShouldBe() {
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 1, "m-1"));
    put(TopicCatalogue.DISPOSITIONS.name(), disposition("sib:MA", 1, null));
    put(TOPIC, message(AGENCY, "m-1"));
    assertEquals(List.of(), broken(Guarantees.nothingBeyondDispositions()));
    assertEquals(List.of(), broken(Guarantees.oneDispositionEach()));
  }

  @Test
  void aMessageWithoutADispositionIsABreach() {
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 1, null));
    put(TOPIC, message(AGENCY, "m-1"));
    assertEquals(
        List.of(TOPIC + "/0/0: m-1 of " + BOOKING + " is named by no disposition to " + AGENCY),
        broken(Guarantees.nothingBeyondDispositions()));
  }

  @Test
  void aMessageInAnothersTopicIsABreach() {
    put(TopicCatalogue.DISPOSITIONS.name(), disposition("sib:MA", 1, "m-1"));
    put(TOPIC, message("sib:MA", "m-1"));
    assertEquals(
        List.of(
            TOPIC + "/0/0: m-1 of " + BOOKING + " is for sib:MA",
            "m-1 of " + BOOKING + " was never sent to sib:MA"),
        broken(Guarantees.nothingBeyondDispositions()));
  }

  @Test
  void aMessageThatIsAnothersByItsDispositionIsABreach() {
    put(TopicCatalogue.DISPOSITIONS.name(), disposition("sib:MA", 1, "m-1"));
    put(TOPIC, message(AGENCY, "m-1"));
    assertEquals(2, broken(Guarantees.nothingBeyondDispositions()).size());
  }

  @Test
  void aMessageTwiceOrNeverIsABreach() {
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 1, "m-1"));
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 2, "m-2"));
    put(TOPIC, message(AGENCY, "m-1"));
    put(TOPIC, message(AGENCY, "m-1"));
    assertEquals(
        List.of(
            TOPIC + "/0/1: m-1 of " + BOOKING + " stands there twice",
            "m-2 of " + BOOKING + " was never sent to " + AGENCY),
        broken(Guarantees.nothingBeyondDispositions()));
  }

  @Test
  void twoDispositionsOfOneStepAreABreach() {
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 1, null));
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 1, null));
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 2, null));
    assertEquals(
        List.of(BOOKING + ": 2 for " + AGENCY + " at step 1"),
        broken(Guarantees.oneDispositionEach()));
  }

  @Test
  void eachRecallOfAStepHasADispositionOfItsOwn() {
    put(TopicCatalogue.DISPOSITIONS.name(), disposition(AGENCY, 1, "m-1"));
    put(TopicCatalogue.DISPOSITIONS.name(), recalled(1, "r-1"));
    put(TopicCatalogue.DISPOSITIONS.name(), recalled(1, "r-2"));
    assertEquals(List.of(), broken(Guarantees.oneDispositionEach()));
    put(TopicCatalogue.DISPOSITIONS.name(), recalled(1, "r-2"));
    assertEquals(
        List.of(BOOKING + ": 2 for " + AGENCY + " at step 1, message r-2"),
        broken(Guarantees.oneDispositionEach()));
  }

  @Test
  void aRecallOfWhatStandsIsAsItShouldBe() {
    put(TOPIC, message(AGENCY, "m-1"));
    put(TOPIC, message(AGENCY, "m-2"));
    put(TOPIC, recall("r-1", "m-1"));
    put(TOPIC, recall("r-2", "m-2"));
    assertEquals(List.of(), broken(Guarantees.eachRecallsWhatStands()));
  }

  @Test
  void aRecallOfWhatIsNotThereTwiceOrOfNoTellingIsABreach() {
    put(TOPIC, recall("r-0", "m-1"));
    put(TOPIC, message(AGENCY, "m-1"));
    put(TOPIC, message("sib:MA", "m-2"));
    put(
        TOPIC,
        RecipientMessage.newBuilder(message(AGENCY, "m-3")).setKind(MessageKind.NO_MATCH).build());
    for (String named : List.of("m-1", "m-1", "m-2", "m-3", "r-0")) {
      put(TOPIC, recall("r-" + log.get(TOPIC).size(), named));
    }
    put(
        TOPIC,
        RecipientMessage.newBuilder(recall("r-9", "m-1")).setBookingId(new UUID(3, 4)).build());
    String of = " to " + AGENCY + " of ";
    assertEquals(
        List.of(
            TOPIC + "/0/0: m-1" + of + BOOKING + " is recalled and was not sent before",
            TOPIC + "/0/5: m-1" + of + BOOKING + " is recalled twice",
            TOPIC + "/0/6: m-2" + of + BOOKING + " is recalled and was not sent before",
            TOPIC + "/0/7: m-3" + of + BOOKING + " is recalled and is a NO_MATCH",
            TOPIC + "/0/8: r-0" + of + BOOKING + " is recalled and is a RECALL",
            TOPIC + "/0/9: m-1" + of + new UUID(3, 4) + " is recalled and was not sent before"),
        broken(Guarantees.eachRecallsWhatStands()));
  }

  @Test
  void stepsWithAGapATwinOrOutOfOrderAreABreach() {
    for (int step : new int[] {1, 2, 2, 4}) {
      put(TopicCatalogue.CASE_STEPS.name(), step(BOOKING, step));
    }
    put(TopicCatalogue.CASE_STEPS.name(), step(new UUID(3, 4), 1));
    assertEquals(
        List.of(BOOKING + ": step 2 after 2", BOOKING + ": step 4 after 2"),
        broken(Guarantees.gaplessSteps()));
  }

  @Test
  void aDeadLetterNamesARecordThatIsThere() {
    put(TOPIC, message(AGENCY, "m-1"));
    letter(TOPIC, "0", log.get(TOPIC).get(0).value());
    assertEquals(List.of(), broken(Guarantees.originOfDeadLetters()));
    letter(TOPIC, "0", log.get(TOPIC).get(0).value());
    letter(TOPIC, "7", new byte[] {1});
    letter("other", "0", new byte[] {1});
    String dead = TOPIC + ".dlq.a-service";
    assertEquals(
        List.of(
            dead + "/0/1: " + TOPIC + "/0/0 has another dead letter",
            dead + "/0/2: " + TOPIC + "/0/7 is not there",
            dead + "/0/3: it names another origin or group: other/0/0"),
        broken(Guarantees.originOfDeadLetters()));
  }

  @Test
  void aDeadLetterOfOtherBytesOrWithoutOriginIsABreach() {
    put(TOPIC, message(AGENCY, "m-1"));
    letter(TOPIC, "0", new byte[] {1});
    put(TOPIC + ".dlq.a-service", message(AGENCY, "m-1"));
    assertEquals(2, broken(Guarantees.originOfDeadLetters()).size());
  }

  /** Of a topic that is cleared the record may be gone, and nothing of it is readable. */
  @Test
  void aDeadLetterOfAClearedTopicIsSealed() {
    String cleared = TopicCatalogue.SUBMISSIONS.of("MA0130100");
    String dead = TopicSpec.deadLetters(cleared, "booking-service");
    letter(dead, cleared, "0", null);
    letter(dead, cleared, "1", new byte[] {1})
        .headers()
        .add("dead-letter-sealed-form", "aes-siv-1".getBytes(UTF_8));
    assertEquals(List.of(), broken(Guarantees.originOfDeadLetters()));
    letter(dead, cleared, "2", new byte[] {1});
    assertEquals(
        List.of(dead + "/0/2: " + cleared + "/0/2 is readable here"),
        broken(Guarantees.originOfDeadLetters()));
  }

  @Test
  void allBreachesAreNamedAtOnce() {
    put(TOPIC, message(AGENCY, "m-1"));
    put(TopicCatalogue.CASE_STEPS.name(), step(BOOKING, 2));
    AssertionError error =
        assertThrows(AssertionError.class, () -> Guarantee.hold(events(), Guarantees.all()));
    assertTrue(error.getMessage().contains("without a gap"), error.getMessage());
    assertTrue(error.getMessage().contains("no other"), error.getMessage());
  }

  private List<String> broken(Guarantee guarantee) {
    return guarantee.brokenIn(events());
  }

  private LoggedEvents events() {
    return LoggedEvents.of(log.keySet(), log::get);
  }

  private ConsumerRecord<byte[], byte[]> put(String topic, byte[] value) {
    List<ConsumerRecord<byte[], byte[]>> records =
        log.computeIfAbsent(topic, name -> new ArrayList<>());
    var record =
        new ConsumerRecord<>(topic, 0, records.size(), BOOKING.toString().getBytes(UTF_8), value);
    records.add(record);
    return record;
  }

  private void put(String topic, SpecificRecord event) {
    put(topic, WrittenRecords.encoded(event));
  }

  private void letter(String origin, String offset, byte[] value) {
    letter(TOPIC + ".dlq.a-service", origin, offset, value);
  }

  private ConsumerRecord<byte[], byte[]> letter(
      String dead, String origin, String offset, byte[] value) {
    ConsumerRecord<byte[], byte[]> letter = put(dead, value);
    var headers = letter.headers();
    String group = dead.substring(dead.lastIndexOf(".dlq.") + 5);
    headers.add("dead-letter-group", group.getBytes(UTF_8));
    headers.add("dead-letter-origin-topic", origin.getBytes(UTF_8));
    headers.add("dead-letter-origin-partition", "0".getBytes(UTF_8));
    headers.add("dead-letter-origin-offset", offset.getBytes(UTF_8));
    return letter;
  }

  private static Disposition disposition(String recipient, int step, String messageId) {
    return Disposition.newBuilder()
        .setBookingId(BOOKING)
        .setBookingOri("MA0130100")
        .setTcn("T-1")
        .setRecipient(recipient)
        .setEdge(Edge.RETURN)
        .setOutcome(messageId == null ? Outcome.WITHHELD : Outcome.DELIVERED)
        .setReason(Reason.PERMITTED)
        .setRuleBookVersion("ab".repeat(32))
        .setRuleBookOffset(1)
        .setReferenceDataVersion("r")
        .setStep(step)
        .setMessageId(messageId)
        .setDecidedAt(new OffsetTime(AT, 0))
        .build();
  }

  private static RecipientMessage message(String recipient, String id) {
    return RecipientMessage.newBuilder()
        .setMessageId(id)
        .setKind(MessageKind.IDENTIFICATION)
        .setBookingId(BOOKING)
        .setTcn("T-1")
        .setBookingOri("MA0130100")
        .setRecipient(recipient)
        .setLevels(List.of())
        .setInstruments(List.of())
        .setSentAt(AT)
        .build();
  }

  private static Disposition recalled(int step, String messageId) {
    return Disposition.newBuilder(disposition(AGENCY, step, messageId))
        .setOutcome(Outcome.RECALLED)
        .build();
  }

  private static RecipientMessage recall(String id, String recalls) {
    return RecipientMessage.newBuilder(message(AGENCY, id))
        .setKind(MessageKind.RECALL)
        .setRecalls(recalls)
        .build();
  }

  private static CaseStep step(UUID booking, int step) {
    return CaseStep.newBuilder()
        .setBookingId(booking)
        .setStep(step)
        .setTrigger(StepTrigger.DEADLINE)
        .setAt(new OffsetTime(AT, 0))
        .setRuleBookVersion("ab".repeat(32))
        .setRuleBookOffset(1)
        .setDispositions(0)
        .build();
  }
}
