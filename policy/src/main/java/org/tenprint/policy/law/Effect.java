package org.tenprint.policy.law;

/** What an instrument does when it speaks. */
public enum Effect {
  PERMIT,
  WITHHOLD,
  HOLD
}
