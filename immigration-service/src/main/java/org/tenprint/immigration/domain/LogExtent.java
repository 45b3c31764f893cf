package org.tenprint.immigration.domain;

import java.util.Map;

/**
 * The log of records as it is at one moment.
 *
 * @param id another one where the log was made anew
 * @param ends offset after the last committed record, by partition
 */
public record LogExtent(String id, Map<Integer, Long> ends) {
  /** Keeps a copy. */
  public LogExtent {
    ends = Map.copyOf(ends);
  }

  /** Whether something stood there before that offset. */
  public boolean reaches(int partition, long offset) {
    return offset <= ends.getOrDefault(partition, 0L);
  }
}
