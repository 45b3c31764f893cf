package org.tenprint.policy;

/** What the biometric service found. */
public enum IdentificationResult {
  MATCH,
  NO_MATCH,
  GREY,
  ERROR
}
