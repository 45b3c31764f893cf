package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
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
 * @param says what it says of a request
 */
public record Message(
    Recipient recipient,
    MessageKind kind,
    List<String> instruments,
    Instant at,
    int number,
    Set<MessagePart> withheld,
    OfRequest says) {
  /** Copies. */
  public Message {
    instruments = List.copyOf(instruments);
    withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
  }

  /** A whole one, that says nothing of a request. */
  public Message(
      Recipient recipient, MessageKind kind, List<String> instruments, Instant at, int number) {
    this(recipient, kind, instruments, at, number, Set.of(), OfRequest.NOTHING);
  }

  /**
   * What a message says of a request. An agency that is asked is told for what it may use the
   * answer; who is told that it was asked is told when and for what action, and not for what
   * purpose: an investigation is not announced to whom it is about.
   *
   * @param purpose for which it is told; empty where it stated none
   * @param kind of what is told to a person; empty where that was not stated
   * @param asked when, of what is told to a person; empty where nobody knows
   */
  public record OfRequest(
      Optional<RequestPurpose> purpose, Optional<RequestKind> kind, Optional<Instant> asked) {
    /** Of what tells no request, or one that states nothing. */
    public static final OfRequest NOTHING =
        new OfRequest(Optional.empty(), Optional.empty(), Optional.empty());

    /** What a message of that kind says of it. */
    public static OfRequest of(MessageKind of, Optional<Request> request) {
      return of == MessageKind.NOTICE
          ? new OfRequest(
              Optional.empty(), request.flatMap(Request::kind), request.flatMap(Request::made))
          : purposed(request.flatMap(Request::purpose));
    }

    /** Of a request that is told to an agency. */
    public static OfRequest purposed(Optional<RequestPurpose> purpose) {
      return new OfRequest(purpose, Optional.empty(), Optional.empty());
    }
  }
}
