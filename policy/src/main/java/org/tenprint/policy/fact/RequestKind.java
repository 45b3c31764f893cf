package org.tenprint.policy.fact;

/** For what a field office asks an agency. */
public enum RequestKind {
  /** To hold the person longer. */
  DETAINER,
  /** To say when the person will be released. */
  RELEASE_DATE,
  /** To hand the person over. */
  TRANSFER,
  /** To let officers speak with the person. */
  INTERVIEW,
  /** To say what is known of the person's status or case. */
  STATUS
}
