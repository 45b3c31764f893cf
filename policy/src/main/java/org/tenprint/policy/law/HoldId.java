package org.tenprint.policy.law;

/**
 * An instrument's id in the name of a hold, where ids stand apart by blanks: a blank in it is
 * {@code \_}, a backslash {@code \\}; any other stands as it is. No two ids are written alike.
 */
public final class HoldId {
  private HoldId() {}

  /** As names have it from the fifth edition of the rules on. */
  public static String written(String id) {
    return id.replace("\\", "\\\\").replace(" ", "\\_");
  }

  /**
   * An id, or a name of ids, as earlier editions have it.
   *
   * @param written by {@link #written}
   */
  public static String read(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder id = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char next = written.charAt(i);
      if (next == '\\' && i + 1 < written.length()) {
        i++;
        next = written.charAt(i) == '_' ? ' ' : written.charAt(i);
      }
      id.append(next);
    }
    return id.toString();
  }
}
