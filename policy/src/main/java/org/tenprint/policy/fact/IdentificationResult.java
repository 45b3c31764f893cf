package org.tenprint.policy.fact;

/** What the biometric service found. */
public enum IdentificationResult {
  MATCH,
  NO_MATCH,
  GREY,
  ERROR
}
