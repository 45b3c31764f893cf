package org.tenprint.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * A question that the policy answers: may this recipient be told, of these facts, at that instant?
 *
 * @param circumstances facts and what people found
 * @param recipient who
 * @param warrant of a request; empty for what is none
 * @param at legal time at which it is asked
 * @param known instruments recorded by then are known
 */
public record Inquiry(
    Circumstances circumstances,
    Recipient recipient,
    Optional<Warrant> warrant,
    Instant at,
    Instant known) {

  Facts facts() {
    return circumstances.facts();
  }

  Findings findings() {
    return circumstances.findings();
  }
}
