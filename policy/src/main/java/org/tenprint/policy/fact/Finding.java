package org.tenprint.policy.fact;

/**
 * What the services before found.
 *
 * @param identification by the biometric service, or by examiners since
 * @param status by the immigration record
 */
public record Finding(IdentificationResult identification, Status status) {}
