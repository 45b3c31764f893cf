package org.tenprint.audit.verify;

import java.util.List;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** A record that should be an event and is none. */
final class Unreadable {
  private Unreadable() {}

  static Finding finding(String event, LogRecord record, PoisonEvent poison) {
    return new Finding(
        Verdict.DIFFERENT,
        event,
        record.address(),
        record.keyText(),
        List.of(
            poison.reason() == PoisonReason.FORGED
                ? "was not signed by whom its topic belongs to: " + poison.detail()
                : "cannot be decoded: " + poison.reason()));
  }
}
