package org.tenprint.messaging;

import org.apache.kafka.common.KafkaException;

/**
 * A feed has not read, in the time there was, what was committed to its topic before: nothing may
 * be decided on what its holder knows.
 */
public final class NotCaughtUp extends KafkaException {
  private static final long serialVersionUID = 1;

  NotCaughtUp(String topic, String why, Throwable cause) {
    super(topic + " " + why, cause);
  }
}
