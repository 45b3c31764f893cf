package org.tenprint.audit.load;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.FingerTemplate;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionBudget;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyVault;

/**
 * People of the gallery, one a line, with their prints; templates are extracted here as
 * biometric-service does of a booking. A print of no use is left out and told.
 */
final class GalleryLines implements LineReader {
  private static final String FORMAT = "tenprint-finger-template/1";
  private static final Set<String> KNOWN = Set.of("subjectId", "enrolledAt", "prints");
  private static final Set<String> OF_PRINTS = Set.of("position", "ppi", "data");
  private static final int FINGERS = 10;

  /** Ten rolled prints as PNG, in base64. */
  static final int LONGEST = 32 * 1024 * 1024;

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
    List<FingerTemplate> templates = new ArrayList<>();
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
        templates.add(template(print, position, budget));
      } catch (RefusedLine refused) {
        leftOut.add(refused);
      }
    }
    if (templates.isEmpty()) {
      throw leftOut.isEmpty()
          ? new RefusedLine("NO_PRINTS", fields.where("prints"))
          : new RefusedLine("NO_USABLE_PRINT", reasons(leftOut));
    }
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

  private static FingerTemplate template(Fields print, int position, ExtractionBudget budget)
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
      return new FingerTemplate(
          position,
          FORMAT,
          extracted.template().quality(),
          ByteBuffer.wrap(extracted.template().toBytes()));
    }
    throw new RefusedLine(((Extraction.Refused) extraction).reason().name(), print.where("data"));
  }
}
