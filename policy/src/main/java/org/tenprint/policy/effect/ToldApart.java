package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/**
 * The kinds of people that the instruments in force towards one recipient tell apart: of several to
 * whom each says the same, the first.
 *
 * <p>Idea: an instrument speaks where all its conditions hold, so that what is seen of a person is
 * one truth for each set of conditions, and not one for each condition; conditions of instruments
 * that are not in force there see nothing. A sweep asks nothing of a later one of the same kind
 * that it did not ask of the first. Cost: the conditions, once for each kind of person and day.
 */
final class ToldApart {
  private final Set<Set<Condition>> seenTogether = new LinkedHashSet<>();
  private final List<Optional<LocalDate>> askedOn;
  private final OffenceTable table;

  private ToldApart(
      List<Instrument> inForce, List<Optional<LocalDate>> askedOn, OffenceTable table) {
    for (Instrument one : inForce) {
      Set<Condition> ofPeople = new HashSet<>(one.ruling().when());
      ofPeople.removeIf(condition -> !ofAPerson(condition));
      seenTogether.add(ofPeople);
    }
    this.askedOn = askedOn;
    this.table = table;
  }

  /**
   * The first of each kind, in their order.
   *
   * @param bases kinds of people and identifications, nowhere yet
   * @param inForce the instruments towards one recipient
   * @param askedOn days on which an agency is asked
   */
  static Collection<Facts> of(
      Collection<Facts> bases,
      List<Instrument> inForce,
      List<Optional<LocalDate>> askedOn,
      OffenceTable table) {
    ToldApart apart = new ToldApart(inForce, askedOn, table);
    Map<List<Object>, Facts> first = new LinkedHashMap<>();
    bases.forEach(facts -> first.putIfAbsent(apart.seen(facts), facts));
    return List.copyOf(first.values());
  }

  /** What a request says is the same for each of them, and offences come later. */
  private static boolean ofAPerson(Condition condition) {
    boolean ofTheRequest =
        condition instanceof RequestCondition
            && !(condition instanceof RequestCondition.AgeAtRequest);
    return !ofTheRequest && !condition.ofOffences();
  }

  private List<Object> seen(Facts facts) {
    List<Object> seen = new ArrayList<>();
    seen.add(facts.finding().identification());
    seen.add(facts.possibleMinor());
    seen.add(facts.subject().protectedPerson());
    seen.add(Doubt.citizenshipClaimed(facts));
    for (Optional<LocalDate> day : askedOn) {
      Inquiry inquiry =
          new Inquiry(
              new Circumstances(facts, Findings.NONE),
              Recipient.of(facts.places()).get(0),
              Optional.of(request(day)),
              Instant.EPOCH,
              Instant.EPOCH);
      for (Set<Condition> together : seenTogether) {
        Truth all = Truth.YES;
        for (Condition condition : together) {
          all = all.and(condition.holds(inquiry, table));
        }
        seen.add(all);
      }
    }
    return seen;
  }

  /**
   * Without a day, a request of which nobody knows when it was made: ages at it are in doubt. To
   * have none would be no doubt.
   */
  private static Request request(Optional<LocalDate> day) {
    Request request = Request.of(Warrant.NONE);
    return day.map(one -> request.at(one.atStartOfDay(ZoneOffset.UTC).toInstant())).orElse(request);
  }
}
