package org.tenprint.policy.law;

import java.time.Period;

/**
 * Ends another instrument with notice.
 *
 * @param instrument the other's id
 * @param notice added to the start in the start's own offset
 */
public record Termination(String instrument, Period notice) {}
