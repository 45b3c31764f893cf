package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tenprint.policy.EveryRequest;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.RequestCondition.ConsentIn;
import org.tenprint.policy.law.RequestCondition.PurposeIn;
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
  private final boolean ofParts;
  private final OffenceTable table;
  private final OffsetDateTime bookedAt;

  private AllCases(Set<Condition> asked, boolean ofParts, OffenceTable table, Instant at) {
    this.asked = asked;
    this.ofParts = ofParts;
    this.table = table;
    this.bookedAt = at.atOffset(ZoneOffset.UTC);
  }

  /**
   * Cases, nowhere yet.
   *
   * @param asked every condition of the instruments that may speak
   * @param ofParts whether one of them speaks of parts of a message
   * @param at when they are booked and decided
   */
  public static Collection<Facts> of(
      Set<Condition> asked, boolean ofParts, OffenceTable table, Instant at) {
    return new AllCases(asked, ofParts, table, at).all(days(asked, at));
  }

  /** The same of what an agency is asked on that day, and of what is no request. */
  static Collection<Facts> of(
      Set<Condition> asked,
      boolean ofParts,
      OffenceTable table,
      Instant at,
      Optional<LocalDate> day) {
    return new AllCases(asked, ofParts, table, at).all(List.of(day));
  }

  /**
   * Everybody who is told apart, with all offences that are: what a condition sees of a case it
   * sees of the person or of the offences. Two see both: age, which hangs on days of charges, so
   * none is of another day than the booking; and a magistrate's finding, where several are charged.
   */
  private Collection<Facts> all(List<Optional<LocalDate>> days) {
    Map<List<Object>, Facts> people = new LinkedHashMap<>();
    for (Facts person :
        SampleCases.of(
            asked, days(asked, bookedAt.toInstant()), ofParts, table, bookedAt.toInstant())) {
      people.putIfAbsent(seenOfThePerson(person, days), person);
    }
    Facts any = people.values().iterator().next();
    LocalDate booked = bookedAt.toLocalDate();
    boolean ofFindings = asked.stream().anyMatch(Condition.Stated.class::isInstance);
    Map<List<Object>, Offences> offences = new LinkedHashMap<>();
    for (Optional<LocalDate> day : days) {
      for (Offences some : AllOffences.of(table, booked, day, asked)) {
        if (!some.days(booked).equals(Set.of(booked))) {
          throw new AssertionError("a charge of another day: " + some);
        }
        List<Object> seen = seen(with(any, some), days, Condition::ofOffences);
        seen.add(ofFindings && some.severalCharged());
        offences.putIfAbsent(seen, some);
      }
    }
    List<Facts> all = new ArrayList<>(people.size() * offences.size());
    for (Facts person : people.values()) {
      offences.values().forEach(some -> all.add(with(person, some)));
    }
    return all;
  }

  private Facts with(Facts person, Offences some) {
    return new Facts(
        person.tcn(), person.places(), bookedAt, person.subject(), some, person.finding());
  }

  /**
   * Days on which an agency may be asked, of a booking of that instant: some days after each on
   * which a look-back or an age may end, however many there are.
   */
  private static List<Optional<LocalDate>> days(Set<Condition> asked, Instant at) {
    LocalDate booked = at.atOffset(ZoneOffset.UTC).toLocalDate();
    if (asked.stream().noneMatch(one -> one.ofOneRequest() && ofADay(one))) {
      return List.of(Optional.empty());
    }
    SortedSet<LocalDate> days = new TreeSet<>(Set.of(booked, booked.plusDays(4)));
    for (Condition condition : asked) {
      if (condition instanceof RequestCondition.AgeAtRequest age) {
        days.add(booked.plusYears(age.years() - 18L).plusDays(2));
        days.add(booked.plusYears(age.years() - 16L).plusDays(2));
      } else if (condition instanceof LevelIs level && level.ofOneRequest()) {
        LocalDate end = booked.plus(level.convictedWithin().orElseThrow().period());
        days.add(end.plusDays(2));
        for (Condition other : asked) {
          if (other instanceof LevelIs past && !past.ofOneRequest()) {
            past.convictedWithin().ifPresent(one -> days.add(end.minus(one.period()).plusDays(2)));
          }
        }
      }
    }
    List<Optional<LocalDate>> all = new ArrayList<>();
    days.tailSet(booked).forEach(day -> all.add(Optional.of(day)));
    all.add(Optional.empty());
    return all;
  }

  private static boolean ofADay(Condition condition) {
    return !(condition instanceof ConsentIn) && !(condition instanceof PurposeIn);
  }

  /** The days on which it may be told or asked; of what is no request, one that is not known. */
  static List<Optional<LocalDate>> days(Recipient recipient, Set<Condition> asked, Instant at) {
    return recipient.edge() == Edge.REQUEST ? days(asked, at) : List.of(Optional.empty());
  }

  /** Every request of that day that conditions can tell apart; of what is no request, none. */
  static List<Optional<Request>> requests(
      Recipient recipient, Set<Condition> asked, Optional<LocalDate> day) {
    if (recipient.edge() != Edge.REQUEST) {
      return List.of(Optional.empty());
    }
    List<RequestCondition> ofRequests =
        asked.stream()
            .filter(RequestCondition.class::isInstance)
            .map(RequestCondition.class::cast)
            .toList();
    Map<List<Object>, Optional<Request>> told = new LinkedHashMap<>();
    for (Request request : EveryRequest.ALL) {
      List<Object> seen = new ArrayList<>();
      ofRequests.forEach(one -> seen.add(one.holds(request)));
      told.computeIfAbsent(seen, kind -> Optional.of(on(day, request)));
    }
    return List.copyOf(told.values());
  }

  /** The same on each of the days on which it may be asked. */
  public static List<Optional<Request>> requests(
      Recipient recipient, Set<Condition> asked, Instant at) {
    List<Optional<Request>> all = new ArrayList<>();
    for (Optional<LocalDate> day : days(recipient, asked, at)) {
      all.addAll(requests(recipient, asked, day));
    }
    return all;
  }

  private static Request on(Optional<LocalDate> day, Request request) {
    return day.map(one -> request.at(one.atStartOfDay(ZoneOffset.UTC).toInstant())).orElse(request);
  }

  /** All that a decision sees of the person: what the rules look at, and each condition. */
  private List<Object> seenOfThePerson(Facts facts, List<Optional<LocalDate>> days) {
    List<Object> seen = seen(facts, days, condition -> !condition.ofOffences());
    seen.add(facts.finding().identification());
    seen.add(facts.possibleMinor());
    seen.add(facts.subject().protectedPerson());
    seen.add(Doubt.citizenshipClaimed(facts));
    return seen;
  }

  /** What those conditions see. */
  private List<Object> seen(
      Facts facts, List<Optional<LocalDate>> days, Predicate<Condition> which) {
    List<Condition> some = asked.stream().filter(which).toList();
    List<Object> seen = new ArrayList<>();
    for (Optional<LocalDate> day : days) {
      Inquiry inquiry =
          new Inquiry(
              new Circumstances(facts, Findings.NONE),
              Recipient.of(NOWHERE).get(0),
              Optional.of(on(day, Request.of(Warrant.NONE))),
              Instant.EPOCH,
              Instant.EPOCH);
      some.forEach(condition -> seen.add(condition.holds(inquiry, table)));
    }
    return seen;
  }
}
