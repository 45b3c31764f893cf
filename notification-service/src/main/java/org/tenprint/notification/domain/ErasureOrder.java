package org.tenprint.notification.domain;

import java.time.Instant;

/**
 * An expungement that two people ordered, to be carried out.
 *
 * @param where the approved order stands in the log
 * @param by who approved it
 * @param at when
 */
public record ErasureOrder(LogAddress where, String by, Instant at) {}
