package org.tenprint.audit.verify;

import java.util.List;
import org.tenprint.audit.render.Row;

/**
 * The verdict on one event.
 *
 * @param verdict the verdict
 * @param event the kind of event, by its schema's name
 * @param where the event's address; of one that is lacking, the address of what asks for it
 * @param booking booking id
 * @param details why, or the first differences; empty where it is equal
 */
public record Finding(
    Verdict verdict, String event, String where, String booking, List<String> details) {
  /** Copies. */
  public Finding {
    details = List.copyOf(details);
  }

  /** The finding as a row. */
  public Row row() {
    return Row.of("verdict", verdict.name())
        .and("event", event)
        .and("where", where)
        .and("booking", booking)
        .and("details", String.join("; ", details));
  }
}
