package org.tenprint.immigration.application;

/**
 * The store was made of another log, or of one that has lost its end since: what is stated there
 * now would be taken for what was applied before. Nothing may be determined by it.
 */
public final class OtherLog extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Says what to do about it. */
  public OtherLog() {
    super(
        "the record tables are of another log, or of one that has lost its end since: make them"
            + " anew (docs/runbooks/records.md)");
  }
}
