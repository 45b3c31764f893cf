package org.tenprint.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/**
 * The shipped sample, which has no adult ages, holidays and time zones, with those of {@code
 * reference/}: from memory, for scenarios that need a state where people are adults earlier, or
 * business time; and with two agencies that never were, one of which began late, and one is gone.
 */
public final class SampleWithAges {
  /** The text of the file of ages. */
  public static final String AGES = text("adult-ages.csv");

  /** The set. */
  public static final ReferenceSet SET = set();

  private SampleWithAges() {}

  private static ReferenceSet set() {
    try {
      return ReferenceSet.of(
              agencies(),
              sample("county-field-office.csv"),
              sample("offence-levels.csv"),
              sample("offence-schemes.csv"),
              AGES)
          .withCalendars(text("holidays.csv"), text("time-zones.csv"));
    } catch (ReferenceDataException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those of the sample are there for ever; of the others the file says from when to when. */
  private static String agencies() {
    List<String> rows = sample("agencies.csv").lines().toList();
    String all = rows.stream().skip(1).map(row -> row + ",,\n").collect(Collectors.joining());
    String more =
        text("more-agencies.csv")
            .lines()
            .skip(1)
            .map(row -> row + "\n")
            .collect(Collectors.joining());
    return rows.get(0) + ",valid_from,valid_to\n" + all + more;
  }

  private static String sample(String file) {
    return resource(ReferenceSet.class, "sample/" + file);
  }

  private static String text(String file) {
    return resource(SampleWithAges.class, "/reference/" + file);
  }

  private static String resource(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
