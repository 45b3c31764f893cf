package org.tenprint.notification.domain;

/**
 * Where a record stands in the log.
 *
 * @param topic the topic's full name
 * @param partition there
 * @param offset there
 */
public record LogAddress(String topic, int partition, long offset) {
  /** As text: topic, partition and offset between slashes. */
  String text() {
    return topic + "/" + partition + "/" + offset;
  }
}
