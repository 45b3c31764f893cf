package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What {@code overload.json} says, in tables. */
final class OverloadTables {
  /** Those of a run, in their order. */
  static final List<String> PHASES = List.of("overload", "slow");

  /** That more is let in to learn that the way is free again. */
  private static final int PROBE_SECONDS = 10;

  private static final int LAST_SECONDS = 60;

  private final JsonNode result;

  OverloadTables(JsonNode result) {
    this.result = result;
  }

  /** The run itself. */
  String run() {
    return Figures.head("command", "commit", "machine", "took", "load at start / end")
        + Figures.row(
            "`" + result.path("command").asText(Figures.NONE) + "`",
            result.path("commit").asText(Figures.NONE),
            result.path("machine").asText(Figures.NONE),
            number(result.path("elapsedSeconds"), 0) + " s",
            Figures.numbers(result, 1, "loadAverageAtStart", "loadAverageAtEnd"));
  }

  /** What the door said, a column a phase. */
  String door() {
    StringBuilder text = head("at the door");
    line(text, "bookings a second, for so long", OverloadTables::offered);
    line(
        text,
        "sent; not sent, all connections in use",
        p -> numbers(p.path("door"), "sent", "notSent"));
    line(
        text,
        "202 / 429 / 503 / other / no answer",
        p -> numbers(p.path("door").path("answers"), "202", "429", "503", "other", "none"));
    line(text, "of 429 and 503, with `Retry-After`", OverloadTables::withRetryAfter);
    line(text, "any answer, p50 / p99 / longest, ms", p -> millis(p.path("door").path("answered")));
    line(text, "202, likewise", p -> millis(p.path("door").path("accepted")));
    line(text, "429 or 503, likewise", p -> millis(p.path("door").path("putOffAnswered")));
    line(text, "first put off in second", OverloadTables::firstPutOff);
    line(text, "of the last minute, accepted", OverloadTables::acceptedAtLast);
    return text.toString();
  }

  private static String offered(JsonNode phase) {
    return number(phase.path("perSecond"), 0) + ", " + number(phase.path("seconds"), 0) + " s";
  }

  private static String withRetryAfter(JsonNode phase) {
    JsonNode door = phase.path("door");
    return number(door.path("putOffWithRetryAfter"), 0) + " of " + number(door.path("putOff"), 0);
  }

  private static String firstPutOff(JsonNode phase) {
    JsonNode each = phase.path("eachSecond").path("putOff");
    for (int second = 0; second < each.size(); second++) {
      if (each.path(second).asInt() > 0) {
        return "" + second;
      }
    }
    return Figures.NONE;
  }

  private static String acceptedAtLast(JsonNode phase) {
    int end = phase.path("seconds").asInt();
    int accepted = sum(phase, "accepted", end);
    int all = accepted + sum(phase, "putOff", end) + sum(phase, "notSent", end);
    return all == 0 ? Figures.NONE : accepted + " of " + all;
  }

  private static int sum(JsonNode phase, String kind, int end) {
    JsonNode each = phase.path("eachSecond").path(kind);
    int sum = 0;
    for (int second = Math.max(0, end - LAST_SECONDS); second < end; second++) {
      sum += each.path(second).asInt();
    }
    return sum;
  }

  /** What became of what was accepted, a column a phase. */
  String work() {
    StringBuilder text = head("of what was accepted");
    line(text, "accepted", p -> number(p.path("work").path("accepted"), 0));
    line(
        text,
        "lost / told twice / told in part",
        p -> numbers(p.path("work"), "lost", "doubled", "inPart"));
    line(
        text,
        "put off / not answered, and decided all the same",
        p -> numbers(p.path("work"), "putOffYetDecided", "unansweredYetDecided"));
    line(
        text,
        "waited until decided, p50 / p99 / longest, s",
        p ->
            Figures.numbers(
                p.path("work").path("waits"), 1, "p50Seconds", "p99Seconds", "highestSeconds"));
    line(text, "stated limit", this::limit);
    line(text, "all decided so long after the last was offered, s", OverloadTables::drained);
    line(text, "decided a second, from the first to the last", OverloadTables::carried);
    return text.toString();
  }

  private String limit(JsonNode phase) {
    JsonNode highest = phase.path("work").path("waits").path("highestSeconds");
    int limit = result.path("limitSeconds").asInt();
    if (!highest.isNumber()) {
      return Figures.NONE;
    }
    return limit + " s: " + (highest.asDouble() <= limit + PROBE_SECONDS ? "met" : "**missed**");
  }

  private static String drained(JsonNode phase) {
    return phase.has("drainedSecond")
        ? "" + (phase.path("drainedSecond").asInt() - phase.path("untilSecond").asInt())
        : Figures.NONE;
  }

  private static String carried(JsonNode phase) {
    JsonNode each = phase.path("eachSecond").path("decided");
    double sum = 0;
    for (JsonNode second : each) {
      sum += second.asDouble();
    }
    return each.isEmpty() ? Figures.NONE : "" + Math.round(sum / each.size());
  }

  /** A line a process. */
  String memory() {
    StringBuilder text =
        new StringBuilder(
            Figures.head(
                "resident, MiB",
                "at the begin",
                "highest while offered too much",
                "when that was done",
                "highest while a hop was slow",
                "at the end"));
    for (Map.Entry<String, JsonNode> part : result.path("residentMiB").properties()) {
      JsonNode each = part.getValue();
      text.append(
          Figures.row(
              part.getKey(),
              at(each, 0),
              highest(each, result.path("overload")),
              at(each, result.path("overload").path("drainedSecond").asInt()),
              highest(each, result.path("slow")),
              at(each, each.size() - 1)));
    }
    return text.toString();
  }

  private static String at(JsonNode each, int second) {
    return number(each.path(Math.min(second, each.size() - 1)), 0);
  }

  private static String highest(JsonNode each, JsonNode phase) {
    int highest = 0;
    for (int second = phase.path("fromSecond").asInt();
        second <= phase.path("drainedSecond").asInt(-1);
        second++) {
      highest = Math.max(highest, each.path(second).asInt());
    }
    return phase.isMissingNode() ? Figures.NONE : "" + highest;
  }

  private static StringBuilder head(String what) {
    return new StringBuilder(Figures.head(what, "more than is carried", "a hop is slow"));
  }

  private void line(StringBuilder text, String figure, Function<JsonNode, String> of) {
    text.append(
        Figures.row(
            figure, of.apply(result.path(PHASES.get(0))), of.apply(result.path(PHASES.get(1)))));
  }

  private static String number(JsonNode node, int decimals) {
    return Figures.number(node, decimals);
  }

  private static String numbers(JsonNode object, String... names) {
    return Figures.numbers(object, 0, names);
  }

  private static String millis(JsonNode times) {
    return numbers(times, "p50Millis", "p99Millis", "highestMillis");
  }
}
