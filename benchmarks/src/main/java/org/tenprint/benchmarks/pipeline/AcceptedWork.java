package org.tenprint.benchmarks.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What became of bookings behind the door: every one that was accepted has its dispositions, each
 * once, and how long it waited for them.
 */
final class AcceptedWork {
  private final List<DoorAnswer> answers;
  private final Map<UUID, Long> decided;
  private final ToIntFunction<UUID> dispositions;

  /**
   * @param answers one of each booking
   * @param decided when each was decided for everybody, by {@link System#nanoTime}
   * @param dispositions how many of a booking were read
   */
  AcceptedWork(
      List<DoorAnswer> answers, Map<UUID, Long> decided, ToIntFunction<UUID> dispositions) {
    this.answers = List.copyOf(answers);
    this.decided = decided;
    this.dispositions = dispositions;
  }

  /** Those that were accepted. */
  Set<UUID> accepted() {
    return answers.stream()
        .filter(DoorAnswer::accepted)
        .map(DoorAnswer::booking)
        .collect(Collectors.toSet());
  }

  /** Accepted, and not decided for everybody. */
  int lost() {
    return count(answer -> answer.accepted() && !decided.containsKey(answer.booking()));
  }

  /** Of which there are more dispositions than recipients. */
  int doubled() {
    return count(answer -> dispositions.applyAsInt(answer.booking()) > DecidedBookings.RECIPIENTS);
  }

  /** Decided for some of its recipients alone, whatever the door said. */
  int inPart() {
    return count(
        answer -> {
          int count = dispositions.applyAsInt(answer.booking());
          return count > 0 && count < DecidedBookings.RECIPIENTS;
        });
  }

  /** Counts, and how long accepted ones waited from when they were due. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accepted", accepted().size());
    figures.put("lost", lost());
    figures.put("doubled", doubled());
    figures.put("inPart", inPart());
    figures.put("putOffYetDecided", yetDecided(DoorAnswer::putOff));
    figures.put("unansweredYetDecided", yetDecided(answer -> answer.status() == DoorAnswer.NONE));
    figures.put("waits", Times.seconds(waits()));
    return figures;
  }

  private int yetDecided(Predicate<DoorAnswer> which) {
    return count(answer -> which.test(answer) && dispositions.applyAsInt(answer.booking()) > 0);
  }

  private long[] waits() {
    return answers.stream()
        .filter(answer -> answer.accepted() && decided.containsKey(answer.booking()))
        .mapToLong(answer -> decided.get(answer.booking()) - answer.due())
        .toArray();
  }

  private int count(Predicate<DoorAnswer> which) {
    return (int) answers.stream().filter(which).count();
  }

  /** When each of these bookings was decided. */
  long[] decidedAt() {
    return answers.stream()
        .filter(answer -> decided.containsKey(answer.booking()))
        .mapToLong(answer -> decided.get(answer.booking()))
        .toArray();
  }
}
