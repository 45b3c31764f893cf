package org.tenprint.formats.minutiae;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.formats.Typed.require;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Typed;
import org.tenprint.testkit.fuzz.KeptInputs;

/** ISO/IEC 19794-2 and ANSI INCITS 378 of every edition; a view by itself reads as it did. */
public class MinutiaeFuzzTest {
  /**
   * A view is some objects; at most six readings, one for each edition, keep none of the others.
   */
  private static final int TIMES = 512;

  private static final long SOME = 256 << 10;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), MinutiaeFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    return Arrays.stream(MinutiaeRecord.Edition.values()).map(MinutiaeReaderTest::record).toList();
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    long most = SOME + (long) TIMES * input.length;
    MinutiaeRecord record = Typed.read(input, most, MinutiaeReader::read, MinutiaeRecord.class);
    if (record == null) {
      return;
    }
    require(MinutiaeReader.looksLike(input), "read, and does not look like it");
    require(!record.views().isEmpty(), "no view");
    require(record.views().size() == record.minutiae().size(), "views without minutiae");
    for (int view = 0; view < record.views().size(); view++) {
      byte[] single = record.single(view);
      MinutiaeRecord again = read(single);
      require(again.views().size() == 1, "a view by itself is several");
      require(again.isIso() == record.isIso(), "a view by itself is of another family");
      require(
          again.views().get(0).position() == record.views().get(view).position(),
          "a view by itself is another finger");
      require(
          again.views().get(0).minutiae() == record.views().get(view).minutiae(),
          "a view by itself has other minutiae");
      require(Arrays.equals(again.single(0), single), "a view by itself is written otherwise");
    }
  }

  private static MinutiaeRecord read(byte[] single) {
    try {
      return MinutiaeReader.read(single);
    } catch (FormatException refusal) {
      throw new AssertionError("a view by itself is refused", refusal);
    }
  }
}
