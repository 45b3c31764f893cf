package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionRefusal;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.SyntheticPerson;

/** The quality that goes with an identification says how well a print will match. */
class PrintQualityIT {
  private static final Logger LOG = LoggerFactory.getLogger(PrintQualityIT.class);
  private static final int PEOPLE = 8;
  private static final List<ImpressionQuality> CONDITIONS =
      List.of(ImpressionQuality.BOOKING, ImpressionQuality.UNATTENDED, ImpressionQuality.POOR);

  /** A press and how it scores against a good one of the same finger. */
  private record Pressed(int quality, double score) {}

  @Test
  void betterPrintsMatchBetter() {
    List<SyntheticPerson> people =
        LongStream.range(900, 900 + PEOPLE).mapToObj(SyntheticPerson::of).toList();
    List<Pressed> all = new ArrayList<>();
    double last = 101;
    for (ImpressionQuality condition : CONDITIONS) {
      List<Pressed> pressed = new ArrayList<>();
      for (SyntheticPerson person : people) {
        FingerTemplate good = template(person.impression(7, 1, ImpressionQuality.BOOKING));
        FingerTemplate other = template(person.impression(7, 2, condition));
        pressed.add(
            new Pressed(
                other.quality(),
                new FingerprintMatcher(SourceAfis.template(good))
                    .match(SourceAfis.template(other))));
      }
      double quality = pressed.stream().mapToInt(Pressed::quality).average().orElseThrow();
      LOG.info("quality {} score {}", quality, score(pressed));
      assertTrue(quality < last, quality + " after " + last);
      last = quality;
      all.addAll(pressed);
    }
    all.sort(Comparator.comparingInt(Pressed::quality));
    int third = all.size() / 3;
    double worst = score(all.subList(0, third));
    double best = score(all.subList(all.size() - third, all.size()));
    assertTrue(best > 1.5 * worst, "best third " + best + ", worst third " + worst);
  }

  /** What shows no ridges is refused by itself; what shows few is used and said to be bad. */
  @Test
  void noiseIsNoPrintAndAFragmentIsABadOne() {
    byte[] noise = new byte[300 * 400];
    Random random = new Random(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (200 + random.nextInt(20));
    }
    assertEquals(
        new Extraction.Refused(ExtractionRefusal.NO_RIDGES),
        TemplateExtractor.extract(new Print.Raw(noise, 300, 400, 500)));
    GreyImage whole = SyntheticPerson.of(900).impression(7, 1, ImpressionQuality.BOOKING);
    byte[] fragment = whole.pixels().clone();
    for (int i = 0; i < fragment.length; i++) {
      if (i / whole.width() < 190 || i / whole.width() > 330) {
        fragment[i] = (byte) 245;
      }
    }
    FingerTemplate bad =
        template(new GreyImage(whole.width(), whole.height(), fragment, whole.ppi()));
    assertTrue(bad.quality() < template(whole).quality() / 2, bad + " of " + template(whole));
  }

  private static double score(List<Pressed> pressed) {
    return pressed.stream().mapToDouble(Pressed::score).average().orElseThrow();
  }

  private static FingerTemplate template(GreyImage image) {
    Extraction extraction =
        TemplateExtractor.extract(
            new Print.Raw(image.pixels(), image.width(), image.height(), image.ppi()));
    return assertInstanceOf(Extraction.Extracted.class, extraction).template();
  }
}
