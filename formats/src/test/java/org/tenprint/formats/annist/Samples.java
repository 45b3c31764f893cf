package org.tenprint.formats.annist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.image.Box;
import org.tenprint.formats.image.GreyImage;

/** Small valid submissions. */
final class Samples {
  static final LocalDate DAY = LocalDate.of(2011, 6, 5);

  private Samples() {}

  static GreyImage stripes(int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / width % 9 < 4 ? 40 : 230);
    }
    return new GreyImage(width, height, pixels, 500);
  }

  static CarFile submission() {
    return CarFile.of("MA0130100", "TCN-2011-000001", DAY)
        .retain(true)
        .person("DOE, JANE", Optional.of(LocalDate.of(1980, 2, 29)))
        .description(List.of("MA", "F", "W", "505", "130", "BRO", "BRO"))
        .arrest(
            DAY,
            List.of(
                new Descriptors.ArrestSegment(Optional.of(DAY), "LARCENY"),
                new Descriptors.ArrestSegment(Optional.empty(), "TRESPASS")))
        .controllingAgencies(List.of("MA0130100", "MA0130000"));
  }

  /** Two Type-4 and two Type-14 prints, one of them a slap with segments. */
  static CarFile mixed() {
    EncodedImage raw = CarFile.raw(stripes(40, 48));
    EncodedImage png = CarFile.png(stripes(64, 40));
    return submission()
        .missing(
            List.of(
                new MissingFinger(FingerPosition.LEFT_LITTLE, MissingFinger.Reason.AMPUTATED),
                new MissingFinger(FingerPosition.LEFT_RING, MissingFinger.Reason.UNABLE_TO_PRINT)))
        .typeFour(FrictionRidgePosition.RIGHT_THUMB, ImpressionType.LIVE_ROLLED, raw)
        .typeFour(FrictionRidgePosition.PLAIN_RIGHT_THUMB, ImpressionType.LIVE_PLAIN, png)
        .typeFourteen(FrictionRidgePosition.LEFT_INDEX, ImpressionType.LIVE_ROLLED, raw, List.of())
        .typeFourteen(
            FrictionRidgePosition.LEFT_FOUR,
            ImpressionType.LIVE_PLAIN,
            png,
            List.of(
                new Segment(FingerPosition.LEFT_MIDDLE, new Box(0, 0, 30, 40)),
                new Segment(FingerPosition.LEFT_INDEX, new Box(32, 2, 64, 38))));
  }
}
