package org.tenprint.audit.prints;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.tenprint.audit.SampleCase;
import org.tenprint.events.biometric.Doubt;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Invented fingers, and events about them as the engine itself finds them. */
public final class SamplePrints {
  private static final int SIDE = 500;

  private SamplePrints() {}

  /** A finger of a person, pressed once more or less: some minutiae moved, missed, added. */
  public static FingerTemplate finger(int person, FingerPosition position, int press) {
    Random master = new Random(1_000L * person + position.code());
    Random own = new Random(31 * (1_000L * person + position.code()) + press);
    int[] minutiae = new int[60];
    int n = 0;
    for (int i = 0; i < 48; i++) {
      int x = 80 + master.nextInt(340) + own.nextInt(3);
      int y = 80 + master.nextInt(340) + own.nextInt(3);
      int direction = master.nextInt(256) + own.nextInt(5) & 0xff;
      MinutiaKind kind = MinutiaKind.values()[master.nextInt(2)];
      if (own.nextInt(10) > 0) {
        minutiae[n++] = FingerTemplate.pack(x, y, direction, kind);
      }
    }
    return read(FingerTemplate.of(SIDE, SIDE, 80, Arrays.copyOf(minutiae, n)));
  }

  /** As it comes out of a booking's record. */
  private static FingerTemplate read(FingerTemplate finger) {
    return ((Extraction.Extracted)
            TemplateExtractor.extract(new Print.Encoded(SourceAfis.toIso(finger), 0)))
        .template();
  }

  /** A card of a person. */
  public static TenPrint card(int person, int press) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (FingerPosition position : FingerPosition.values()) {
      fingers.put(position, finger(person, position, press));
    }
    return new TenPrint(fingers);
  }

  /** The same with some fingers of another's. */
  static TenPrint mixed(TenPrint one, TenPrint other, Set<FingerPosition> ofOther) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(one.fingers());
    ofOther.forEach(finger -> fingers.put(finger, other.finger(finger).orElseThrow()));
    return new TenPrint(fingers);
  }

  /** Its booking, each print a minutiae record. */
  public static Booking booking(SampleCase of, TenPrint card) {
    List<org.tenprint.events.booking.Print> prints = new ArrayList<>();
    card.fingers()
        .forEach(
            (position, finger) ->
                prints.add(
                    new org.tenprint.events.booking.Print(
                        position.code(),
                        ImpressionType.PLAIN,
                        PrintFormat.ISO_19794_2,
                        null,
                        null,
                        null,
                        ByteBuffer.wrap(SourceAfis.toIso(finger)))));
    return new Booking(
        of.context(),
        SampleCase.NAME,
        Retention.ENROL,
        prints,
        List.of(),
        Intake.REST_JSON,
        "0".repeat(64),
        null);
  }

  /** An encounter of a subject. */
  public static Encounter encounter(UUID booking, Instant at, TenPrint card) {
    List<org.tenprint.events.biometric.FingerTemplate> templates = new ArrayList<>();
    card.fingers()
        .forEach(
            (position, finger) ->
                templates.add(
                    new org.tenprint.events.biometric.FingerTemplate(
                        position.code(),
                        "tenprint-finger-template/1",
                        finger.quality(),
                        ByteBuffer.wrap(finger.toBytes()))));
    return new Encounter(booking, at, templates, null);
  }

  /** What the engine finds of a card among one subject. */
  public static Identification identified(
      SampleCase of, TenPrint card, Instant at, IdentificationOutcome outcome, Subject subject) {
    Gallery gallery = Galleries.create(4);
    gallery.put(subject);
    SearchResult result = gallery.search(card);
    Candidate best = result.best().orElseThrow();
    return new Identification(
        of.context(),
        outcome,
        best.subjectId(),
        best.score(),
        4.25,
        codes(card.fingers().keySet()),
        List.of(),
        12_345L,
        70.9,
        60.9,
        0.001,
        result.engineVersion(),
        null,
        null,
        at,
        List.of(),
        List.of(),
        LabelCorrection.valueOf(result.correction().name()),
        10,
        verdicts(best.agreement()),
        outcome == IdentificationOutcome.GREY ? Doubt.BELOW_MATCH : null,
        null,
        null);
  }

  static FingerVerdicts verdicts(FingerAgreement said) {
    return new FingerVerdicts(
        codes(said.agreeing()),
        codes(said.fingers(FingerVerdict.UNDECIDED)),
        codes(said.fingers(FingerVerdict.CONTRADICTS)),
        codes(said.fingers(FingerVerdict.CONFIRMS)),
        said.comparisons().entrySet().stream()
            .map(one -> new FingerScore(one.getKey().code(), one.getValue().score(), null, null))
            .toList(),
        codes(said.lackingInRecord()),
        codes(said.lackingInProbe()),
        codes(said.notShown()));
  }

  private static List<Integer> codes(Set<FingerPosition> fingers) {
    return fingers.stream().map(FingerPosition::code).toList();
  }
}
