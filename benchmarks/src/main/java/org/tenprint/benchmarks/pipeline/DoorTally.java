package org.tenprint.benchmarks.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Counts what a door answered. */
final class DoorTally {
  private static final long SECOND = 1_000_000_000L;
  private static final List<Integer> COUNTED =
      List.of(DoorAnswer.ACCEPTED, DoorAnswer.TOO_MANY, DoorAnswer.UNAVAILABLE);

  private final List<DoorAnswer> answers;

  /**
   * @param answers one of each booking that was due, in any order
   */
  DoorTally(List<DoorAnswer> answers) {
    this.answers = List.copyOf(answers);
  }

  /** Counts by answer, what they said of when to come again, and how long they took. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sent", count(DoorAnswer::sent));
    figures.put("notSent", count(answer -> !answer.sent()));
    figures.put("answers", byAnswer());
    figures.put("others", by(DoorTally::other, answer -> "" + answer.status()));
    figures.put(
        "noAnswerSince", by(answer -> answer.status() == DoorAnswer.NONE, DoorAnswer::trouble));
    int putOff = count(DoorAnswer::putOff);
    figures.put("putOff", putOff);
    figures.put(
        "putOffWithRetryAfter", count(answer -> answer.putOff() && !answer.retryAfter().isEmpty()));
    figures.put("retryAfterOf429", retryAfter(DoorAnswer.TOO_MANY));
    figures.put("retryAfterOf503", retryAfter(DoorAnswer.UNAVAILABLE));
    figures.put("answered", took(answer -> answer.status() > 0));
    figures.put("accepted", took(DoorAnswer::accepted));
    figures.put("putOffAnswered", took(DoorAnswer::putOff));
    return figures;
  }

  private Map<String, Object> byAnswer() {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (int status : COUNTED) {
      counts.put("" + status, count(answer -> answer.status() == status));
    }
    counts.put("other", count(DoorTally::other));
    counts.put("none", count(answer -> answer.status() == DoorAnswer.NONE));
    return counts;
  }

  private static boolean other(DoorAnswer answer) {
    return answer.status() > 0 && !COUNTED.contains(answer.status());
  }

  private Map<String, Integer> retryAfter(int status) {
    return by(
        answer -> answer.status() == status && !answer.retryAfter().isEmpty(),
        DoorAnswer::retryAfter);
  }

  private Map<String, Integer> by(Predicate<DoorAnswer> which, Function<DoorAnswer, String> name) {
    Map<String, Integer> counts = new TreeMap<>();
    answers.stream()
        .filter(which)
        .forEach(answer -> counts.merge(name.apply(answer), 1, Integer::sum));
    return counts;
  }

  private int count(Predicate<DoorAnswer> which) {
    return (int) answers.stream().filter(which).count();
  }

  private Map<String, Object> took(Predicate<DoorAnswer> which) {
    return Times.millis(answers.stream().filter(which).mapToLong(DoorAnswer::took).toArray());
  }

  /**
   * How many of those were answered in each second.
   *
   * @param begun the first second's begin, by {@link System#nanoTime}
   */
  List<Integer> eachSecond(long begun, Predicate<DoorAnswer> which) {
    return eachSecond(
        begun, answers.stream().filter(which).mapToLong(DoorAnswer::answered).toArray());
  }

  /** How many of those times are in each second, to the last that has one. */
  static List<Integer> eachSecond(long begun, long[] times) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (long time : times) {
      counts.merge((int) Math.max(0, (time - begun) / SECOND), 1, Integer::sum);
    }
    List<Integer> each = new ArrayList<>();
    for (int second = 0; !counts.isEmpty() && second <= counts.lastKey(); second++) {
      each.add(counts.getOrDefault(second, 0));
    }
    return each;
  }
}
