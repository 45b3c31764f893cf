package org.tenprint.policy.fact;

/** Kind of a recipient. */
public enum RecipientKind {
  FIELD_OFFICE,
  SIB,
  AGENCY,
  /** The person, whom the agency that is asked tells of it. */
  SUBJECT,
  /** The person's counsel, likewise. */
  COUNSEL;

  /**
   * Whether somebody whom an agency tells by a letter: an instrument speaks of them by their kind
   * alone, never by naming none.
   */
  public boolean person() {
    return this == SUBJECT || this == COUNSEL;
  }

  /** Whether the code is that of an agency: its own, or of the one that tells. */
  public boolean ofAnAgency() {
    return this == AGENCY || person();
  }
}
