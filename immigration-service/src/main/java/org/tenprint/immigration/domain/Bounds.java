package org.tenprint.immigration.domain;

import java.time.Instant;

/** What can be stored and asked for. */
public final class Bounds {
  private static final int LONGEST_ID = 128;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Bounds() {}

  /** An id has 1 to 128 characters, not all blank, and none that ends a text. */
  public static boolean id(String id) {
    return !id.isBlank() && id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
  }

  /** Times are of the years 1 to 9999. */
  public static boolean time(Instant instant) {
    return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
  }
}
