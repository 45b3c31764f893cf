package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.TenPrint;

/**
 * People as sets of minutiae, any of them from its number alone: a finger is an orientation field
 * (arch, loops, whorl by the zero-pole model of Sherlock and Monro, 1993) with minutiae strewn at
 * natural density and spacing, directed along the ridges; an impression turns, shifts, distorts,
 * crops, misses and invents. No ridge image is made: 30 µs a finger. Not thread-safe.
 */
public final class SyntheticPeople {
  private static final int MAX_MINUTIAE = 160;
  private static final double MASTER_HALF_WIDTH = 215;
  private static final double MASTER_HALF_HEIGHT = 275;
  private static final double SPACING = 8;
  private static final int IMAGE_WIDTH = 480;
  private static final int IMAGE_HEIGHT = 600;
  private static final int MEAN_MINUTIAE = 78;

  /** Indexes and thumbs first: the fingers that are taken when not all are. */
  static final List<FingerPosition> BY_USEFULNESS =
      List.of(
          FingerPosition.RIGHT_INDEX,
          FingerPosition.LEFT_INDEX,
          FingerPosition.RIGHT_THUMB,
          FingerPosition.LEFT_THUMB,
          FingerPosition.RIGHT_MIDDLE,
          FingerPosition.LEFT_MIDDLE,
          FingerPosition.RIGHT_RING,
          FingerPosition.LEFT_RING,
          FingerPosition.RIGHT_LITTLE,
          FingerPosition.LEFT_LITTLE);

  private final long population;
  private final SeededRandom random = new SeededRandom(0);
  private final double[] xs = new double[MAX_MINUTIAE];
  private final double[] ys = new double[MAX_MINUTIAE];
  private final double[] directions = new double[MAX_MINUTIAE];
  private final double[] weakness = new double[MAX_MINUTIAE];
  private final boolean[] bifurcation = new boolean[MAX_MINUTIAE];
  private int count;
  private final RidgeFlow flow = new RidgeFlow();

  /**
   * @param population seed of the population: other people for each
   */
  public SyntheticPeople(long population) {
    this.population = population;
  }

  /**
   * An impression of a finger and, for each of its minutiae, which of the finger's minutiae it is
   * (-1: false).
   */
  public record Impression(FingerTemplate template, int[] sources) {}

