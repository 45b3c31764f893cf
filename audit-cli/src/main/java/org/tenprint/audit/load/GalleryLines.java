package org.tenprint.audit.load;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionBudget;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.RepeatedFingers;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyVault;

/**
 * People of the gallery, one a line, with their prints; templates are extracted here as
 * biometric-service does of a booking. A print of no use is left out and told, and so is one finger
 * under several labels; where these are half of the line or more, nobody is enrolled.
 */
final class GalleryLines implements LineReader {
  private static final String FORMAT = "tenprint-finger-template/1";
  private static final Set<String> KNOWN = Set.of("subjectId", "enrolledAt", "prints");
  private static final Set<String> OF_PRINTS = Set.of("position", "ppi", "data");
  private static final int FINGERS = 10;

  /** Ten rolled prints as PNG, in base64. */
  static final int LONGEST = 32 * 1024 * 1024;

  /** A print of use. */
  private record Taken(Fields print, FingerTemplate template) {}

  private final EventCodec<Enrolment> codec;
  private final Instant now;

  /**
   * @param keys under which a subject's templates are sealed
   * @param now when those were enrolled of whom the line does not say it
   */
  GalleryLines(Optional<SchemaRegistry> registry, KeyVault keys, Instant now) {
    this.codec = EventCodec.of(Enrolment.class, registry).with(keys);
    this.now = now;
  }

  @Override
  public int longest() {
    return LONGEST;
  }

  @Override
  public String type() {
    return codec.eventType();
  }

  @Override
  public Loaded read(LineFile.Line line) throws RefusedLine {
    Fields fields = Fields.of(line).only(KNOWN);
    String subject = RecordLines.subject(fields);
    Instant at = fields.optionalInstant("enrolledAt").orElse(now);
    if (at.isAfter(now)) {
      throw fields.bad("enrolledAt");
    }
    List<RefusedLine> leftOut = new ArrayList<>();
    Map<FingerPosition, Taken> fingers = new LinkedHashMap<>();
    Set<Integer> positions = new TreeSet<>();
    ExtractionBudget budget = new ExtractionBudget();
    for (Fields print : fields.objects("prints", FINGERS)) {
      print.only(OF_PRINTS);
      int position = print.number("position", 0);
      if (position < 1 || position > FINGERS) {
        throw print.bad("position");
      }
      if (!positions.add(position)) {
        throw new RefusedLine("DUPLICATE_FINGER", print.where("position"));
      }
      try {
        fingers.put(
            FingerPosition.ofCode(position).orElseThrow(),
            new Taken(print, extracted(print, budget)));
      } catch (RefusedLine refused) {
        leftOut.add(refused);
      }
    }
    int usable = fingers.size();
    leaveOutRepeated(fingers, leftOut);
    if (usable == 0 && leftOut.isEmpty()) {
      throw new RefusedLine("NO_PRINTS", fields.where("prints"));
    }
    if (2 * fingers.size() <= usable) {
      throw new RefusedLine("NO_USABLE_PRINT", reasons(leftOut));
    }
    List<org.tenprint.events.biometric.FingerTemplate> templates = new ArrayList<>();
    fingers.forEach((finger, taken) -> templates.add(template(finger, taken.template())));
    try {
      Enrolment enrolment =
          new Enrolment(subject, List.of(new Encounter(null, at, templates, null)));
      return new Loaded(subject, codec.encode(enrolment), leftOut);
    } catch (KeyDestroyed forgotten) {
      throw new RefusedLine("ERASED", fields.where("subjectId"));
    }
  }

  private static String reasons(List<RefusedLine> leftOut) {
    return String.join(
        ", ", leftOut.stream().map(one -> one.where() + " " + one.reason()).toList());
  }

  /**
   * Fingers that stand under several labels: one is wrong, and nobody can tell which. Costs 30 to
   * 50 ms for ten.
   */
  private static void leaveOutRepeated(
      Map<FingerPosition, Taken> fingers, List<RefusedLine> leftOut) {
    Map<FingerPosition, FingerTemplate> templates = new EnumMap<>(FingerPosition.class);
    fingers.forEach((finger, taken) -> templates.put(finger, taken.template()));
    for (FingerPosition repeated : RepeatedFingers.underTwoLabels(templates)) {
      Fields print = fingers.remove(repeated).print();
      leftOut.add(new RefusedLine("SAME_AS_ANOTHER_FINGER", print.where("position")));
    }
  }

  private static org.tenprint.events.biometric.FingerTemplate template(
      FingerPosition finger, FingerTemplate template) {
    return new org.tenprint.events.biometric.FingerTemplate(
        finger.code(), FORMAT, template.quality(), ByteBuffer.wrap(template.toBytes()));
  }

  private static FingerTemplate extracted(Fields print, ExtractionBudget budget)
      throws RefusedLine {
    byte[] data;
    try {
      data = Base64.getDecoder().decode(print.text("data"));
    } catch (IllegalArgumentException e) {
      throw new RefusedLine("BAD_BASE64", print.where("data"));
    }
    int ppi = print.number("ppi", 0);
    Extraction extraction = TemplateExtractor.extract(new Print.Encoded(data, ppi), budget);
    if (extraction instanceof Extraction.Extracted extracted) {
      return extracted.template();
    }
    throw new RefusedLine(((Extraction.Refused) extraction).reason().name(), print.where("data"));
  }
}
