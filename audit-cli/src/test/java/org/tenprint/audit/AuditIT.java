package org.tenprint.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.replay.Manifest;
import org.tenprint.audit.replay.RecordJson;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.testkit.TestBroker;

class AuditIT {
  /** Recent: a broker soon removes what is older than its topic keeps. */
  private static final Instant BOOKED =
      Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

  private static final SampleCase CASE = new SampleCase("SHOW000001", BOOKED);
  private static final String FIELD_OFFICE = "field-office:BOS";
  private static final String FROM = BOOKED.toString();
  private static final String TO = BOOKED.plusSeconds(60).toString();

  private static String broker;

  @BeforeAll
  static void aLog() {
    TestBroker testBroker = TestBroker.shared();
    broker = testBroker.bootstrapServers();
    assertEquals(ExitCodes.OK, Cli.on(broker, "topics", "create").exit());
    String id = CASE.id().toString();
    String dispositions = TopicCatalogue.DISPOSITIONS.name();
    SampleLog log = new SampleLog();
    String instruments = TopicCatalogue.INSTRUMENTS.name();
    log.put(
        instruments,
        SampleInstruments.PERMIT,
        SampleInstruments.permit(),
        SampleInstruments.RECORDED);
    log.put(
        instruments,
        SampleInstruments.REFUSAL,
        SampleInstruments.refusal(),
        SampleInstruments.RECORDED);
    log.put(
        dispositions,
        id,
        CASE.disposition(
            "agency:" + SampleCase.ORI,
            Outcome.WITHHELD,
            Reason.RECIPIENT_REFUSED,
            SampleInstruments.REFUSAL),
        BOOKED.plusSeconds(60));
    log.put(
        dispositions,
        id,
        CASE.disposition(
            FIELD_OFFICE, Outcome.DELIVERED, Reason.PERMITTED, SampleInstruments.PERMIT),
        BOOKED.plusSeconds(59));
    log.put(
        "field-office.BOS.matches.v1",
        id,
        CASE.message(FIELD_OFFICE, SampleInstruments.PERMIT),
        BOOKED.plusSeconds(60));
    log.put(
        TopicCatalogue.IDENTIFICATIONS.name(), id, CASE.identification(), BOOKED.plusSeconds(2));
    log.put(TopicCatalogue.BOOKINGS.name(), id, CASE.booking(), BOOKED);
    log.put(
        TopicCatalogue.RECEIPTS.name(), SampleCase.ORI + "/" + CASE.tcn(), CASE.receipt(), BOOKED);
    log.put(
        TopicCatalogue.RECEIPTS.name(),
        SampleCase.ORI + "/" + CASE.tcn() + "/" + "1".repeat(64),
        CASE.refusal(),
        BOOKED.plusSeconds(1));
    log.put(
        TopicCatalogue.RECEIPTS.name(),
        SampleCase.ORI + "/" + CASE.tcn() + "/OTHER",
        new SampleCase(CASE.tcn() + "/OTHER", BOOKED).receipt(),
        BOOKED);
    SampleCase other = new SampleCase("SHOW000002", BOOKED);
    log.put(
        TopicCatalogue.IDENTIFICATIONS.name(),
        other.id().toString(),
        other.identification(),
        BOOKED.minusSeconds(1));
    log.put(deadLetter(id, BOOKED.plusSeconds(61)));
    log.writeTo(testBroker);
  }

  private static ProducerRecord<byte[], byte[]> deadLetter(String key, Instant recorded) {
    RecordHeaders headers = new RecordHeaders();
    String reviews = TopicCatalogue.REVIEWS.name();
    DeadLetters.mark(
        headers,
        new PoisonEvent(PoisonReason.NOT_AN_EVENT, "1 bytes without a framing"),
        new Origin(reviews, 4, 7L),
        "notification-service");
    return new ProducerRecord<>(
        TopicCatalogue.REVIEWS.deadLetters("notification-service"),
        null,
        recorded.toEpochMilli(),
        key.getBytes(StandardCharsets.UTF_8),
        new byte[] {7},
        headers);
  }

