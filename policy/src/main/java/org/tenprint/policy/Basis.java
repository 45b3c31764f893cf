package org.tenprint.policy;

/** Which facts a level may rest on. */
public enum Basis {
  EITHER,
  CONVICTION,
  CHARGE
}
