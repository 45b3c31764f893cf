package org.tenprint.notification.application;

import org.tenprint.decisions.KnownRules;

/** The instruments that are known. */
public interface Rules {
  /** Those known now. */
  KnownRules now();

  /**
   * Those that were known when the instruments topic was read so far.
   *
   * @param offset exclusive, not after now's
   */
  KnownRules upTo(long offset);
}
