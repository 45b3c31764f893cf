package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.replay.Manifest;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.TestBroker;

class VerifyIT {
  private static final Instant FROM =
      Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
  private static final Instant TO = FROM.plusSeconds(60);
  private static final String FIELD_OFFICE = "field-office.BOS.matches.v1";

  private static String broker;
  private static Path original;

  @TempDir private static Path folder;
  private Path copy;

  @BeforeAll
  static void aLogAndItsCopy() throws Exception {
    TestBroker testBroker = TestBroker.shared();
    broker = testBroker.bootstrapServers();
    assertEquals(ExitCodes.OK, Cli.on(broker, "topics", "create").exit());
    new DecidedLog(testBroker, FROM).write();
    original = folder.resolve("original");
    Cli replayed =
        Cli.on(
            broker,
            "audit",
            "replay",
            "--from=1970-01-01T00:00:00Z",
            "--to=" + TO,
            "--out=" + original);
    assertEquals(ExitCodes.OK, replayed.exit(), replayed.err());
  }

  @BeforeEach
  void aCopyOfItsOwn() throws IOException {
    copy = Files.createTempDirectory(folder, "copy");
    try (var files = Files.list(original)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
  }

  private VerifiedCopy verified() {
    return new VerifiedCopy(copy, FROM, TO);
  }

  @Test
  void whatTheServicesDecidedIsEqual() {
    Cli verified = Cli.on(broker, "audit", "verify", "--from=" + FROM, "--to=" + TO);
    assertEquals(ExitCodes.OK, verified.exit(), verified.out() + verified.err());
    assertTrue(
        verified.out().contains("DIFFERENT 0, MISSING_INPUT 0, UNVERIFIABLE_ERASED 0: all EQUAL"),
        verified.out());
    for (String event : List.of("Determination", "CaseStep", "Disposition", "RecipientMessage")) {
      assertTrue(verified.out().contains(event), verified.out());
    }
  }

  @Test
  void whatWasHeldBecauseAnInstrumentCannotBeReadNamesIt() throws IOException {
    String unread = DecidedLog.UNREAD.id().toString();
    try (var lines =
        Files.lines(copy.resolve(Manifest.fileName(TopicCatalogue.DISPOSITIONS.name())))) {
      assertTrue(
          lines.anyMatch(
              line ->
                  line.contains(unread)
                      && line.contains("\"outcome\":\"HELD\"")
                      && line.contains("NO-EVENT")));
    }
  }

  @Test
  void aCopyIsEqualToo() {
    assertEquals(List.of(), verified().findings(ExitCodes.OK));
  }

  @Test
  void aWindowWithoutEventsSaysSo() {
    Cli verified =
        Cli.on(
            broker, "audit", "verify", "--from=1999-01-01T00:00:00Z", "--to=1999-01-02T00:00:00Z");
    assertEquals(ExitCodes.NOTHING, verified.exit(), verified.err());
    assertEquals("no event in the window\n", verified.out());
  }

  @Test
  void anAlteredDispositionIsDifferent() {
    verified()
        .change(
            TopicCatalogue.DISPOSITIONS.name(),
            line ->
                AlteredCopy.altered(
                    line,
                    Disposition.class,
                    d ->
                        d.getOutcome() == Outcome.WITHHELD
                            ? Disposition.newBuilder(d).setOutcome(Outcome.DELIVERED).build()
                            : d));
    verified()
        .expect(
            Verdict.DIFFERENT, "Disposition", "outcome: recorded DELIVERED, recomputed WITHHELD");
  }

  @Test
  void anAlteredTextIsDifferentThoughTheBytesStand() {
    verified()
        .change(
            TopicCatalogue.DISPOSITIONS.name(),
            line -> line.replace("\"outcome\":\"WITHHELD\"", "\"outcome\":\"DELIVERED\""));
    verified().expect(Verdict.DIFFERENT, "copy", "it was changed since it was copied");
  }

  @Test
  void anAlteredInputOfThePersonIsDifferentAndNotTold() {
    LocalDate other = LocalDate.of(1999, 9, 9);
    verified()
        .change(
            TopicCatalogue.DETERMINATIONS.name(),
            line -> AlteredCopy.altered(line, Determination.class, d -> bornOn(d, other)));
    verified().expect(Verdict.DIFFERENT, "Determination", "identification.context.born: differs");
    assertFalse(verified().verify().out().contains(other.toString()));
  }

  /** Another person's record says the same words: it is not the one that was known. */
  @ParameterizedTest
  @MethodSource("org.tenprint.audit.verify.AlteredCopy#otherRecords")
  void aRecordThatWasNotTheSubjectsIsDifferent(
      UnaryOperator<ImmigrationRecord> change, String detail) {
    verified()
        .change(
            TopicCatalogue.RECORDS.name(),
            line -> AlteredCopy.altered(line, ImmigrationRecord.class, change::apply));
    verified().expect(Verdict.DIFFERENT, "Determination", detail);
  }

  @Test
  void aSecondDeterminationOfABookingIsFound() {
    verified()
        .change(
            TopicCatalogue.DETERMINATIONS.name(),
            line -> line + "\n" + line.replaceFirst("\"offset\":\\d+", "\"offset\":9999"));
    verified().expect(Verdict.DIFFERENT, "Determination", "the booking has another before it");
  }

  private static Determination bornOn(Determination determination, LocalDate born) {
    Identification identification = determination.getIdentification();
    return Determination.newBuilder(determination)
        .setIdentification(
            Identification.newBuilder(identification)
                .setContext(
                    BookingContext.newBuilder(identification.getContext()).setBorn(born).build())
                .build())
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "biometric.identifications.v1, Determination, the booking's identification",
    "immigration.records.v1, Determination, the immigration record at immigration.records.v1/",
    "immigration.determinations.v1, Disposition, input immigration.determinations.v1/",
    "notification.reviews.v1, CaseStep, input notification.reviews.v1/",
    "notification.instruments.v1, Disposition, do not make rule book"
  })
  void anInputThatWasDroppedIsMissing(String topic, String event, String why) {
    verified().change(topic, line -> null);
    verified().expect(Verdict.MISSING_INPUT, event, why);
  }

