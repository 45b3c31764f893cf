package org.tenprint.doorway;

import java.util.Locale;

/** A kind of error, of every service or of one; its name is its code. */
public interface ProblemKind {
  /** The code, upper case with underscores; stable. */
  String name();

  /** The HTTP status. */
  int status();

  /** The kind, for a person. */
  String title();

  /** The end of the type URI: the code in lower case with hyphens. */
  default String typeName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
