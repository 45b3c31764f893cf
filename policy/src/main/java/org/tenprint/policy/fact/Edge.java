package org.tenprint.policy.fact;

/** The edge of which an instrument speaks, or on which a recipient stands. */
public enum Edge {
  /** System to field office. */
  SHARE,
  /** Identification back to state bureau and agency. */
  RETURN,
  /** Field office to an agency. */
  REQUEST
}
