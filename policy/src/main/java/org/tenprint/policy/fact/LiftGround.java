package org.tenprint.policy.fact;

/** How a person's protection by statute came to its end. */
public enum LiftGround {
  /** What protected is over: the application was denied, say, and no appeal is left. */
  ENDED,
  /** The person, an adult, waived it. */
  WAIVED
}
