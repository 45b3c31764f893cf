package org.tenprint.policy.fact;

/**
 * On what a decision rests, beside the instruments.
 *
 * @param facts of the booking
 * @param findings of people and courts since
 */
public record Circumstances(Facts facts, Findings findings) {}
