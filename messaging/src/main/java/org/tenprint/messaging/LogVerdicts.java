package org.tenprint.messaging;

import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is done with a log that is not the one that was read.
 *
 * @param what its records are: {@code submissions}
 */
record LogVerdicts(String what) {
  private static final Logger LOG = LoggerFactory.getLogger(PartyLogs.class);

  /**
   * A line of error.
   *
   * @param at up to where it had been read
   */
  void error(String verdict, TopicPartition partition, long at, String more) {
    LOG.error(
        "{} {} topic={} partition={} from={} {}",
        what,
        verdict,
        partition.topic(),
        partition.partition(),
        at,
        more);
  }

  /** A person has to look. */
  void stopped(TopicPartition partition, long at) {
    error(
        "are not read: their log is not the one that was read",
        partition,
        at,
        "docs/runbooks/records.md says what to do");
  }
}
