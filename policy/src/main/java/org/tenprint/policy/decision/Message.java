package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.List;
import org.tenprint.policy.fact.Recipient;

/**
 * A message that goes out.
 *
 * @param recipient to whom
 * @param kind what
 * @param instruments under which; none on a no-match, so that a protected person's looks like any
 *     other
 * @param at when
 * @param number which of the recipient's deliveries it is, or recalls ({@link Disclosure#number})
 */
public record Message(
    Recipient recipient, MessageKind kind, List<String> instruments, Instant at, int number) {
  /** Copies. */
  public Message {
    instruments = List.copyOf(instruments);
  }
}
