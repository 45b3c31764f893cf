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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.prints.SamplePrints;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Erasure;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyId;

/** Prints that the engine found alike, drawn from the log for those who may. */
class PrintsIT {
  private static final Instant BOOKED =
      Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

  private static final UUID EARLIER = BookingIds.of(SampleCase.ORI, "PRINTS-EARLIER");

  @TempDir private static Path folder;

  private static TestBroker testBroker;
  private static String broker;
  private static int drawn;

  @BeforeAll
  static void topics() {
    testBroker = TestBroker.shared();
    broker = testBroker.bootstrapServers();
    assertEquals(ExitCodes.OK, Cli.on(broker, "topics", "create").exit());
  }

  /** A person who was booked before is booked again, and found. */
  private record Booked(SampleCase of, String subject, SampleLog log, FileVault vault) {
    static Booked again(String tcn, FileVault vault) {
      return new Booked(new SampleCase(tcn, BOOKED), "S-" + tcn, new SampleLog(), vault);
    }

    UUID id() {
      return of.id();
    }

    Booked write(IdentificationOutcome outcome) {
      TenPrint held = SamplePrints.card(1, 0);
      TenPrint card = SamplePrints.card(1, 3);
      Instant found = BOOKED.plusSeconds(2);
      put(TopicCatalogue.BOOKINGS, id().toString(), SamplePrints.booking(of, card));
      put(
          TopicCatalogue.IDENTIFICATIONS,
          id().toString(),
          SamplePrints.identified(of, card, found, outcome, Subject.of(subject, held)));
      Encounter earlier = SamplePrints.encounter(EARLIER, BOOKED.minusSeconds(60), held);
      Encounter own = SamplePrints.encounter(id(), found, card);
      put(TopicCatalogue.ENROLMENTS, subject, new Enrolment(subject, List.of(earlier, own)));
      return this;
    }

    <T extends SpecificRecord> void put(TopicSpec topic, String key, T event) {
      @SuppressWarnings("unchecked")
      EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
      byte[] bytes = (vault == null ? codec : codec.with(vault)).encode(event);
      log.put(topic.name(), key, bytes, codec.eventType(), BOOKED.plusSeconds(3));
      log.writeTo(testBroker);
    }
  }

  private static Path out() {
    return folder.resolve("out-" + drawn++);
  }

  private static Cli prints(UUID booking, Path out, String... more) {
    List<String> all = new ArrayList<>(List.of("audit", "prints", booking.toString()));
    all.add("--out=" + out);
    all.add("--purpose=review");
    all.addAll(List.of(more));
    if (all.stream().noneMatch(one -> one.startsWith("--keys"))) {
      all.add("--keys=" + folder.resolve("none"));
    }
    return Cli.on(broker, all.toArray(String[]::new));
  }

  private static void assertRefused(int exit, String why, Cli refused, Path out) {
    assertEquals(exit, refused.exit(), refused.err());
    assertEquals("", refused.out());
    assertEquals(1, refused.err().strip().lines().count(), refused.err());
    assertTrue(refused.err().contains(why), refused.err());
    assertFalse(Files.exists(out), "nothing is written");
  }

