package org.tenprint.notification.domain;

/**
 * Where a record stands in the log.
 *
 * @param topic the topic's full name
 * @param partition there
 * @param offset there
 */
public record LogAddress(String topic, int partition, long offset) {}
