package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientMessage;

/** C4 to C7: what the log itself must be. */
final class LogChecks {
  private final History history;

  LogChecks(History history) {
    this.history = history;
  }

  /** Of key, value and headers of a record, SHA-256 in hexadecimal. */
  static String digest(ConsumerRecord<byte[], byte[]> record) {
    return HexFormat.of().formatHex(digestBytes(record));
  }

  /** The same, as 32 bytes. */
  static byte[] digestBytes(ConsumerRecord<byte[], byte[]> record) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      part(digest, record.key());
      part(digest, record.value());
      for (Header header : record.headers()) {
        part(digest, header.key().getBytes(UTF_8));
        part(digest, header.value());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void part(MessageDigest digest, byte[] bytes) {
    digest.update((bytes == null ? "-" : bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes == null ? new byte[0] : bytes);
  }

  Checked noSecondEffect() {
    List<String> broken = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    history
        .log()
        .events(
            TopicCatalogue.DISPOSITIONS.name(),
            Disposition.class,
            (record, one) -> {
              String id =
                  one.getBookingId()
                      + " "
                      + one.getRecipient()
                      + " "
                      + one.getStep()
                      + (one.getOutcome() == Outcome.RECALLED ? " " + one.getMessageId() : "");
              if (!ids.add(id)) {
                broken.add(LoggedEvents.where(record) + ": " + id + " a second time");
              }
            });
    Set<String> messages = new HashSet<>();
    for (String topic : recipientsTopics()) {
      history
          .log()
          .events(
              topic,
              RecipientMessage.class,
              (record, one) -> {
                if (!messages.add(topic + " " + one.getMessageId())) {
                  broken.add(
                      LoggedEvents.where(record) + ": " + one.getMessageId() + " a second time");
                }
              });
    }
    return Checked.of(
        "C4",
        "a disposition is decided once, and its message is sent once",
        broken,
        Map.of("dispositions", (long) ids.size(), "messages", (long) messages.size()));
  }

  private List<String> recipientsTopics() {
    return history.log().topics().stream()
        .filter(topic -> RecipientAddress.ofTopic(topic).isPresent())
        .toList();
  }

  Checked sameBytes() {
    List<String> broken = new ArrayList<>();
    long compared = 0;
    for (String topic : history.log().topics()) {
      boolean mayLose =
          InternalTopics.ofCatalogue(topic)
              .map(spec -> spec.compacted() || spec.clearedBy().isPresent())
              .orElse(topic.endsWith("-changelog"));
      for (ConsumerRecord<byte[], byte[]> one : history.log().records(topic)) {
        Optional<Boolean> same = history.again().same(one);
        compared += same.isPresent() ? 1 : 0;
        if (!same.orElse(mayLose)) {
          broken.add(LoggedEvents.where(one) + (same.isEmpty() ? " is gone" : " has other bytes"));
        }
      }
    }
    return Checked.of(
        "C5",
        "the same offset has the same bytes when it is read again",
        broken,
        Map.of("compared", compared));
  }

  private static Map<String, String> digests(LoggedEvents log, String topic) {
    Map<String, String> digests = new HashMap<>();
    log.records(topic).forEach(one -> digests.put(LoggedEvents.where(one), digest(one)));
    return digests;
  }

  Checked nothingAborted() {
    List<String> broken = new ArrayList<>();
    Map<String, Map<String, String>> committed = new HashMap<>();
    Map<String, Set<String>> read = new HashMap<>();
    for (History.Told told : history.told()) {
      String topic = told.place().substring(0, told.place().indexOf('/'));
      String there =
          committed.computeIfAbsent(topic, t -> digests(history.log(), t)).get(told.place());
      read.computeIfAbsent(topic, none -> new HashSet<>()).add(told.place());
      if (!told.digest().equals(there)) {
        broken.add(told.reader() + " got " + told.place() + ", which is not committed");
      }
    }
    read.forEach(
        (topic, places) ->
            committed.get(topic).keySet().stream()
                .filter(place -> !places.contains(place))
                .forEach(place -> broken.add(place + " was never handed to who reads it")));
    long steps = 0;
    Map<String, Set<String>> origins = new HashMap<>();
    for (CaseStep step : history.log().events(TopicCatalogue.CASE_STEPS, CaseStep.class)) {
      if (step.getOrigin() != null) {
        steps++;
        String topic = step.getOrigin().getTopic();
        String place =
            topic + "/" + step.getOrigin().getPartition() + "/" + step.getOrigin().getOffset();
        if (!origins
            .computeIfAbsent(topic, t -> digests(history.log(), t).keySet())
            .contains(place)) {
          broken.add(step.getBookingId() + " rests on " + place + ", which is not committed");
        }
      }
    }
    String says = "whatever somebody was handed or a case rests on is committed";
    Map<String, Long> counts =
        Map.of("handed", (long) history.told().size(), "inputs of cases", steps);
    return broken.isEmpty() && history.told().isEmpty()
        ? Checked.unknown("C6", says, "no recipient read while it ran", counts)
        : Checked.of("C6", says, broken, counts);
  }

  Checked orderOfEachKey() {
    List<String> broken = new ArrayList<>(Guarantees.gaplessSteps().brokenIn(history.log()));
    long keys = 0;
    for (TopicSpec topic :
        List.of(
            TopicCatalogue.BOOKINGS,
            TopicCatalogue.IDENTIFICATIONS,
            TopicCatalogue.DETERMINATIONS,
            TopicCatalogue.CASE_STEPS,
            TopicCatalogue.DISPOSITIONS)) {
      Map<String, Integer> partitions = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> record : history.log().unplanted(topic.name())) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        if (partitions.merge(key, record.partition(), (a, b) -> a.equals(b) ? a : -1) < 0) {
          broken.add(topic.name() + ": " + key + " stands in two partitions");
        }
      }
      keys += partitions.size();
    }
    Map<UUID, Integer> last = new HashMap<>();
    for (Disposition one : history.log().events(TopicCatalogue.DISPOSITIONS, Disposition.class)) {
      Integer before = last.put(one.getBookingId(), one.getStep());
      if (before != null && before > one.getStep()) {
        broken.add(one.getBookingId() + ": step " + one.getStep() + " after step " + before);
      }
    }
    for (String topic : recipientsTopics()) {
      Set<String> sent = new HashSet<>();
      history
          .log()
          .events(
              topic,
              RecipientMessage.class,
              (record, one) -> {
                sent.add(one.getMessageId());
                if (one.getRecalls() != null && !sent.contains(one.getRecalls())) {
                  broken.add(LoggedEvents.where(record) + " recalls what comes after it");
                }
              });
    }
    return Checked.of(
        "C7", "what is of one booking stands in its order", broken, Map.of("keys", keys));
  }
}
