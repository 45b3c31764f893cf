package org.tenprint.policy.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A question that the policy answers: may this recipient be told, of these facts, at that instant?
 *
 * @param circumstances facts and what people found
 * @param recipient who
 * @param request what is asked of an agency; empty for what is no request
 * @param at legal time at which it is asked
 * @param known instruments recorded by then are known
 */
public record Inquiry(
    Circumstances circumstances,
    Recipient recipient,
    Optional<Request> request,
    Instant at,
    Instant known) {

  /**
   * The day on which the agency is asked this, in the offset of the booking, whichever request came
   * before; empty where that is not known, and of what is no request.
   */
  public Optional<LocalDate> askedOn() {
    return request
        .flatMap(Request::made)
        .map(when -> when.atOffset(facts().bookedAt().getOffset()).toLocalDate());
  }

  public Facts facts() {
    return circumstances.facts();
  }

  public Findings findings() {
    return circumstances.findings();
  }

  /** Whether it is of a request, or of a notice of one, about whom nobody was found. */
  public boolean asksOfNobody() {
    return recipient.edge() == Edge.REQUEST
        && facts().finding().identification() == IdentificationResult.NO_MATCH;
  }
}
