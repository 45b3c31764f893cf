package org.tenprint.biometric.domain;

/**
 * Where a record stands in a topic that the context names.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record LogAddress(int partition, long offset) {}
