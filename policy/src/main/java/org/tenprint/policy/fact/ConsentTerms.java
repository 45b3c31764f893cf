package org.tenprint.policy.fact;

/** To what a person consents in writing of a request. */
public enum ConsentTerms {
  /** To nothing. */
  NONE,
  /** To it without counsel. */
  ALONE,
  /** To it with counsel present, and not otherwise. */
  WITH_COUNSEL
}
