package org.tenprint.scenarios;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/**
 * When holds of a scenario may run out: a deadline after each instant at which one may begin. A
 * look at which none ran out makes nothing.
 */
final class HoldDeadlines {
  private static final String KEY = "hold-deadline";
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3_660);

  /** What a file may cost: its events, times the deadlines between the first and the last. */
  private static final long MOST_LOOKS = 100_000;

  private final Optional<Duration> deadline;
  private final TreeSet<Instant> instants = new TreeSet<>();

  /**
   * @param deadline how long a hold waits; empty is for ever
   */
  HoldDeadlines(Optional<Duration> deadline) {
    this.deadline = deadline;
  }

  /**
   * The key {@code hold-deadline} of a scenario, such as {@code PT48H}: an exact length.
   *
   * @param timeline what happens; null, as where it could not be read, is not looked at
   * @throws UnreadableText if it is none, or so short that the timeline has too many
   */
  static Optional<Duration> read(Node scenario, List<TimelineEvent> timeline)
      throws UnreadableText {
    Optional<Duration> read = scenario.optional(KEY, HoldDeadlines::length);
    if (read.isPresent() && timeline != null && looks(read.get(), timeline) > MOST_LOOKS) {
      throw scenario
          .at(KEY)
          .error("%s is too short for so long a timeline", scenario.at(KEY).text());
    }
    return read;
  }

  private static Duration length(Node node) throws UnreadableText {
    try {
      Duration length = Duration.parse(node.text());
      boolean whole = length.getNano() == 0;
      if (whole && length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0) {
        return length;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw node.error(
        "a length such as PT48H or P30D, from a minute to 3660 days in whole seconds, is wanted,"
            + " not %s",
        node.text());
  }

  private static long looks(Duration deadline, List<TimelineEvent> timeline) {
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (TimelineEvent event : timeline) {
      first = event.at().isBefore(first) ? event.at() : first;
      last = event.at().isAfter(last) ? event.at() : last;
    }
    long apart = timeline.isEmpty() ? 0 : last.getEpochSecond() - first.getEpochSecond();
    return (1 + apart / deadline.toSeconds()) * timeline.size();
  }

  /** A hold may begin. */
  void mayBeginAt(Instant at) {
    deadline.ifPresent(length -> instants.add(at.plus(length)));
  }

  /** When one may run out next. */
  Optional<Instant> next() {
    return instants.isEmpty() ? Optional.empty() : Optional.of(instants.first());
  }

  /** That was looked at. */
  void passed() {
    instants.pollFirst();
  }
}
