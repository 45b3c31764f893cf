package org.tenprint.policy.decision;

import java.util.Comparator;
import java.util.List;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;

/**
 * Something that holds: an instrument, or several that cannot all be followed.
 *
 * @param name of the question, which people answer
 * @param reason why
 * @param first of the instruments, by which it is named before others or after
 * @param named ids of all of them
 * @param ofParts whether it asks for parts of a message alone
 */
record Hold(String name, Reason reason, Instrument first, List<String> named, boolean ofParts) {
  static final Comparator<Hold> NAMED_FIRST =
      Comparator.comparing(Hold::first, Instrument.NAMED_FIRST);
}