  @Test
  void aDispositionThatWasDroppedIsMissed() {
    verified()
        .change(
            TopicCatalogue.DISPOSITIONS.name(),
            line -> line.contains("\"recipient\":\"sib:MA\"") ? null : line);
    verified()
        .expect(
            Verdict.DIFFERENT,
            "Disposition",
            "step 1 made it and the log lacks it: WITHHELD of sib:MA");
  }

  @Test
  void aDispositionThatNoStepMadeIsFound() {
    verified()
        .change(
            TopicCatalogue.CASE_STEPS.name(),
            line ->
                line.contains("\"step\":1,") && line.contains(DecidedLog.MATCHED.id().toString())
                    ? null
                    : line);
    verified().expect(Verdict.DIFFERENT, "Disposition", "no step made it: step 1 does not exist");
  }

  @Test
  void aDeliveryWithoutItsMessageIsFound() {
    verified().change(FIELD_OFFICE, line -> null);
    verified()
        .expect(
            Verdict.DIFFERENT,
            "RecipientMessage",
            "the log lacks it: IDENTIFICATION to field-office:BOS");
  }

  @Test
  void aMessageWithoutItsDeliveryIsFound() {
    verified()
        .change(
            FIELD_OFFICE,
            line ->
                AlteredCopy.altered(
                    line,
                    RecipientMessage.class,
                    m -> RecipientMessage.newBuilder(m).setMessageId("another").build()));
    verified()
        .expect(
            Verdict.DIFFERENT,
            "RecipientMessage",
            "no step sent it, so no disposition tells of it");
  }

  @Test
  void aStepOfWhichTheCountWasAlteredIsDifferent() {
    verified()
        .change(
            TopicCatalogue.CASE_STEPS.name(),
            line ->
                AlteredCopy.altered(
                    line,
                    CaseStep.class,
                    s -> CaseStep.newBuilder(s).setDispositions(s.getDispositions() + 1).build()));
    verified().expect(Verdict.DIFFERENT, "CaseStep", "dispositions: recorded");
  }

  @Test
  void bytesThatAreNoEventAreDifferent() {
    verified()
        .change(
            TopicCatalogue.DISPOSITIONS.name(),
            line -> AlteredCopy.withValue(line, new byte[] {1}));
    verified().expect(Verdict.DIFFERENT, "Disposition", "cannot be decoded: NOT_AN_EVENT");
  }

  @Test
  void otherReferenceDataIsAMissingInput(@TempDir Path reference) throws IOException {
    for (String file : List.of("agencies.csv", "county-field-office.csv", "offence-levels.csv")) {
      try (var in = ReferenceSet.class.getResourceAsStream("sample/" + file)) {
        String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Files.writeString(
            reference.resolve(file), text.replace("Boston Police Department", "Boston Police"));
      }
    }
    Cli verified =
        Cli.on(
            broker, "audit", "verify", "--from=" + FROM, "--to=" + TO, "--reference=" + reference);
    assertEquals(ExitCodes.FINDING, verified.exit(), verified.err());
    assertTrue(verified.out().contains("missing: reference data of version"), verified.out());
  }
}
