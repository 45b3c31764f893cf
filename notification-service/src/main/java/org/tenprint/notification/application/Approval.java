package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.PersonName;

/**
 * A person's approval of an instrument.
 *
 * @param by who
 * @param at when; empty if that was not recorded
 * @param report digest of the conflict report that the person named; empty if there was none to
 *     show
 */
public record Approval(String by, Optional<Instant> at, Optional<String> report) {
  /** Whether the same person gave one of these. */
  boolean among(List<Approval> some) {
    return some.stream().anyMatch(other -> PersonName.same(other.by(), by));
  }
}
