package org.tenprint.biometric.adapter.kafka;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Subjects whose last record on the log could not be read: the gallery lacks them, or what was last
 * said of them. Whoever reads a record or a null record of that subject behind it misses nothing
 * any more. Written by the feed's thread, asked by any.
 *
 * <p>Bound: of {@value #MOST} it is known which; of more only that there were, until a restart.
 */
final class UnreadEnrolments {
  private static final int MOST = 10_000;

  private final Set<String> unread = ConcurrentHashMap.newKeySet();
  private volatile boolean more;

  /** A record of that subject could not be read. */
  void put(String subjectId) {
    if (unread.size() < MOST) {
      unread.add(subjectId);
    } else if (!unread.contains(subjectId)) {
      more = true;
    }
  }

  /** A later record of that subject was read. */
  void over(String subjectId) {
    unread.remove(subjectId);
  }

  /** How many subjects. */
  int size() {
    return unread.size() + (more ? 1 : 0);
  }
}
