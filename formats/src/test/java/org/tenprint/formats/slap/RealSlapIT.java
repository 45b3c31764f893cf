package org.tenprint.formats.slap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jnbis.api.Jnbis;
import org.jnbis.api.model.Bitmap;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.SharedData;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.FingerImpression;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.annist.TenPrint;
import org.tenprint.formats.image.GreyImage;

/** NIST's card: captions, handwriting, a punched hole and second phalanges beside the fingers. */
class RealSlapIT {
  @Test
  void slapsOfARealCardMatchItsRolledFingers() throws FormatException {
    TenPrint card = TenPrint.of(AnsiNistReader.read(SharedData.bytes("annist/type-4-tpcard.an2")));
    Map<Integer, FingerprintTemplate> rolled = new TreeMap<>();
    int hits = 0;
    int strangers = 0;
    for (FingerImpression print : card.impressions()) {
      if (print.position().code() <= 10) {
        rolled.put(print.position().code(), template(decode(print)));
      }
    }
    for (FingerImpression print : card.impressions()) {
      if (print.position().isSlap()) {
        GreyImage image = decode(print);
        for (Segment segment : SlapSegmenter.segment(image, print.position(), List.of())) {
          FingerprintMatcher matcher = new FingerprintMatcher(template(image.crop(segment.box())));
          for (Map.Entry<Integer, FingerprintTemplate> one : rolled.entrySet()) {
            boolean hit = matcher.match(one.getValue()) > 25;
            boolean own = one.getKey() == segment.position().code();
            hits += hit && own ? 1 : 0;
            strangers += hit && !own ? 1 : 0;
          }
        }
      }
    }
    assertEquals(0, strangers);
    assertTrue(hits >= 5, "fingers of the slaps found by their rolled print: " + hits);
  }

  private static GreyImage decode(FingerImpression print) {
    Bitmap bitmap = Jnbis.wsq().decode(print.image().data()).asBitmap();
    return new GreyImage(bitmap.getWidth(), bitmap.getHeight(), bitmap.getPixels(), 500);
  }

  private static FingerprintTemplate template(GreyImage image) {
    return new FingerprintTemplate(
        new FingerprintImage(
            image.width(), image.height(), image.pixels(), new FingerprintImageOptions().dpi(500)));
  }
}
