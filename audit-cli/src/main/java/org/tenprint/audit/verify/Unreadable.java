package org.tenprint.audit.verify;

import java.util.List;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.messaging.PoisonEvent;

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
    String why = MissingInput.why(poison) + record.registryHint(poison.reason());
    return new Finding(verdict, event, record.address(), record.keyText(), List.of(why));
  }
}
