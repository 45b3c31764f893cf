package org.tenprint.matching;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * People whose fingers are random minutiae; an impression jitters, turns, misses some and invents a
 * few. From seeds alone.
 */
public final class InventedPeople {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 560;

  private InventedPeople() {}

  /** One encounter of a person with the first {@code fingers} positions. */
  public static TenPrint encounter(int person, int encounter, int fingers) {
    Map<FingerPosition, FingerTemplate> templates = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < fingers; i++) {
      templates.put(FingerPosition.at(i), finger(1000L * person + i, encounter));
    }
    return new TenPrint(templates);
  }

  /** An impression of a finger that shows as much as a rolled one: some 90 minutiae. */
  public static FingerTemplate rolled(int finger, int impression) {
    return finger(7_000_000L + finger, impression, 98, 1.4);
  }

  private static FingerTemplate finger(long seed, int encounter) {
    return finger(seed, encounter, 46, 1);
  }

  /**
   * @param scale of the plane on which the minutiae lie
   */
  private static FingerTemplate finger(long seed, int encounter, int count, double scale) {
    int width = (int) (WIDTH * scale);
    int height = (int) (HEIGHT * scale);
    Random master = new Random(seed);
    Random press = new Random(seed * 31 + encounter);
    double turn = encounter == 0 ? 0 : 0.15 * press.nextGaussian();
    int[] minutiae = new int[count + 4];
    int n = 0;
    for (int i = 0; i < count; i++) {
      double x = scale * (300 * master.nextDouble() - 150);
      double y = scale * (360 * master.nextDouble() - 180);
      int direction = master.nextInt(256);
      MinutiaKind kind = MinutiaKind.values()[master.nextInt(2)];
      boolean missed = press.nextDouble() < 0.12;
      int column =
          (int)
              Math.round(
                  width / 2.0
                      + Math.cos(turn) * x
                      + Math.sin(turn) * y
                      + 1.5 * press.nextGaussian());
      int row =
          (int)
              Math.round(
                  height / 2.0
                      - Math.sin(turn) * x
                      + Math.cos(turn) * y
                      + 1.5 * press.nextGaussian());
      int turned =
          (int) Math.round(direction + turn * 128 / Math.PI + 3 * press.nextGaussian()) & 0xff;
      if (!missed) {
        minutiae[n++] = FingerTemplate.pack(column, row, turned, kind);
      }
    }
    for (int i = 0; i < 4; i++) {
      minutiae[n++] =
          FingerTemplate.pack(
              100 + press.nextInt(300),
              100 + press.nextInt(360),
              press.nextInt(256),
              MinutiaKind.ENDING);
    }
    return FingerTemplate.of(width, height, 80, java.util.Arrays.copyOf(minutiae, n));
  }

  /** A gallery of each kind that has so many of them, with ten fingers and one encounter each. */
  static Stream<Gallery> galleries(int people) {
    return Stream.of(
            TwoStageGallery.empty(people), Galleries.exhaustive(), ShardedGallery.empty(4, people))
        .map(
            gallery -> {
              for (int person = 0; person < people; person++) {
                gallery.put(Subject.of("person-" + person, encounter(person, 0, 10)));
              }
              return gallery;
            });
  }
}
