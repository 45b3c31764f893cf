package org.tenprint.policy.law;

/** What became of a recipient's message. */
public enum Outcome {
  DELIVERED,
  WITHHELD,
  HELD,
  /** Delivered, then corrected or withdrawn. */
  RECALLED,
  NOT_APPLICABLE
}
