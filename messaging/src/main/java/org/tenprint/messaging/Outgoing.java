package org.tenprint.messaging;

import org.apache.kafka.common.serialization.Serializer;

/**
 * A record on its way out of a hop.
 *
 * @param topic where it goes
 * @param value its bytes; null is a tombstone
 */
record Outgoing(String topic, byte[] value) {
  static Serializer<Outgoing> serializer() {
    return (ignored, outgoing) -> outgoing == null ? null : outgoing.value();
  }
}
