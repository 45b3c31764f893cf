package org.tenprint.audit.verify;

import org.tenprint.audit.log.LogRecord;

/**
 * An event and the record that it was read from.
 *
 * @param <T> the event
 */
record Recorded<T>(T event, LogRecord record) {
  String where() {
    return record.address();
  }
}
