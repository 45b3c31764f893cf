package org.tenprint.audit.verify;

/** What came of taking a decision again. */
public enum Verdict {
  /** The same bytes. */
  EQUAL,
  /** Other bytes, a record too many, or one too few. */
  DIFFERENT,
  /** An input is not on the log, so that nobody can say. */
  MISSING_INPUT,
  /** The person was forgotten: the key is destroyed, and nobody can say any more. */
  UNVERIFIABLE_ERASED
}
