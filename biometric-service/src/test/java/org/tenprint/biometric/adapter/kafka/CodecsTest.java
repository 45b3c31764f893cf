package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.biometric.TestBookings;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.domain.Answer;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.Finding.Searched;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.FingerQuality;
import org.tenprint.events.biometric.FingerTemplate;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.MissingFinger;
import org.tenprint.events.booking.MissingReason;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.intake.Print.Raw;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.vault.MemoryVault;

class CodecsTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00.000001Z");
  private static final List<MissingFinger> ABSENT =
      List.of(
          new MissingFinger(5, MissingReason.AMPUTATED),
          new MissingFinger(10, MissingReason.BANDAGED));

  /** What went to an earlier subject is named, without prints: it is no encounter any more. */
  @Test
  void whoIsEmptiedIsToldFromWhoIsHeld() throws PoisonEvent {
    MemoryVault vault = new MemoryVault();
    EventCodec<Enrolment> codec = EventCodec.of(Enrolment.class).with(vault);
    EnrolledSubject held = EnrolledSubject.first(new UUID(1, 1), TestFingers.person(1, 0, 1), AT);
    Enrolment joined =
        codec.decode(codec.encode(EnrolmentCodec.emptied(held.subject().id(), held.captures())));
    assertTrue(EnrolmentCodec.isEmptied(joined));
    assertEquals(held.captures(), EnrolmentCodec.captures(joined));
    assertTrue(EnrolmentCodec.isEmptied(EnrolmentCodec.emptied("S", List.of())));
    Enrolment stated = EnrolmentCodec.toAvro(held);
    assertFalse(EnrolmentCodec.isEmptied(codec.decode(codec.encode(stated))));
    Enrolment both =
        new Enrolment("S", List.of(joined.getEncounters().get(0), stated.getEncounters().get(0)));
    assertFalse(EnrolmentCodec.isEmptied(both));
    assertThrows(PoisonEvent.class, () -> EnrolmentCodec.fromAvro(both), "nor is it of both");
  }

  @Test
  void anEnrolmentComesBackAsItWas() throws PoisonEvent {
    EnrolledSubject subject =
        EnrolledSubject.first(new UUID(1, 1), TestFingers.person(1, 0, 1, 7), AT)
            .seenAgain(new UUID(1, 2), TestFingers.person(1, 1, 2), AT.plusSeconds(1));
    var codec = BiometricCodecs.of(Optional.empty(), new MemoryVault()).enrolments();
    Enrolment read = codec.decode(codec.encode(EnrolmentCodec.toAvro(subject)));
    assertEquals(subject, EnrolmentCodec.fromAvro(read));
  }

  static Stream<Enrolment> broken() {
    byte[] good = TestFingers.finger(1, 1, 0).toBytes();
    FingerTemplate template = template(1, EnrolmentCodec.FORMAT, good);
    return Stream.of(
        new Enrolment("s", List.of()),
        new Enrolment("", List.of(encounter(template))),
        new Enrolment("s", List.of(encounter())),
        new Enrolment("s", List.of(encounter(template, template))),
        new Enrolment("s", List.of(encounter(template(11, EnrolmentCodec.FORMAT, good)))),
        new Enrolment("s", List.of(encounter(template(1, "other/1", good)))),
        new Enrolment(
            "s", List.of(encounter(template(1, EnrolmentCodec.FORMAT, new byte[] {1, 2})))));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void anEnrolmentOutOfItsBoundsIsPoison(Enrolment enrolment) {
    PoisonEvent poison = assertThrows(PoisonEvent.class, () -> EnrolmentCodec.fromAvro(enrolment));
    assertEquals(PoisonReason.INVARIANT_BROKEN, poison.reason());
  }

  @Test
  void rawPixelsNeedTheirSidesAndResolution() {
    byte[] pixels = new byte[32 * 40];
    CapturedPrints prints =
        BookingCodec.prints(
            TestBookings.of("T", Retention.ENROL, raw(40, 500, pixels), raw(40, null, pixels)),
            new LogAddress(0, 0));
    Raw whole = (Raw) prints.prints().get(0).print().orElseThrow();
    assertEquals(List.of(32, 40, 500), List.of(whole.width(), whole.height(), whole.ppi()));
    assertEquals(Optional.empty(), prints.prints().get(1).print());
    assertEquals(true, prints.retained());
  }

  @Test
  void aNoMatchNamesNobody() {
    Identification none = identification(Decision.NO_MATCH, 1);
    assertNull(none.getSubjectId());
    assertEquals(4.5, none.getScore());
    assertEquals(1.5, none.getRunnerUpScore());
    assertEquals("near", identification(Decision.GREY, 1).getSubjectId());
    assertEquals("near", identification(Decision.MATCH, 1).getSubjectId());
  }

  @Test
  void anEmptyGalleryGivesNoScore() {
    assertNull(identification(Decision.NO_MATCH, 0).getScore());
  }

  @Test
  void theIdentificationSaysWhichFingersWereUsedAndWhichAreAbsent() throws PoisonEvent {
    var codec = BiometricCodecs.of(Optional.empty(), new MemoryVault()).identifications();
    Identification said = codec.decode(codec.encode(identification(Decision.MATCH, 1)));
    assertEquals(List.of(1, 2), said.getFingersUsed());
    assertEquals(
        List.of(new FingerQuality(1, 80), new FingerQuality(2, 60)), said.getFingerQualities());
    assertEquals(ABSENT, said.getFingersAbsent());
    assertEquals(List.of(), said.getFingerProblems());
    assertEquals(LabelCorrection.NONE, said.getLabelCorrection());
    assertEquals(List.of(2), said.getFingersEnrolled());
  }

  @Test
  void whatEachFingerSaysIsToldOnAMatchAndNotOnANoMatch() throws PoisonEvent {
    FingerVerdicts said = identification(Decision.MATCH, 1).getFingerVerdicts();
    assertEquals(VerdictCodecTest.VERDICTS, said);
    assertNull(identification(Decision.NO_MATCH, 1).getFingerVerdicts());
  }

  @ParameterizedTest
  @EnumSource(Doubt.class)
  void eachDoubtHasItsName(Doubt doubt) {
    assertEquals(doubt.name(), org.tenprint.events.biometric.Doubt.valueOf(doubt.name()).name());
  }

  @ParameterizedTest
  @EnumSource(SequenceCorrection.class)
  void eachCorrectionOfLabelsHasItsName(SequenceCorrection correction) {
    assertEquals(
        correction.name(),
        identification(Decision.MATCH, 1, correction).getLabelCorrection().name());
  }

  private static Identification identification(Decision decision, int gallerySize) {
    return identification(decision, gallerySize, SequenceCorrection.NONE);
  }

  private static Identification identification(
      Decision decision, int gallerySize, SequenceCorrection correction) {
    List<Candidate> candidates =
        gallerySize == 0
            ? List.of()
            : List.of(
                new Candidate("near", 4.5, 2, VerdictCodecTest.AGREEMENT),
                new Candidate("far", 1.5, 2, VerdictCodecTest.AGREEMENT));
    SearchResult result = new SearchResult(candidates, gallerySize, 2, 70, correction, "engine");
    Answer answer =
        new Answer(
            new Searched(decision, Optional.empty(), result),
            new TreeMap<>(Map.of(1, 80, 2, 60)),
            List.of(),
            new Answer.Basis(gallerySize, 30, 13, 0.001, "engine"),
            Optional.empty(),
            List.of(2));
    return IdentificationCodec.toAvro(TestBookings.of("T", Retention.ENROL, ABSENT), answer, AT);
  }

  private static Print raw(int height, Integer ppi, byte[] pixels) {
    ByteBuffer data = ByteBuffer.wrap(pixels);
    return new Print(1, ImpressionType.PLAIN, PrintFormat.RAW8, 32, height, ppi, data);
  }

  private static Encounter encounter(FingerTemplate... templates) {
    return new Encounter(null, AT, List.of(templates), null);
  }

  private static FingerTemplate template(int position, String format, byte[] data) {
    return new FingerTemplate(position, format, null, ByteBuffer.wrap(data));
  }
}
