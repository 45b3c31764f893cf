package org.tenprint.testkit.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Disposition;

/** C9 to C11: what was found beside the log, and how long the system took to go on. */
final class RunChecks {
  private static final Duration AROUND_BEFORE = Duration.ofSeconds(5);
  private static final Duration AROUND_AFTER = Duration.ofSeconds(30);

  private final History history;

  RunChecks(History history) {
    this.history = history;
  }

  Checked recomputed() {
    String says = "every decision is taken again from its inputs with equal bytes";
    Optional<Integer> code = history.beside().recomputed();
    Map<String, Long> counts = Map.of("verifications", code.isPresent() ? 1L : 0L);
    if (code.isEmpty() || code.get() > 1) {
      String why = code.map(ended -> "it ended with " + ended).orElse("nobody recomputed");
      return Checked.unknown("C9", says, why, counts);
    }
    List<String> broken = code.get() == 0 ? List.of() : List.of("a decision is different");
    return Checked.of("C9", says, broken, counts);
  }

  /**
   * From a fault's beginning, or from its end where nothing can go on before, to the first decision
   * on a booking that was submitted after that.
   */
  Checked recovery() {
    Map<UUID, Instant> first = new HashMap<>();
    history
        .log()
        .events(
            TopicCatalogue.DISPOSITIONS.name(),
            Disposition.class,
            (record, one) ->
                first.merge(
                    one.getBookingId(),
                    Instant.ofEpochMilli(record.timestamp()),
                    (a, b) -> a.isBefore(b) ? a : b));
    List<String> broken = new ArrayList<>();
    List<String> notKnown = new ArrayList<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    Duration longest = history.beside().longestRecovery();
    int number = 0;
    for (History.Fault fault : history.faults()) {
      String name = "%02d %s".formatted(++number, fault.name());
      Instant from = fault.heals() ? fault.from() : fault.to();
      Optional<Instant> again =
          history.submissions().stream()
              .filter(one -> one.begun().isAfter(from) && first.containsKey(one.id()))
              .map(one -> first.get(one.id()))
              .min(Instant::compareTo);
      if (again.isEmpty()) {
        notKnown.add(name + ": no booking came after it");
        continue;
      }
      Duration took = Duration.between(from, again.get());
      counts.put(name, Math.max(1, took.toMillis()));
      counts.put(name + ", longest wait", longestWait(fault, first));
      if (took.compareTo(longest) > 0) {
        broken.add(name + " took " + took.toMillis() + " ms");
      }
    }
    String says = "the pipeline goes on within " + longest.toSeconds() + " s of each fault";
    if (broken.isEmpty() && !notKnown.isEmpty()) {
      return Checked.unknown("C10", says, String.join("; ", notKnown), counts);
    }
    return Checked.of("C10", says, broken, counts);
  }

  /**
   * Of what was submitted from five seconds before a fault to half a minute after it, in
   * milliseconds from the first attempt to the first decision: what a takeover costs whoever
   * happened to be with the one that is gone.
   */
  private long longestWait(History.Fault fault, Map<UUID, Instant> first) {
    Instant from = fault.from().minus(AROUND_BEFORE);
    Instant to = fault.from().plus(AROUND_AFTER);
    return history.submissions().stream()
        .filter(one -> one.begun().isAfter(from) && one.begun().isBefore(to))
        .filter(one -> first.containsKey(one.id()))
        .mapToLong(one -> Duration.between(one.begun(), first.get(one.id())).toMillis())
        .max()
        .orElse(0);
  }

  Checked noCanary() {
    String says = "names, dates of birth and prints are readable in no file";
    Optional<History.Canaries> canaries = history.beside().canaries();
    if (canaries.isEmpty() || canaries.get().control() == 0) {
      String why = canaries.isEmpty() ? "nobody looked" : "the search did not find what is there";
      return Checked.unknown("C11", says, why, Map.of());
    }
    List<String> broken = new ArrayList<>();
    canaries
        .get()
        .found()
        .forEach((what, files) -> files.forEach(file -> broken.add(what + " stands in " + file)));
    return Checked.of(
        "C11", says, broken, Map.of("files of the control", (long) canaries.get().control()));
  }
}
