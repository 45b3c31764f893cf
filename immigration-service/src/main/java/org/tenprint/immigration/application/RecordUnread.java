package org.tenprint.immigration.application;

import org.tenprint.immigration.domain.LogAddress;

/**
 * Something that was stated of the subject could not be read: what is known may not be what was
 * stated, and nothing is to be determined of it.
 */
public final class RecordUnread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param first where the first of what could not be read stands in the log
   */
  public RecordUnread(LogAddress first) {
    super(
        "a record of the subject could not be read: partition %d offset %d"
            .formatted(first.partition(), first.offset()));
  }
}
