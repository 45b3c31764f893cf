package org.tenprint.testkit.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was seen of a run from outside: what was submitted and answered, every topic read
 * committed from the beginning, twice, what recipients got while it ran, and which faults there
 * were.
 *
 * @param submissions every booking, once
 * @param log every topic at rest
 * @param again the same, read a second time by other clients: digests of it
 * @param told what recipients read while it ran, each by its own identity
 * @param changes of rules, when a writer knew that they are recorded
 * @param faults in order
 * @param beside what was found by other means
 */
public record History(
    List<SubmittedBooking> submissions,
    LoggedEvents log,
    RecordDigests again,
    List<Told> told,
    List<RuleChange> changes,
    List<Fault> faults,
    Beside beside) {

  /** Copies the lists. */
  public History {
    submissions = List.copyOf(submissions);
    told = List.copyOf(told);
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
  }

  /**
   * A record that somebody was handed.
   *
   * @param reader who read, such as {@code sib:MA}
   * @param place {@code topic/partition/offset}
   * @param digest of key, value and headers, SHA-256 in hexadecimal
   */
  public record Told(String reader, String place, String digest) {}

  /** An instrument that the brokers had acknowledged by then. */
  public record RuleChange(String instrument, Instant known) {}

  /**
   * What was done to the system.
   *
   * @param name such as {@code kill -9 booking-service}
   * @param from when it began
   * @param to when what was broken was mended, or ended by itself
   * @param heals whether the system goes on meanwhile: it is then measured from the beginning
   */
  public record Fault(String name, Instant from, Instant to, boolean heals) {}

  /**
   * What no topic says.
   *
   * @param recomputed exit code of {@code audit verify} over all of it: 0 equal, 1 different
   * @param canaries where names, dates of birth and prints were looked for and found
   * @param longestRecovery the recovery that is promised
   */
  public record Beside(
      Optional<Integer> recomputed, Optional<Canaries> canaries, Duration longestRecovery) {}

  /**
   * A search through all bytes that were written.
   *
   * @param control files that hold what is no secret, so that the search is known to see
   * @param found files that hold what no file may, by what it is
   */
  public record Canaries(int control, Map<String, List<String>> found) {}
}
