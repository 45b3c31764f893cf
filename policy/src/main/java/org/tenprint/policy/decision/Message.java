package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.fact.MessagePart;
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
 * @param withheld parts that it does not have though its kind has them
 */
public record Message(
    Recipient recipient,
    MessageKind kind,
    List<String> instruments,
    Instant at,
    int number,
    Set<MessagePart> withheld) {
  /** Copies. */
  public Message {
    instruments = List.copyOf(instruments);
    withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
  }

  /** A whole one. */
  public Message(
      Recipient recipient, MessageKind kind, List<String> instruments, Instant at, int number) {
    this(recipient, kind, instruments, at, number, Set.of());
  }
}
