package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Until when the looks of one round may take what is ahead of its turn. A thread looks at each of
 * its partitions in one transaction, so that all of them together have what one of them had: the
 * time begins with the first look of a round, and a round is over when a partition comes again.
 */
public final class LookTime {
  /** How long that goes on: a third of what the transaction has. */
  static final Duration AT_LONGEST = Duration.ofSeconds(5);

  private final WordTime words = new WordTime();
  private final Set<Integer> looked = new HashSet<>();
  private Optional<Instant> end = Optional.empty();

  /** The looks of a partition begin. */
  public void begins(int partition) {
    if (!looked.add(partition)) {
      looked.clear();
      looked.add(partition);
      end = Optional.empty();
    }
  }

  /** When it is to be over, of a look that begins now. */
  Instant end(Instant now) {
    if (end.isEmpty()) {
      end = Optional.of(now.plus(AT_LONGEST));
    }
    return end.get();
  }

  /** That of words which stand unread, of whatever the thread does. */
  WordTime words() {
    return words;
  }
}
