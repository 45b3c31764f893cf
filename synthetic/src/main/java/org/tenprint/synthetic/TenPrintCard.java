package org.tenprint.synthetic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.GreyImage;

/**
 * One taking of a person's prints: a press of each finger that is there.
 *
 * @param prints images by finger position, 1 to 10
 */
public record TenPrintCard(Map<Integer, GreyImage> prints) {
  /** Copies the map. */
  public TenPrintCard {
    prints = java.util.Collections.unmodifiableMap(new TreeMap<>(prints));
  }

  /** All ten fingers. Other seeds are other takings of the same fingers. */
  public static TenPrintCard take(SyntheticPerson person, long seed, ImpressionQuality quality) {
    return take(person, seed, quality, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  }

  /** The fingers of those positions. */
  public static TenPrintCard take(
      SyntheticPerson person, long seed, ImpressionQuality quality, List<Integer> positions) {
    Map<Integer, GreyImage> prints = new TreeMap<>();
    for (int position : positions) {
      prints.put(position, person.impression(position, seed, quality));
    }
    return new TenPrintCard(prints);
  }

  /** Adds the prints to a submission as Type-4 records, raw, PNG or WSQ. */
  public CarFile asTypeFour(CarFile file, Compression compression) {
    prints.forEach(
        (position, image) ->
            file.typeFour(
                FrictionRidgePosition.ofCode(position),
                ImpressionType.LIVE_PLAIN,
                encoded(image, compression)));
    return file;
  }

  /** Adds the prints to a submission as Type-14 records, raw, PNG or WSQ. */
  public CarFile asTypeFourteen(CarFile file, Compression compression) {
    prints.forEach(
        (position, image) ->
            file.typeFourteen(
                FrictionRidgePosition.ofCode(position),
                ImpressionType.LIVE_PLAIN,
                encoded(image, compression),
                List.of()));
    return file;
  }

  private static EncodedImage encoded(GreyImage image, Compression compression) {
    return switch (compression) {
      case NONE -> CarFile.raw(image);
      case PNG -> CarFile.png(image);
      case WSQ20 -> CarFile.wsq(image);
      default -> throw new IllegalArgumentException("prints are written raw, as PNG or as WSQ");
    };
  }
}