  @Test
  void everyTopicIsThereAndMadeOnce() {
    Cli list = Cli.on(broker, "topics", "list");
    assertEquals(ExitCodes.OK, list.exit(), list.err());
    assertTrue(list.out().contains("field-office.BOS.matches.v1"), list.out());
    assertFalse(list.out().contains("missing"), list.out());
    Cli again = Cli.on(broker, "topics", "create");
    assertEquals("0 topics created\n", again.err());
  }

  @Test
  void showTellsABookingsWholeStoryInOrderOfTime() throws IOException {
    Cli shown = Cli.on(broker, "audit", "show", SampleCase.ORI, CASE.tcn(), "--output=json");
    assertEquals(ExitCodes.OK, shown.exit(), shown.err());
    List<String> kinds = new ArrayList<>();
    List<String> times = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(shown.out())) {
      kinds.add(row.get("kind").asText());
      times.add(row.get("time").asText());
    }
    assertEquals(
        List.of(
            "Receipt",
            "Booking",
            "Receipt",
            "Identification",
            "Disposition",
            "Disposition",
            "RecipientMessage",
            "DeadLetter"),
        kinds);
    assertEquals(times.stream().sorted().toList(), times);
    assertFalse(shown.out().contains(SampleCase.NAME));
    assertFalse(shown.out().contains(SampleCase.BORN.toString()));
  }

  @Test
  void showSaysInATableWhichInstrument() {
    Cli shown = Cli.on(broker, "audit", "show", SampleCase.ORI, CASE.tcn());
    String text = shown.out().replaceAll("\\s+", " ");
    assertTrue(text.contains("agency MA0130100 was not told, because"), shown.out());
    assertTrue(text.contains("under BOS-REFUSAL (agency: invented letter"), shown.out());
    assertTrue(text.contains("under FED-SHARE (federal: invented federal"), shown.out());
    assertTrue(text.contains("Put aside by notification-service: NOT_AN_EVENT"), shown.out());
  }

  @Test
  void aRefusedSubmissionIsPartOfTheStoryUnlessLeftOut() {
    Cli with = Cli.on(broker, "audit", "show", SampleCase.ORI, CASE.tcn());
    assertTrue(with.out().contains("refused, by REST_JSON: DIGEST at /prints"), with.out());
    Cli without = Cli.on(broker, "audit", "show", SampleCase.ORI, CASE.tcn(), "--without-refusals");
    assertEquals(ExitCodes.OK, without.exit(), without.err());
    assertTrue(without.out().contains("Submission accepted"), without.out());
    assertFalse(without.out().contains("refused, by REST_JSON"), without.out());
  }

  @Test
  void aBookingThatNobodyKnowsIsNotFound() {
    Cli shown = Cli.on(broker, "audit", "show", SampleCase.ORI, "NEVERSEEN1");
    assertEquals(ExitCodes.FINDING, shown.exit());
    assertEquals("", shown.out());
    assertTrue(shown.err().startsWith("no record of MA0130100 NEVERSEEN1"), shown.err());
  }

  @Test
  void whoReadsIsRecordedOnceBeforeAndListed() throws IOException {
    String id = BookingIds.of(SampleCase.ORI, "READ000001").toString();
    Cli.on(broker, "audit", "show", SampleCase.ORI, "READ000001", "--purpose=own", "--case=2026-1");
    Cli listed =
        Cli.on(broker, "audit", "accesses", id, "--signers=" + Cli.signers(), "--output=json");
    assertEquals(ExitCodes.OK, listed.exit(), listed.out() + listed.err());
    List<String> reads = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(listed.out())) {
      if (row.get("read").asText().equals(id)) {
        reads.add(row.get("by").asText() + " " + row.get("door").asText());
        assertEquals("own 2026-1", row.get("purpose").asText());
      }
    }
    assertEquals(List.of(Cli.AUDITOR + " audit show"), reads);
  }

  @Test
  void replayCopiesTheHalfOpenWindowWithoutLoss(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("copy");
    Cli replayed = replay(copy);
    assertEquals(ExitCodes.OK, replayed.exit(), replayed.err());
    assertEquals(List.of(), lines(copy, TopicCatalogue.DISPOSITIONS.name(), FROM, "agency:"));
    List<LogRecord> dispositions =
        lines(copy, TopicCatalogue.DISPOSITIONS.name(), FROM, "\"DELIVERED\"");
    assertEquals(1, dispositions.size());
    assertArrayEquals(
        TestBroker.shared().consume(TopicCatalogue.DISPOSITIONS.name()).stream()
            .filter(r -> r.timestamp() == BOOKED.plusSeconds(59).toEpochMilli())
            .findFirst()
            .orElseThrow()
            .value(),
        dispositions.get(0).value());
    assertFalse(Files.exists(copy.resolve(Manifest.fileName(TopicCatalogue.BOOKINGS.name()))));
    Manifest manifest = Manifest.read(copy);
    for (Manifest.File file : manifest.files()) {
      Path path = copy.resolve(file.file());
      assertEquals(file.sha256(), Manifest.sha256(path));
      assertEquals(file.records(), Files.readAllLines(path).size());
    }
    Path second = folder.resolve("second");
    replay(second);
    assertEquals(manifest.files(), Manifest.read(second).files(), "the same bytes");
  }

  private static Cli replay(Path folder) {
    return Cli.on(broker, "audit", "replay", "--from=" + FROM, "--to=" + TO, "--out=" + folder);
  }

  private static List<LogRecord> lines(Path copy, String topic, String from, String holding)
      throws IOException {
    List<LogRecord> found = new ArrayList<>();
    for (String line : Files.readAllLines(copy.resolve(Manifest.fileName(topic)))) {
      LogRecord record = RecordJson.record(line).orElseThrow();
      assertFalse(record.recorded().isBefore(Instant.parse(from)));
      if (line.contains(holding)) {
        found.add(record);
      }
    }
    return found;
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone(@TempDir Path folder) throws IOException {
    Path mine = Files.writeString(folder.resolve("mine"), "x");
    Cli replayed = replay(folder);
    assertEquals(ExitCodes.CANNOT_ANSWER, replayed.exit());
    assertTrue(replayed.err().contains("is not empty"), replayed.err());
    assertEquals("x", Files.readString(mine));
  }

  @Test
  void printsAreCopiedOnlyWhenAskedFor(@TempDir Path folder) throws IOException {
    String bookings = TopicCatalogue.BOOKINGS.name();
    String[] arguments = {
      "audit", "replay", "--from=" + FROM, "--to=" + TO, "--topic=" + bookings, "--out"
    };
    List<String> refused = new ArrayList<>(List.of(arguments));
    refused.add(folder.resolve("a").toString());
    Cli without = Cli.on(broker, refused.toArray(String[]::new));
    assertEquals(ExitCodes.CANNOT_ANSWER, without.exit());
    assertTrue(without.err().contains("--with-biometrics"), without.err());
    List<String> asked = new ArrayList<>(List.of(arguments));
    asked.add(folder.resolve("b").toString());
    asked.add("--with-biometrics");
    Cli with = Cli.on(broker, asked.toArray(String[]::new));
    assertEquals(ExitCodes.OK, with.exit(), with.err());
    String file = Files.readString(folder.resolve("b").resolve(Manifest.fileName(bookings)));
    assertEquals(1, file.lines().count());
    assertFalse(file.contains(SampleCase.NAME));
  }

  @Test
  void aCopyIsShownLikeTheLog(@TempDir Path folder) {
    Path copy = folder.resolve("copy");
    replay(copy);
    Cli shown = Cli.run("audit", "show", SampleCase.ORI, CASE.tcn(), "--source=" + copy);
    assertEquals(ExitCodes.OK, shown.exit(), shown.err());
    assertTrue(shown.out().contains("DELIVERED"), shown.out());
    assertTrue(shown.err().contains("booking.bookings.v1: not there"), shown.err());
  }
}
