package org.tenprint.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;

/**
 * An adult without a known status, booked in Boston: nothing of it keeps anybody from being told.
 */
final class BostonCase {
  static final OffenceTable TABLE = new OffenceTable("v", Map.of());
  static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");

  private BostonCase() {}

  static Facts booked(OffsetDateTime at) {
    return booked(at, BOSTON, List.of());
  }

  /** What its agency is to be told at an instant, as of then. */
  static Decision decided(DisclosurePolicy policy, Facts facts, Instant at) {
    return policy.decide(
        new Inquiry(
            new Circumstances(facts, Findings.NONE),
            Recipient.agency(facts.places().arresting().ori()),
            Optional.empty(),
            at,
            at));
  }

  /** The same elsewhere. */
  static Facts booked(OffsetDateTime at, Place there, List<Charge> charges) {
    return new Facts(
        "T-1",
        new Places(there, there, there),
        at,
        new Subject(Optional.of(LocalDate.of(1970, 1, 1)), false, false),
        new Offences(charges, List.of()),
        new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
  }
}
