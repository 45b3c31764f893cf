package org.tenprint.policy.law;

/** Why the author of a draft took it back. */
public enum Withdrawal {
  /** It does not say what its source says. */
  MISTAKEN,
  /** Its source is not to be law any more, or was never made. */
  OVERTAKEN,
  /** Another instrument says the same. */
  REPEATED
}
