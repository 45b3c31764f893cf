package org.tenprint.policy.offence;

/** Which facts a level may rest on. */
public enum Basis {
  EITHER,
  CONVICTION,
  CHARGE
}
