package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.annist.MissingFinger;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.SyntheticPerson;
import org.tenprint.synthetic.SyntheticSlap;
import org.tenprint.testkit.Checkout;

/** What is cut from slaps gives templates of the fingers that it is said to be. */
class SlapIntakeIT {
  private static final SyntheticPerson PERSON = SyntheticPerson.of(4711);
  private static final double SAME_FINGER = 40;

  private final CarFile file = CarFile.of("MA0130100", "TCN-0000001", LocalDate.of(2011, 6, 5));
  private final Findings findings = new Findings();

  @Test
  void slapsWithoutAndWithSegmentsBecomeTheirFingers() throws Exception {
    SyntheticSlap right = slap(FrictionRidgePosition.RIGHT_FOUR, List.of());
    SyntheticSlap left = slap(FrictionRidgePosition.LEFT_FOUR, List.of());
    typeFour(FrictionRidgePosition.RIGHT_FOUR, CarFile.raw(right.image()));
    typeFourteen(FrictionRidgePosition.LEFT_FOUR, CarFile.png(left.image()), left.segments());
    Draft.Fingers fingers = read();
    assertEquals(List.of(), fingers.notUsed());
    Map<Integer, FingerTemplate> templates = templates(fingers.prints());
    assertEquals(List.of(2, 3, 4, 5, 7, 8, 9, 10), List.copyOf(templates.keySet()));
    for (Map.Entry<Integer, FingerTemplate> cut : templates.entrySet()) {
      FingerTemplate own = template(PERSON.impression(cut.getKey(), 9, ImpressionQuality.BOOKING));
      double score =
          new FingerprintMatcher(SourceAfis.template(own))
              .match(SourceAfis.template(cut.getValue()));
      assertTrue(score >= SAME_FINGER, "finger " + cut.getKey() + " scores " + score);
    }
  }

  @Test
  void aFingerThatAmpSaysIsMissingIsNotLookedFor() throws Exception {
    SyntheticSlap three =
        slap(FrictionRidgePosition.RIGHT_FOUR, List.of(FingerPosition.RIGHT_RING));
    typeFour(FrictionRidgePosition.RIGHT_FOUR, CarFile.raw(three.image()));
    file.missing(
        List.of(new MissingFinger(FingerPosition.RIGHT_RING, MissingFinger.Reason.AMPUTATED)));
    assertEquals(List.of(2, 3, 5), List.copyOf(templates(read().prints()).keySet()));
  }

  @Test
  void aSlapWithAnUnexplainedGapIsLeftOutAndNeverOneFinger() throws Exception {
    SyntheticSlap three =
        slap(FrictionRidgePosition.RIGHT_FOUR, List.of(FingerPosition.RIGHT_RING));
    typeFour(FrictionRidgePosition.RIGHT_FOUR, CarFile.raw(three.image()));
    Draft.Fingers fingers = read();
    assertEquals(List.of(), fingers.prints());
    assertEquals("SLAP_NOT_SEGMENTED", fingers.notUsed().get(0).code().name());
    assertEquals(1, fingers.slaps().size());
  }

  /** NIST's card: WSQ, captions and handwriting beside the fingers. */
  @Test
  void theSlapsOfARealCardAreCutOrLeftOutWithAReason() throws Exception {
    Optional<Path> card = Checkout.shared("data/annist/type-4-slaps.an2");
    assumeTrue(card.isPresent(), "no shared/data/annist beside the checkout");
    Draft.Fingers fingers =
        AnsiNistFingers.read(
            AnsiNistReader.read(Files.readAllBytes(card.get())), Limits.DEFAULT, findings);
    assertTrue(findings.none());
    assertEquals(2, fingers.slaps().size());
    long cut = fingers.slaps().stream().mapToLong(slap -> slap.cut().size()).sum();
    assertEquals(8, cut + 4 * fingers.notUsed().size());
    assertTrue(cut >= 4, "fingers cut " + cut);
    assertEquals(2 + cut, fingers.prints().size());
  }

  private static SyntheticSlap slap(FrictionRidgePosition position, List<FingerPosition> missing) {
    return SyntheticSlap.press(PERSON, position, 3, ImpressionQuality.BOOKING, missing);
  }

  private void typeFour(FrictionRidgePosition position, EncodedImage image) {
    file.typeFour(position, ImpressionType.LIVE_PLAIN, image);
  }

  private void typeFourteen(
      FrictionRidgePosition position, EncodedImage image, List<Segment> segments) {
    file.typeFourteen(position, ImpressionType.LIVE_PLAIN, image, segments);
  }

  private Draft.Fingers read() throws Exception {
    return AnsiNistFingers.read(AnsiNistReader.read(file.bytes()), Limits.DEFAULT, findings);
  }

  private static Map<Integer, FingerTemplate> templates(List<Draft.Print> prints) {
    Map<Integer, FingerTemplate> templates = new TreeMap<>();
    for (Draft.Print print : prints) {
      Draft.Sides sides = print.sides().sides().orElseThrow();
      byte[] pixels = print.data().bytes().orElseThrow();
      templates.put(
          Integer.parseInt(print.position().text().orElseThrow()),
          template(new GreyImage(sides.width(), sides.height(), pixels, 500)));
    }
    return templates;
  }

  private static FingerTemplate template(GreyImage image) {
    Extraction extraction =
        TemplateExtractor.extract(
            new Print.Raw(image.pixels(), image.width(), image.height(), image.ppi()));
    return ((Extraction.Extracted) extraction).template();
  }
}
