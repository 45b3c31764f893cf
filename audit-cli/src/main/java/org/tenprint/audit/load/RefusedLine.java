package org.tenprint.audit.load;

/**
 * What cannot be loaded: why, as a stable code, and where in its line. Neither repeats what stood
 * there.
 */
final class RefusedLine extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String where;

  /**
   * @param reason stable code, such as {@code BAD_VALUE}
   * @param where such as {@code prints[2].data}; empty is the whole line
   */
  RefusedLine(String reason, String where) {
    super(reason + " " + where);
    this.reason = reason;
    this.where = where;
  }

  String reason() {
    return reason;
  }

  String where() {
    return where;
  }
}
