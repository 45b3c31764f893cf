package org.tenprint.matching.prints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The score of SourceAFIS's own matcher, to the bit. */
class FingerMatcherTest {
  private static final int SIDE = 400;
  private static final int MOST = FingerTemplate.MAX_MINUTIAE;

  /** Minutiae that lie about anywhere. */
  private static FingerTemplate scattered(Random random, int minutiae, int side) {
    return FingerTemplate.of(
        side,
        side,
        50,
        IntStream.range(0, minutiae)
            .map(
                i ->
                    FingerTemplate.pack(
                        random.nextInt(side), random.nextInt(side), random.nextInt(256), kind(i)))
            .toArray());
  }

  private static MinutiaKind kind(int i) {
    return i % 2 == 0 ? MinutiaKind.ENDING : MinutiaKind.BIFURCATION;
  }

  /** The same print once more: moved, pressed otherwise, one in five minutiae another. */
  private static FingerTemplate again(FingerTemplate print, Random random) {
    IntUnaryOperator near = at -> Math.min(SIDE - 1, Math.max(0, at + random.nextInt(9) - 4));
    return FingerTemplate.of(
        SIDE,
        SIDE,
        50,
        IntStream.range(0, print.size())
            .map(
                i ->
                    random.nextInt(5) == 0
                        ? FingerTemplate.pack(
                            random.nextInt(SIDE),
                            random.nextInt(SIDE),
                            random.nextInt(256),
                            kind(i))
                        : FingerTemplate.pack(
                            near.applyAsInt(print.x(i)),
                            near.applyAsInt(print.y(i)),
                            print.direction(i) + random.nextInt(9) - 4 & 0xff,
                            print.kind(i)))
            .toArray());
  }

  private static double known(FingerTemplate one, FingerTemplate other) {
    return new FingerprintMatcher(SourceAfis.template(one)).match(SourceAfis.template(other));
  }

  private static void assertSame(FingerTemplate one, FingerTemplate other) {
    assertEquals(known(one, other), FingerMatcher.of(one).score(other));
  }

  @ParameterizedTest
  @ValueSource(ints = {FingerTemplate.MIN_MINUTIAE, 9, 20, 50, 100, MOST})
  void printsOfAnySizeScoreAsTheyDo(int minutiae) {
    Random random = new Random(minutiae);
    for (int i = 0; i < 1 + 300 / minutiae; i++) {
      FingerTemplate print = scattered(random, minutiae, SIDE);
      assertSame(print, print);
      assertSame(print, again(print, random));
      assertSame(print, scattered(random, 8 + random.nextInt(93), SIDE));
    }
  }

  @Test
  void printsOfOneFingerAreAlikeAtAll() {
    Random random = new Random(7);
    FingerTemplate print = scattered(random, 50, SIDE);
    assertTrue(FingerMatcher.of(print).score(again(print, random)) > 40);
  }

  /**
   * Minutiae where lengths and angles begin to be counted as the next, and the last as the first.
   */
  private static Stream<List<FingerTemplate>> extremes() {
    int most = FingerTemplate.MAX_COORDINATE;
    return Stream.of(
        List.of(line(30, i -> 100, i -> 100, i -> 0), line(30, i -> 100, i -> 100, i -> 128)),
        List.of(line(30, i -> 13 * i, i -> 0, i -> 0), line(30, i -> 13 * i, i -> 0, i -> 255)),
        List.of(line(30, i -> 0, i -> 13 * i, i -> 64), line(30, i -> 0, i -> 13 * i, i -> 192)),
        List.of(line(36, i -> 58 * (i % 6), i -> 58 * (i / 6), i -> 0), ring(36)),
        List.of(ring(100), ring(MOST)),
        List.of(
            line(40, i -> most / 40 * i, i -> most / 40 * i, i -> 32),
            line(40, i -> most / 40 * i, i -> most - most / 40 * i, i -> 96)));
  }

  private static FingerTemplate line(
      int minutiae, IntUnaryOperator x, IntUnaryOperator y, IntUnaryOperator direction) {
    return FingerTemplate.of(
        FingerTemplate.MAX_COORDINATE + 1,
        FingerTemplate.MAX_COORDINATE + 1,
        50,
        IntStream.range(0, minutiae)
            .map(
                i ->
                    FingerTemplate.pack(
                        x.applyAsInt(i), y.applyAsInt(i), direction.applyAsInt(i), kind(i)))
            .toArray());
  }

  private static FingerTemplate ring(int minutiae) {
    return line(
        minutiae,
        i -> 200 + (int) (180 * Math.cos(2 * Math.PI * i / minutiae)),
        i -> 200 + (int) (180 * Math.sin(2 * Math.PI * i / minutiae)),
        i -> 256 * i / minutiae & 0xff);
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void printsThatLieOddlyScoreAsTheyDo(List<FingerTemplate> prints) {
    prints.forEach(one -> prints.forEach(other -> assertSame(one, other)));
  }

  @Test
  void aMatcherScoresEachAsIfItWereTheFirst() {
    Random random = new Random(11);
    FingerTemplate print = scattered(random, 60, SIDE);
    List<FingerTemplate> others =
        IntStream.range(0, 30).mapToObj(i -> again(print, random)).toList();
    FingerMatcher matcher = FingerMatcher.of(print);
    double[] once = others.stream().mapToDouble(matcher::score).toArray();
    double[] twice = others.stream().mapToDouble(matcher::score).toArray();
    double[] known = others.stream().mapToDouble(other -> known(print, other)).toArray();
    assertTrue(Arrays.equals(known, once) && Arrays.equals(known, twice));
  }
}
