package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;

/**
 * Cases on which instruments are compared: an ordinary match of an adult without offences, and
 * whatever the instruments' conditions of facts tell from it. Cases that no condition can tell
 * apart are one.
 */
public final class AllCases {
  private static final Place NO_PLACE = new Place("", "", "", "");
  private static final Places NOWHERE = new Places(NO_PLACE, NO_PLACE, NO_PLACE);

  private final Set<Condition> asked;
  private final OffenceTable table;
  private final OffsetDateTime bookedAt;

  private AllCases(Set<Condition> asked, OffenceTable table, Instant at) {
    this.asked = asked;
    this.table = table;
    this.bookedAt = at.atOffset(ZoneOffset.UTC);
  }

  /**
   * Cases, nowhere yet.
   *
   * @param asked every condition of the instruments that may speak
   * @param at when they are booked and decided
   */
  public static Collection<Facts> of(Set<Condition> asked, OffenceTable table, Instant at) {
    return new AllCases(asked, table, at).all();
  }

  private Collection<Facts> all() {
    Map<List<Object>, Facts> told = new LinkedHashMap<>();
    List<Offences> offences = AllOffences.of(table, bookedAt.toLocalDate(), asked);
    for (Facts person : SampleCases.of(asked, table, bookedAt.toInstant())) {
      for (Offences some : offences) {
        Facts facts =
            new Facts(
                person.tcn(), person.places(), bookedAt, person.subject(), some, person.finding());
        told.putIfAbsent(seen(facts), facts);
      }
    }
    return told.values();
  }

  /** All that a decision sees of the facts: what the rules look at, and each condition. */
  private List<Object> seen(Facts facts) {
    List<Object> seen = new ArrayList<>();
    seen.add(facts.finding().identification());
    seen.add(facts.possibleMinor());
    seen.add(facts.subject().protectedPerson());
    seen.add(Doubt.citizenshipClaimed(facts));
    Inquiry inquiry =
        new Inquiry(
            new Circumstances(facts, Findings.NONE),
            Recipient.of(NOWHERE).get(0),
            Optional.empty(),
            Instant.EPOCH,
            Instant.EPOCH);
    asked.forEach(condition -> seen.add(condition.holds(inquiry, table)));
    return seen;
  }
}
