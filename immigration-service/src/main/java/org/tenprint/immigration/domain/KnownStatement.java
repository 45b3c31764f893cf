package org.tenprint.immigration.domain;

/**
 * A statement that was known, and where it was said.
 *
 * @param statement what it states
 * @param origin where it stands in the records topic
 */
public record KnownStatement(Statement statement, LogAddress origin) {}
