package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.Party;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.DeadLetters;

/**
 * The inputs of cases that the service put aside, each by the address that its letter states: that
 * another record of the same booking was put aside excuses none. Letters are kept for a shorter
 * time than what they are of. Each topic of them is read once, when it is first asked for.
 */
final class PutAside {
  private static final String GROUP = Party.NOTIFICATION_SERVICE.text();

  private final EventReader reader;
  private final Instant now;
  private final Map<String, Set<Origin>> byTopic = new HashMap<>();
  private final Set<String> failedLooks = new HashSet<>();

  /**
   * @param now letters of long before may be gone
   */
  PutAside(EventReader reader, Instant now) {
    this.reader = reader;
    this.now = now;
  }

  /** Whether a record was. */
  boolean has(LogRecord input) {
    return byTopic.computeIfAbsent(input.topic(), this::letters).contains(input.origin());
  }

  /** Whether a look at a booking's case failed: its determination is put aside, of no address. */
  boolean failedLook(String booking) {
    byTopic.computeIfAbsent(TopicCatalogue.DETERMINATIONS.name(), this::letters);
    return failedLooks.contains(booking);
  }

  private Set<Origin> letters(String topic) {
    Set<Origin> origins = new HashSet<>();
    reader
        .log()
        .read(
            TopicSpec.deadLetters(topic, GROUP),
            Window.ALL,
            letter -> {
              Optional<Origin> origin = origin(letter);
              origin.ifPresent(origins::add);
              if (origin.filter(of -> of.getOffset() < 0).isPresent()) {
                failedLooks.add(letter.keyText());
              }
            });
    return origins;
  }

  private static Optional<Origin> origin(LogRecord letter) {
    Optional<String> topic = letter.header(DeadLetters.TOPIC);
    Optional<String> partition = letter.header(DeadLetters.PARTITION);
    Optional<String> offset = letter.header(DeadLetters.OFFSET);
    if (topic.isEmpty() || partition.isEmpty() || offset.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Origin(topic.get(), Integer.parseInt(partition.get()), Long.parseLong(offset.get())));
    } catch (NumberFormatException noLetter) {
      return Optional.empty();
    }
  }

  /**
   * That something is missed of which no letter tells.
   *
   * @param what such as {@code no step took it}
   */
  MissingInput missed(LogRecord input, String what) {
    boolean gone = input.recorded().plus(TopicCatalogue.DEAD_LETTERS_KEPT).isBefore(now);
    return new MissingInput(
        gone
            ? "%s, and dead letters are kept for %d days"
                .formatted(what, TopicCatalogue.DEAD_LETTERS_KEPT.toDays())
            : what + ", and it is no dead letter");
  }
}
