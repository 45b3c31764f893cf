package org.tenprint.testkit;

import java.util.List;
import java.util.Map;

/** What {@link ExtremeEvents} draws from. */
final class ExtremeValues {
  private ExtremeValues() {}

  /** Periods that are parsed, and what looks like one. */
  static final List<String> PERIODS =
      List.of(
          "P0D",
          "P999999999Y",
          "P2147483647Y",
          "P2147483647M",
          "P2147483647D",
          "P2147483647Y2147483647M2147483647D",
          "P-1Y",
          "P1Y-400D",
          "-P1Y",
          "P2147483648Y",
          "P1W",
          "PT1H",
          "P",
          "P99999999999999999999Y");

  /** Texts that are something else to one reader than to another. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "\n",
          "\u001f",
          "\u001e",
          "\ufffd",
          "\u202e",
          "\ud83d\ude00",
          "e\u0301",
          "\u212a",
          "|",
          ":",
          "/../",
          "null",
          "%s%n");

  static final int[] INTS = {
    Integer.MIN_VALUE,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE + 1,
    -719_529, // the last day before year 0
    -719_528, // the first day of year 0
    -719_163, // the last day of year 0
    2_932_896, // 9999-12-31
    2_932_897,
    -64_800, // the least offset in seconds
    64_800,
    -64_801,
    64_801,
    11_016, // 2000-02-29
    -1,
    0,
    1
  };

  static final long[] LONGS = {
    Long.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE + 1,
    Long.MAX_VALUE - 1,
    -62_167_219_200_000_000L, // 0000-01-01 in microseconds
    -62_135_596_800_000_001L, // the last microsecond before year 1
    253_402_300_799_999_999L, // the last one of 9999
    253_402_300_800_000_000L,
    253_402_300_800_000L, // the same in milliseconds
    Integer.MAX_VALUE + 1L,
    -1,
    0,
    1
  };

  static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE
  };

  private static final List<String> ORIS = List.of("MA0130100", "IL0160000", "CA0190000");
  private static final List<String> TERMS = List.of("P1Y", "P30D", "P2Y6M", "P0D");

  /** Ordinary values of text fields, by the field's name. */
  static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("ncic", List.of("1201", "5499", "3599", "0000")),
          Map.entry("ori", ORIS),
          Map.entry("controllingOri", ORIS),
          Map.entry("arrestingOri", ORIS),
          Map.entry("bookingOri", ORIS),
          Map.entry("countyFips", List.of("25025", "17031")),
          Map.entry("state", List.of("MA", "IL")),
          Map.entry("fieldOffice", List.of("BOS", "CHI")),
          Map.entry("value", List.of("US", "MA", "25025", "MA0130100")),
          Map.entry("sentence", TERMS),
          Map.entry("notice", TERMS),
          Map.entry("convictedWithin", TERMS),
          Map.entry("scheme", List.of("sc-2008", "sc-2010")),
          Map.entry("message", List.of("match", "no-match")),
          Map.entry("id", List.of("A", "B", "C", "D")),
          Map.entry("unless", List.of("A", "B", "C", "D")),
          Map.entry("supersedes", List.of("A", "B", "C", "D")),
          Map.entry("instrument", List.of("A", "B", "C", "D")),
          Map.entry("author", List.of("author")),
          Map.entry("by", List.of("one", "two", "three")),
          Map.entry("recipient", List.of("agency:MA0130100", "sib:MA", "field-office:BOS")),
          Map.entry("pushed", List.of("agency:MA0130100", "sib:MA", "field-office:BOS")),
          Map.entry("subjectId", List.of("S-1", "S-2")),
          Map.entry("recordId", List.of("R-1", "R-2")),
          Map.entry("tcn", List.of("T-1", "T-2")));
}
