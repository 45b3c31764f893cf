package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** A limit that a figure must not be over, or must not be under. */
record Limit(JsonNode figure, double most, boolean upper) {
  private static final String MISSED = "**missed**";

  static Limit atMost(JsonNode figure, double most) {
    return new Limit(figure, most, true);
  }

  static Limit atLeast(JsonNode figure, double least) {
    return new Limit(figure, least, false);
  }

  private boolean holds() {
    return upper ? figure.asDouble() <= most : figure.asDouble() >= most;
  }

  /** What figures come to together: a missing one is not measured. */
  static String verdict(Limit... limits) {
    if (Stream.of(limits).noneMatch(limit -> limit.figure().isNumber())) {
      return "not measured";
    }
    boolean all = Stream.of(limits).allMatch(limit -> limit.figure().isNumber());
    boolean hold = Stream.of(limits).filter(l -> l.figure().isNumber()).allMatch(Limit::holds);
    if (!hold) {
      return MISSED;
    }
    return all ? "met" : "met as far as measured";
  }
}
