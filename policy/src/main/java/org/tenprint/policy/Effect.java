package org.tenprint.policy;

/** What an instrument does when it speaks. */
public enum Effect {
  PERMIT,
  WITHHOLD,
  HOLD
}
