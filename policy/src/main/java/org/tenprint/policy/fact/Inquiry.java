package org.tenprint.policy.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tenprint.policy.offence.Truth;

/**
 * A question that the policy answers: may this recipient be told, of these facts, at that instant?
 *
 * @param circumstances facts and what people found
 * @param recipient who
 * @param request what is asked of an agency; empty for what is no request
 * @param at legal time at which it is asked
 * @param known instruments recorded by then are known
 * @param doubting whether what contradicts itself is in doubt, and what does not say of which
 *     charge it is; not so for editions of the rules before the eighth
 */
public record Inquiry(
    Circumstances circumstances,
    Recipient recipient,
    Optional<Request> request,
    Instant at,
    Instant known,
    boolean doubting) {

  /** As it is asked now. */
  public Inquiry(
      Circumstances circumstances,
      Recipient recipient,
      Optional<Request> request,
      Instant at,
      Instant known) {
    this(circumstances, recipient, request, at, known, true);
  }

  /** The same as an edition of the rules asks it. */
  public Inquiry doubting(boolean doubts) {
    return doubts == doubting
        ? this
        : new Inquiry(circumstances, recipient, request, at, known, doubts);
  }

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

  /**
   * Whether it is stated so. Of which charge a magistrate's finding is, no statement says: where
   * charges of several codes stand, nobody can tell.
   */
  public Truth stated(StatedFact fact) {
    Truth is = facts().subject().reported().of(fact);
    boolean ofWhich =
        doubting
            && fact == StatedFact.MAGISTRATE_FINDING
            && is == Truth.YES
            && facts().offences().severalCharged();
    return ofWhich ? Truth.UNSURE : is;
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
