package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.SourceAfis;

/** Of what a broken encoder writes nothing is searched for, and of a finger's minutiae all are. */
class DistinctMinutiaeTest {
  private static int minutia(int x, int y, int direction) {
    return FingerTemplate.pack(x, y, direction, MinutiaKind.ENDING);
  }

  private static FingerTemplate print(IntStream minutiae) {
    return FingerTemplate.of(500, 560, 100, minutiae.toArray());
  }

  /** Eight of a finger, and behind them whatever comes. */
  private static FingerTemplate and(int... more) {
    return print(
        IntStream.concat(
            IntStream.range(0, 8).mapToObj(i -> minutia(40 * i, 40 * i, 29 * i)).mapToInt(m -> m),
            IntStream.of(more)));
  }

  private static ExtractionRefusal refusal(FingerTemplate print) {
    return assertThrows(PrintRefused.class, () -> DistinctMinutiae.of(print)).reason();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 30, 100, 255})
  void a_buffer_that_was_never_filled_is_no_print(int minutiae) {
    assertEquals(
        ExtractionRefusal.TOO_FEW_MINUTIAE,
        refusal(print(IntStream.range(0, minutiae).map(i -> minutia(0, 0, 0)))));
  }

  @ParameterizedTest
  @EnumSource(TemplateFormat.class)
  void nor_is_it_in_any_format(TemplateFormat format) {
    FingerTemplate spot = print(IntStream.range(0, 30).map(i -> minutia(100, 100, 64)));
    byte[] record = FingerprintCompatibility.exportTemplates(format, SourceAfis.template(spot));
    assertEquals(
        new Extraction.Refused(ExtractionRefusal.TOO_FEW_MINUTIAE),
        TemplateExtractor.extract(new Print.Encoded(record, 0)));
  }

  @Test
  void of_what_is_written_twice_the_first_stays_and_the_order() throws PrintRefused {
    FingerTemplate twice =
        print(IntStream.range(0, 40).map(i -> minutia(i % 20 * 20 + i / 20, 100, i % 20 * 12)));
    FingerTemplate once = DistinctMinutiae.of(twice);
    assertEquals(
        IntStream.range(0, 20).mapToObj(twice::packed).toList(),
        IntStream.range(0, once.size()).mapToObj(once::packed).toList());
    assertEquals(PrintQuality.ofMinutiae(20), once.quality());
  }

  @ParameterizedTest
  @CsvSource({
    "202, 200, 0, true",
    "201, 201, 0, true",
    "202, 201, 0, false",
    "203, 200, 0, false",
    "200, 200, 4, true",
    "200, 200, 252, true",
    "200, 200, 5, false",
    "200, 200, 128, false"
  })
  void only_what_lies_on_another_and_points_its_way_is_left_out(
      int x, int y, int direction, boolean leftOut) throws PrintRefused {
    FingerTemplate print = and(minutia(10, 200, 0), minutia(200, 200, 0), minutia(x, y, direction));
    FingerTemplate kept = DistinctMinutiae.of(print);
    if (leftOut) {
      assertEquals(print.size() - 1, kept.size());
    } else {
      assertSame(print, kept);
    }
  }

  /** An encoder that leaves the directions out. */
  @ParameterizedTest
  @CsvSource({"8, 0, true", "48, 0, true", "100, 3, true", "48, 5, false", "100, 11, false"})
  void a_record_without_directions_is_no_print(int minutiae, int others, boolean refused)
      throws PrintRefused {
    FingerTemplate print =
        print(
            IntStream.range(0, minutiae)
                .map(i -> minutia(i % 10 * 40, i / 10 * 40, i < others ? 100 + 9 * i : i % 3)));
    if (refused) {
      assertEquals(ExtractionRefusal.UNDECODABLE, refusal(print));
    } else {
      assertSame(print, DistinctMinutiae.of(print));
    }
  }
}
