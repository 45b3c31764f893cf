package org.tenprint.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/**
 * The shipped sample, which has no adult ages, with those of {@code reference/adult-ages.csv}: from
 * memory, for scenarios that need a state where people are adults earlier.
 */
public final class SampleWithAges {
  /** The text of the file. */
  public static final String AGES = ages();

  /** The set. */
  public static final ReferenceSet SET = set();

  private SampleWithAges() {}

  private static ReferenceSet set() {
    try {
      return ReferenceSet.sample().withAdultAges(AGES);
    } catch (ReferenceDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ages() {
    try (InputStream in = SampleWithAges.class.getResourceAsStream("/reference/adult-ages.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
