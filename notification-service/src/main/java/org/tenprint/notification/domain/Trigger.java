package org.tenprint.notification.domain;

/** What made a step. */
public enum Trigger {
  /** The determination came: the booking is decided. */
  DETERMINATION,
  /** A person's review. */
  REVIEW,
  /** Something that happened after the booking. */
  CASE_EVENT,
  /** Time or the rule book changed what applies. */
  RULE_BOOK,
  /** A hold ran out. */
  DEADLINE
}
