package org.tenprint.policy.fact;

/** What a field office asks an agency for: what the answer may be used for, and nothing else. */
public enum RequestPurpose {
  /**
   * Civil immigration law: arrest, detention and removal (8 USC 1226, 1231, 1357); "civil
   * immigration purposes", "noncriminal" enforcement.
   */
  CIVIL_ENFORCEMENT,
  /**
   * Crimes of immigration law, of a person's presence, entry or reentry (8 USC 1253, 1324, 1325,
   * 1326), which some acts put beside civil enforcement and some do not.
   */
  IMMIGRATION_CRIME,
  /** To investigate or prosecute any other crime. */
  CRIMINAL_INVESTIGATION,
  /** The safety of who is in custody, and of those who hold or fetch them. */
  CUSTODY_SAFETY
}
