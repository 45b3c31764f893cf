package org.tenprint.audit.verify;

import java.util.List;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.messaging.PoisonEvent;

/** A record that should be an event and is none. */
final class Unreadable {
  private Unreadable() {}

  /**
   * What is to be told of it.
   *
   * @param reader knows whose key was destroyed: that of another excuses nothing
   */
  static Finding finding(String event, LogRecord record, PoisonEvent poison, EventReader reader) {
    boolean forgotten = reader.forgotten(record.keyText());
    Verdict verdict =
        switch (poison.reason()) {
          case ERASED -> forgotten ? Verdict.UNVERIFIABLE_ERASED : Verdict.MISSING_INPUT;
          case SEALED -> Verdict.MISSING_INPUT;
          default -> Verdict.DIFFERENT;
        };
    String why = MissingInput.why(poison, forgotten) + record.registryHint(poison.reason());
    return new Finding(verdict, event, record.address(), record.keyText(), List.of(why));
  }
}
