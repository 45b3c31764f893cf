package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RequestPurpose;

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
 * @param purpose for which a request is told; empty where it stated none, and of what is no request
 */
public record Message(
    Recipient recipient,
    MessageKind kind,
    List<String> instruments,
    Instant at,
    int number,
    Set<MessagePart> withheld,
    Optional<RequestPurpose> purpose) {
  /** Copies. */
  public Message {
    instruments = List.copyOf(instruments);
    withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
  }

  /** A whole one, of no purpose. */
  public Message(
      Recipient recipient, MessageKind kind, List<String> instruments, Instant at, int number) {
    this(recipient, kind, instruments, at, number, Set.of(), Optional.empty());
  }
}