  /**
   * The encounter of a person: the first {@code fingers} positions in order of usefulness (indexes
   * and thumbs first).
   */
  public TenPrint encounter(long person, int encounter, ImpressionQuality quality, int fingers) {
    Map<FingerPosition, FingerTemplate> templates = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < fingers; i++) {
      FingerPosition position = BY_USEFULNESS.get(i);
      templates.put(position, impression(person, position, encounter, quality).template());
    }
    return new TenPrint(templates);
  }

  /** One impression of one finger. */
  public Impression impression(
      long person, FingerPosition position, int encounter, ImpressionQuality quality) {
    long finger = SeededRandom.seed(SeededRandom.seed(population, person), position.code());
    random.reset(finger);
    layFinger(position);
    random.reset(SeededRandom.seed(finger, 1000L + encounter));
    return press(quality);
  }

  private void layFinger(FingerPosition position) {
    flow.draw(random, position.code() <= 5);
    int wanted =
        (int) Math.max(35, Math.min(MAX_MINUTIAE - 10, MEAN_MINUTIAE + 14 * random.normal()));
    double signX = random.uniform(-0.008, 0.008);
    double signY = random.uniform(-0.008, 0.008);
    count = 0;
    for (int tries = 0; tries < 6 * wanted && count < wanted; tries++) {
      double x = random.uniform(-MASTER_HALF_WIDTH, MASTER_HALF_WIDTH);
      double y = random.uniform(-MASTER_HALF_HEIGHT, MASTER_HALF_HEIGHT);
      if (inside(x, y, MASTER_HALF_WIDTH, MASTER_HALF_HEIGHT) && free(x, y)) {
        boolean forward = Math.sin(signX * x + signY * y) + 0.8 * random.normal() > 0;
        xs[count] = x;
        ys[count] = y;
        directions[count] =
            flow.orientation(x, y) + (forward ? 0 : Math.PI) + 0.08 * random.normal();
        weakness[count] = 2 * random.uniform();
        bifurcation[count] = random.uniform() < 0.45;
        count++;
      }
    }
  }

  private static boolean inside(double x, double y, double halfWidth, double halfHeight) {
    double u = x / halfWidth;
    double v = y / halfHeight;
    return u * u + v * v <= 1;
  }

  private boolean free(double x, double y) {
    for (int i = 0; i < count; i++) {
      double dx = xs[i] - x;
      double dy = ys[i] - y;
      if (dx * dx + dy * dy < SPACING * SPACING) {
        return false;
      }
    }
    return true;
  }

  private Impression press(ImpressionQuality quality) {
    Press press = new Press(random, quality);
    int[] packed = new int[FingerTemplate.MAX_MINUTIAE];
    int[] sources = new int[FingerTemplate.MAX_MINUTIAE];
    int n = 0;
    for (int i = 0; i < count; i++) {
      boolean seen = press.covers(xs[i], ys[i]) && random.uniform() >= press.missing * weakness[i];
      if (seen) {
        boolean flipped = random.uniform() < 0.02;
        boolean split = bifurcation[i] ^ random.uniform() < 0.12;
        double direction =
            directions[i] + quality.angleJitter() * random.normal() + (flipped ? Math.PI : 0);
        packed[n] = press.place(xs[i], ys[i], direction, split);
        sources[n] = i;
        n += packed[n] < 0 ? 0 : 1;
      }
    }
    int invented = (int) (press.spurious * n + random.uniform());
    for (int i = 0; i < invented || n < FingerTemplate.MIN_MINUTIAE; i++) {
      double x = press.centreX + random.uniform(-press.halfWidth, press.halfWidth);
      double y = press.centreY + random.uniform(-press.halfHeight, press.halfHeight);
      double direction =
          flow.orientation(x, y) + (random.uniform() < 0.5 ? 0 : Math.PI) + 0.2 * random.normal();
      packed[n] = press.covers(x, y) ? press.place(x, y, direction, random.uniform() < 0.5) : -1;
      sources[n] = -1;
      n += packed[n] < 0 ? 0 : 1;
    }
    int[] minutiae = java.util.Arrays.copyOf(packed, n);
    int nfiq = Math.min(100, 2 * n);
    return new Impression(
        FingerTemplate.of(IMAGE_WIDTH, IMAGE_HEIGHT, nfiq, minutiae),
        java.util.Arrays.copyOf(sources, n));
  }

  /** How one impression lies and bends. */
  private static final class Press {
    private final SeededRandom random;
    private final ImpressionQuality quality;
    final double missing;
    final double spurious;
    final double halfWidth;
    final double halfHeight;
    final double centreX;
    final double centreY;
    private final double cos;
    private final double sin;
    private final double rotation;
    private final double[] waves = new double[8];

    Press(SeededRandom random, ImpressionQuality quality) {
      this.random = random;
      this.quality = quality;
      boolean bad = random.uniform() < quality.badShare();
      double spread = random.uniform(0.6, 1.4);
      missing = Math.min(0.48, quality.missing() * spread * (bad ? 2 : 1));
      spurious = quality.spurious() * spread * (bad ? 2 : 1);
      double size = random.uniform(0.9, 1.1) * (bad ? 0.67 : 1);
      halfWidth = quality.halfWidth() * size;
      halfHeight = quality.halfHeight() * size;
      centreX = quality.offset() * random.normal();
      centreY = 1.3 * quality.offset() * random.normal();
      rotation = quality.rotation() * random.normal();
      cos = Math.cos(rotation);
      sin = Math.sin(rotation);
      for (int i = 0; i < waves.length; i++) {
        waves[i] = random.uniform();
      }
    }

    boolean covers(double x, double y) {
      return inside(x - centreX, y - centreY, halfWidth, halfHeight);
    }

    /** The minutia in the image (y down), or -1 where it falls outside. */
    int place(double x, double y, double direction, boolean split) {
      double bentX =
          x
              + quality.distortion()
                  * Math.sin(
                      0.014 * y * (0.5 + waves[0])
                          + 0.010 * x * (waves[1] - 0.5)
                          + 6.28 * waves[2]);
      double bentY =
          y
              + quality.distortion()
                  * Math.sin(
                      0.014 * x * (0.5 + waves[3])
                          + 0.010 * y * (waves[4] - 0.5)
                          + 6.28 * waves[5]);
      double u = bentX - centreX;
      double v = bentY - centreY;
      double turnedX =
          cos * u - sin * v + quality.jitter() * random.normal() + 20 * (waves[6] - 0.5);
      double turnedY =
          sin * u + cos * v + quality.jitter() * random.normal() + 20 * (waves[7] - 0.5);
      int column = (int) Math.round(turnedX + IMAGE_WIDTH / 2.0);
      int row = (int) Math.round(IMAGE_HEIGHT / 2.0 - turnedY);
      if (column < 0 || row < 0 || column >= IMAGE_WIDTH || row >= IMAGE_HEIGHT) {
        return -1;
      }
      int angle = (int) Math.round((direction + rotation) * 128 / Math.PI) & 0xff;
      return FingerTemplate.pack(
          column, row, angle, split ? MinutiaKind.BIFURCATION : MinutiaKind.ENDING);
    }
  }
}
