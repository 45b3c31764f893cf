package org.tenprint.immigration.domain;

/**
 * Where a record stands in the records topic.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record LogAddress(int partition, long offset) {}
