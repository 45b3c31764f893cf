package org.tenprint.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/**
 * The shipped sample, which has no adult ages, holidays and time zones, with those of {@code
 * reference/}: from memory, for scenarios that need a state where people are adults earlier, or
 * business time.
 */
public final class SampleWithAges {
  /** The text of the file of ages. */
  public static final String AGES = text("adult-ages.csv");

  /** The set. */
  public static final ReferenceSet SET = set();

  private SampleWithAges() {}

  private static ReferenceSet set() {
    try {
      return ReferenceSet.sample()
          .withAdultAges(AGES)
          .withCalendars(text("holidays.csv"), text("time-zones.csv"));
    } catch (ReferenceDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String file) {
    try (InputStream in = SampleWithAges.class.getResourceAsStream("/reference/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
