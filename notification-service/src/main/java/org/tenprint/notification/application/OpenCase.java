package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A case that waits for people; nothing personal.
 *
 * @param booking the booking's id
 * @param kinds reasons for which it is held, by name
 * @param since when its oldest hold began; empty where it waits for a push alone
 */
public record OpenCase(String booking, SortedSet<String> kinds, Optional<Instant> since) {
  /** Copies. */
  public OpenCase {
    kinds = new TreeSet<>(kinds);
  }
}
