package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.matching.ReferencePrints;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.SourceAfis;

/** No record has more minutiae than an image would give, and no other record loses any. */
class StrewnMinutiaeTest {
  private static final int MOST = 100;

  /** Strewn over a square; on a small one many lie on each other. */
  private static FingerTemplate strewn(int minutiae, int side, long seed) {
    Random random = new Random(seed);
    int[] packed =
        IntStream.range(0, minutiae)
            .map(
                i ->
                    FingerTemplate.pack(
                        random.nextInt(side),
                        random.nextInt(side),
                        random.nextInt(256),
                        MinutiaKind.values()[random.nextInt(2)]))
            .toArray();
    return FingerTemplate.of(600, 600, 100, packed);
  }

  private static FingerTemplate read(byte[] record) {
    Extraction extraction = TemplateExtractor.extract(new Print.Encoded(record, 0));
    return assertInstanceOf(Extraction.Extracted.class, extraction).template();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 48, 99, 100})
  void a_record_of_no_more_than_an_image_gives_is_read_to_the_byte(int minutiae) {
    FingerTemplate print = strewn(minutiae, 500, minutiae);
    assertSame(print, StrewnMinutiae.of(print));
    byte[] record = SourceAfis.toIso(print);
    assertEquals(asTheLibraryReads(record), read(record));
  }

  /** So whoever comes with one of these has the scores that they had, to the bit. */
  @Test
  void no_record_of_fvc2002_is_changed() {
    for (int set = 1; set <= 3; set++) {
      for (int finger = 101; finger <= 110; finger++) {
        for (int impression = 1; impression <= 8; impression++) {
          String path = "prints/fvc2002/DB" + set + "_B/" + finger + "_" + impression + ".iso";
          byte[] record = ReferencePrints.bytes(path);
          assertEquals(asTheLibraryReads(record), read(record));
        }
      }
    }
  }

  /** The template of before there was a bound. */
  private static FingerTemplate asTheLibraryReads(byte[] record) {
    FingerprintTemplate features = FingerprintCompatibility.importTemplate(record);
    return SourceAfis.template(features, PrintQuality.ofMinutiae(SourceAfis.minutiae(features)));
  }

  @ParameterizedTest
  @EnumSource(TemplateFormat.class)
  void no_format_lets_more_in(TemplateFormat format) {
    FingerTemplate most = strewn(FingerTemplate.MAX_MINUTIAE, 500, 1);
    byte[] record = FingerprintCompatibility.exportTemplates(format, SourceAfis.template(most));
    assertEquals(MOST, read(record).size());
    assertEquals(100, read(record).quality());
  }

  @Test
  void of_a_cloud_and_a_hundred_strewn_ones_the_cloud_goes() {
    List<Integer> packed = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      packed.add(FingerTemplate.pack(20 + i % 10 * 40, 20 + i / 10 * 40, i, MinutiaKind.ENDING));
    }
    List<Integer> strewn = List.copyOf(packed);
    Random random = new Random(3);
    for (int i = MOST; i < FingerTemplate.MAX_MINUTIAE; i++) {
      int minutia =
          FingerTemplate.pack(
              450 + random.nextInt(30), 450 + random.nextInt(30), 0, MinutiaKind.ENDING);
      packed.add(random.nextInt(packed.size()), minutia);
    }
    int[] all = packed.stream().mapToInt(Integer::intValue).toArray();
    FingerTemplate kept = StrewnMinutiae.of(FingerTemplate.of(600, 600, 100, all));
    assertEquals(strewn, IntStream.range(0, kept.size()).mapToObj(kept::packed).toList());
  }

  /** As SourceAFIS chooses: all distances sorted, that to itself the first of them. */
  private static List<Integer> byTheBook(FingerTemplate print) {
    Comparator<Integer> strewn =
        Comparator.comparingInt(
            i ->
                IntStream.range(0, print.size())
                    .map(
                        other -> {
                          int dx = print.x(other) - print.x(i);
                          int dy = print.y(other) - print.y(i);
                          return dx * dx + dy * dy;
                        })
                    .sorted()
                    .skip(5)
                    .findFirst()
                    .orElseThrow());
    return IntStream.range(0, print.size())
        .boxed()
        .sorted(strewn.reversed())
        .limit(MOST)
        .sorted()
        .map(print::packed)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"101, 500", "255, 500", "180, 60", "255, 16", "255, 3", "255, 1"})
  void what_is_kept_is_what_the_extractor_would_keep(int minutiae, int side) {
    for (long seed = 0; seed < 20; seed++) {
      FingerTemplate print = strewn(minutiae, side, seed);
      FingerTemplate kept = StrewnMinutiae.of(print);
      assertEquals(
          byTheBook(print), IntStream.range(0, kept.size()).mapToObj(kept::packed).toList());
    }
  }
}
