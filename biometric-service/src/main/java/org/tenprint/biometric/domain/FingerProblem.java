package org.tenprint.biometric.domain;

/**
 * A print that is not used, or not as it is labelled.
 *
 * @param position friction ridge position as stated
 * @param reason why
 */
public record FingerProblem(int position, FingerRefusal reason) {}