  @Test
  void eachFingerIsDrawnAndSaidForItsOwnerAlone() throws IOException {
    Booked booked = Booked.again("PRINTS0001", null).write(IdentificationOutcome.MATCH);
    Path out = out();
    Cli shown = prints(booked.id(), out, "--output=json");
    assertEquals(ExitCodes.OK, shown.exit(), shown.err());
    JsonNode rows = new ObjectMapper().readTree(shown.out());
    assertEquals(10, rows.size());
    for (JsonNode row : rows) {
      assertEquals("agrees, strongly", row.get("says").asText());
      assertTrue(row.get("means").asText().endsWith("with the same result."), row.toString());
      assertTrue(row.get("quality").asText().contains("number of minutiae of a record"));
      Path picture = out.resolve(row.get("file").asText());
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(picture)));
      String svg = Files.readString(picture);
      assertTrue(svg.contains(row.get("means").asText().substring(0, 20)), svg);
      assertFalse(svg.contains(SampleCase.NAME) || svg.contains(booked.subject()));
    }
    assertTrue(shown.err().contains("is not the probability"), shown.err());
    Path again = out();
    assertEquals(ExitCodes.OK, prints(booked.id(), again).exit());
    try (Stream<Path> pictures = Files.list(out)) {
      for (Path picture : pictures.toList()) {
        assertArrayEquals(
            Files.readAllBytes(picture), Files.readAllBytes(again.resolve(picture.getFileName())));
      }
    }
  }

  /** Whose prints are read is recorded: the booking's, and of the record those of others. */
  @Test
  void whoReadsIsRecordedBeforeWithPurposeAndCase() throws IOException {
    Booked booked = Booked.again("PRINTS0002", null).write(IdentificationOutcome.GREY);
    assertEquals(ExitCodes.OK, prints(booked.id(), out(), "--case=2026-CV-7").exit());
    for (UUID read : List.of(booked.id(), EARLIER)) {
      Cli listed =
          Cli.on(
              broker,
              "audit",
              "accesses",
              read.toString(),
              "--signers=" + Cli.signers(),
              "--output=json");
      assertEquals(ExitCodes.OK, listed.exit(), listed.out() + listed.err());
      boolean told = false;
      for (JsonNode row : new ObjectMapper().readTree(listed.out())) {
        told |=
            row.get("door").asText().equals("audit prints")
                && row.get("purpose").asText().equals("review 2026-CV-7")
                && row.get("by").asText().equals(Cli.AUDITOR.toString());
      }
      assertTrue(told, listed.out());
    }
  }

  @Test
  void withoutAPurposeNothingIsRead() {
    Cli refused =
        Cli.exactly("audit", "prints", EARLIER.toString(), "--out=" + folder.resolve("x"));
    assertEquals(ExitCodes.CANNOT_ANSWER, refused.exit());
    assertTrue(refused.err().contains("--purpose"), refused.err());
  }

  @Test
  void whereThereIsNobodyToCompareWithNothingIsDrawn() {
    Path out = out();
    UUID unknown = new UUID(3, 4);
    assertRefused(ExitCodes.FINDING, "no identification", prints(unknown, out), out);
    Booked nobody = Booked.again("PRINTS0003", null).write(IdentificationOutcome.NO_MATCH);
    assertRefused(ExitCodes.FINDING, "is NO_MATCH", prints(nobody.id(), out), out);
    Booked alone = Booked.again("PRINTS0004", null).write(IdentificationOutcome.MATCH);
    Encounter own =
        SamplePrints.encounter(alone.id(), BOOKED.plusSeconds(2), SamplePrints.card(1, 3));
    alone.put(
        TopicCatalogue.ENROLMENTS, alone.subject(), new Enrolment(alone.subject(), List.of(own)));
    assertRefused(ExitCodes.FINDING, "no encounter from before", prints(alone.id(), out), out);
  }

  /** In the clear, as written before there were keys: the order alone keeps them. */
  @Test
  void whoWasOrderedToBeForgottenIsNotDrawnThoughNothingIsSealed() {
    Path out = out();
    Booked sealed = Booked.again("PRINTS0005", null).write(IdentificationOutcome.MATCH);
    sealed.put(
        TopicCatalogue.CASE_EVENTS,
        sealed.id().toString(),
        CaseEvent.newBuilder()
            .setBookingId(sealed.id())
            .setKind(CaseEventKind.EXPUNGED)
            .setAt(SampleCase.at(BOOKED.plusSeconds(9)))
            .setOrder("A-1")
            .build());
    assertRefused(ExitCodes.FINDING, "ordered to be forgotten", prints(sealed.id(), out), out);
    Booked erased = Booked.again("PRINTS0006", null).write(IdentificationOutcome.MATCH);
    erased.put(
        TopicCatalogue.ERASURES,
        erased.id().toString(),
        new Erasure(
            erased.id(),
            SampleCase.at(BOOKED.plusSeconds(9)),
            new Origin(TopicCatalogue.EXPUNGEMENTS.name(), 0, 0L)));
    assertRefused(ExitCodes.FINDING, "ordered to be forgotten", prints(erased.id(), out), out);
  }

  /** An expungement is the keys' end: without keys, and after it, nothing is drawn. */
  @Test
  void whatIsSealedIsDrawnWithItsKeysAlone() throws IOException {
    Path keys = folder.resolve("sealed/keys");
    Path wrapping = folder.resolve("sealed/secrets/key-encryption.json");
    Booked booked;
    try (FileVault vault = FileVault.begin(keys, wrapping)) {
      booked = Booked.again("PRINTS0007", vault).write(IdentificationOutcome.MATCH);
    }
    Path out = out();
    Cli without = prints(booked.id(), out);
    assertRefused(ExitCodes.CANNOT_ANSWER, "is sealed, and there are no keys", without, out);
    Path shown = out();
    Cli with = prints(booked.id(), shown, "--keys=" + keys);
    assertEquals(ExitCodes.OK, with.exit(), with.err());
    try (FileVault vault = FileVault.begin(keys, wrapping)) {
      vault.destroy(KeyId.ofBooking(EARLIER), new Destruction(BOOKED, "test"));
    }
    Cli earlier = prints(booked.id(), out, "--keys=" + keys);
    assertRefused(ExitCodes.FINDING, "no encounter from before", earlier, out);
    try (FileVault vault = FileVault.begin(keys, wrapping)) {
      vault.destroy(KeyId.ofBooking(booked.id()), new Destruction(BOOKED, "test"));
    }
    Cli own = prints(booked.id(), out, "--keys=" + keys);
    assertRefused(ExitCodes.FINDING, "of who was forgotten", own, out);
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Booked booked = Booked.again("PRINTS0008", null).write(IdentificationOutcome.MATCH);
    Path out = Files.createDirectories(out());
    Files.write(out.resolve("mine"), "x".getBytes(StandardCharsets.UTF_8));
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(out, open);
    Cli refused = prints(booked.id(), out);
    assertEquals(ExitCodes.CANNOT_ANSWER, refused.exit());
    assertTrue(refused.err().contains("is not empty"), refused.err());
    assertEquals("", refused.out());
    assertEquals(open, Files.getPosixFilePermissions(out));
  }
}
