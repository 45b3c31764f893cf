package org.tenprint.audit.show;

import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.EventJson;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.render.Row;
import org.tenprint.messaging.PoisonReason;

/**
 * A record of a booking's story.
 *
 * @param record as it stands in the log
 * @param topic of which topic
 * @param event what it says; empty where there is none or it cannot be decoded
 * @param unreadable why it cannot be decoded
 * @param what the same in a sentence
 */
public record Entry(
    LogRecord record,
    TopicName topic,
    Optional<SpecificRecord> event,
    Optional<PoisonReason> unreadable,
    String what) {
  private static final Set<String> PERSONAL =
      Set.of("name", "born", "literal", "prints", "templates", "order");

  /** Whether it is there and nobody but who has something else can read it. */
  public boolean lost() {
    return unreadable.filter(reason -> reason != PoisonReason.ERASED).isPresent();
  }

  /** Whether its schema is named by a registry's id, of which nobody else knows. */
  public boolean namesRegistry() {
    return unreadable.filter(record::wantsRegistry).isPresent();
  }

  /** The entry as a row; its event lacks whatever is personal. */
  public Row row() {
    Row row =
        Row.of("time", record.recorded().toString())
            .and("where", record.address())
            .and("what", what)
            .detail("kind", Row.text(kind()));
    event.ifPresent(e -> row.detail("event", EventJson.without(e, PERSONAL)));
    return row;
  }

  private String kind() {
    return topic.deadLetters() ? "DeadLetter" : topic.spec().schema().getName();
  }
}
