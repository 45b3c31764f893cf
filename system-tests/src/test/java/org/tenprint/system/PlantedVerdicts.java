package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;

/**
 * What {@code audit verify} must say of a log on which a run planted records: of each that no
 * service wrote once that it is none, of each determination after a booking's first that it is a
 * second one, and of nothing else. A second one is what the run wrote again, and what
 * immigration-service wrote on an identification that the run wrote again, as many as those.
 */
final class PlantedVerdicts {
  /** Ends as nobody should believe: it did not see the log to its end. */
  private static final int UNKNOWN = 2;

  private static final String OPEN = " is not yet decided behind ";
  private static final String SECOND = "the booking has another before it";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A finding that is due.
   *
   * @param where {@code topic/partition/offset}
   * @param details what it says; empty where any reason will do
   */
  private record Due(String event, String where, String booking, Optional<String> details) {
    boolean isSaidBy(JsonNode finding) {
      return finding.path("verdict").asText().equals("DIFFERENT")
          && finding.path("event").asText().equals(event)
          && finding.path("where").asText().equals(where)
          && finding.path("booking").asText().equals(booking)
          && details.map(finding.path("details").asText()::equals).orElse(true);
    }
  }

  private final Map<String, Due> due = new HashMap<>();

  private PlantedVerdicts() {}

  /**
   * Of a run.
   *
   * @param log every topic, planted and repeated records too, each in order of partition and offset
   * @param repeated whether the run wrote a record a second time
   * @param to up to when it is verified, as records say the time
   */
  static PlantedVerdicts on(
      Map<String, List<ConsumerRecord<byte[], byte[]>>> log,
      Predicate<ConsumerRecord<byte[], byte[]>> repeated,
      Instant to) {
    PlantedVerdicts planted = new PlantedVerdicts();
    Predicate<ConsumerRecord<byte[], byte[]>> looked =
        record -> Instant.ofEpochMilli(record.timestamp()).isBefore(to);
    log.forEach(
        (topic, records) ->
            event(topic)
                .ifPresent(
                    event ->
                        records.stream()
                            .filter(BadInputs::isOne)
                            .filter(looked)
                            .forEach(one -> planted.put(event, one, Optional.empty()))));
    Map<String, Integer> again = new HashMap<>();
    log.getOrDefault(TopicCatalogue.IDENTIFICATIONS.name(), List.of()).stream()
        .filter(repeated)
        .forEach(one -> again.merge(key(one), 1, Integer::sum));
    Set<String> determined = new HashSet<>();
    for (var one : log.getOrDefault(TopicCatalogue.DETERMINATIONS.name(), List.of())) {
      boolean second =
          !BadInputs.isOne(one)
              && (repeated.test(one) || !determined.add(key(one)) && taken(again, key(one)));
      if (second && looked.test(one)) {
        planted.put("Determination", one, Optional.of(SECOND));
      }
    }
    return planted;
  }

  private static boolean taken(Map<String, Integer> again, String booking) {
    return again.computeIfPresent(booking, (key, left) -> left - 1) != null
        && again.get(booking) >= 0;
  }

  private void put(String event, ConsumerRecord<byte[], byte[]> record, Optional<String> details) {
    String where = record.topic() + "/" + record.partition() + "/" + record.offset();
    due.put(where, new Due(event, where, key(record), details));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  /** What stands on a topic that is verified, by its schema's name. */
  private static Optional<String> event(String topic) {
    if (RecipientAddress.ofTopic(topic).isPresent()) {
      return Optional.of("RecipientMessage");
    }
    return Optional.ofNullable(
        Map.of(
                TopicCatalogue.DETERMINATIONS.name(), "Determination",
                TopicCatalogue.CASE_STEPS.name(), "CaseStep",
                TopicCatalogue.DISPOSITIONS.name(), "Disposition")
            .get(topic));
  }

  /**
   * How a verification ended, by its findings as objects, one a line: 0 where they are those that
   * are due, and 1 where one is not, or one that is due is not there.
   */
  int without(Audit.Result verified) {
    if (verified.exitCode() > 1) {
      return verified.exitCode();
    }
    if (verified.output().contains(OPEN)) {
      return UNKNOWN;
    }
    List<JsonNode> found =
        verified
            .output()
            .lines()
            .filter(line -> line.startsWith("{\"verdict\":"))
            .map(PlantedVerdicts::read)
            .toList();
    Map<String, Due> left = new HashMap<>(due);
    List<JsonNode> unexpected = new ArrayList<>();
    for (JsonNode one : found) {
      Due expected = left.get(one.path("where").asText());
      if (expected != null && expected.isSaidBy(one)) {
        left.remove(expected.where());
      } else {
        unexpected.add(one);
      }
    }
    unexpected.stream().limit(5).forEach(one -> System.out.println("[faults] C9 " + one));
    left.values().stream().limit(5).forEach(one -> System.out.println("[faults] C9 lacks " + one));
    boolean ended = verified.exitCode() == (found.isEmpty() ? 0 : 1);
    return ended && unexpected.isEmpty() && left.isEmpty() ? 0 : 1;
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no finding: " + line, e);
    }
  }
}
