package org.tenprint.audit.verify;

import java.util.List;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** A record that should be an event and is none. */
final class Unreadable {
  private Unreadable() {}

  static Finding finding(String event, LogRecord record, PoisonEvent poison) {
    Verdict verdict =
        switch (poison.reason()) {
          case ERASED -> Verdict.UNVERIFIABLE_ERASED;
          case SEALED -> Verdict.MISSING_INPUT;
          default -> Verdict.DIFFERENT;
        };
    return new Finding(
        verdict, event, record.address(), record.keyText(), List.of(why(record, poison)));
  }

  private static String why(LogRecord record, PoisonEvent poison) {
    return poison.reason() == PoisonReason.UNKNOWN_SCHEMA && record.namesRegistry()
        ? MissingInput.why(poison)
            + ", its schema is named by a registry's id: state it by --registry"
        : MissingInput.why(poison);
  }
}
