package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.RandomRules;
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

  private Collection<Facts> all(List<Optional<LocalDate>> days) {
    Map<List<Object>, Facts> told = new LinkedHashMap<>();
    Set<Offences> offences = new LinkedHashSet<>();
    for (Optional<LocalDate> day : days) {
      offences.addAll(AllOffences.of(table, bookedAt.toLocalDate(), day, asked));
    }
    for (Facts person :
        SampleCases.of(
            asked, days(asked, bookedAt.toInstant()), ofParts, table, bookedAt.toInstant())) {
      for (Offences some : offences) {
        Facts facts =
            new Facts(
                person.tcn(), person.places(), bookedAt, person.subject(), some, person.finding());
        told.putIfAbsent(seen(facts, days), facts);
      }
    }
    return told.values();
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

  /** Those of that day. */
  static List<Optional<Request>> requests(
      Recipient recipient, Set<Condition> asked, Instant at, Optional<LocalDate> day) {
    return requests(recipient, asked, at).stream()
        .filter(request -> request.flatMap(AllCases::day).equals(day))
        .toList();
  }

  private static Optional<LocalDate> day(Request request) {
    return request.asked().map(when -> when.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /**
   * Every request that can be and that conditions can tell apart, on each of these days; of what is
   * no request, none.
   */
  public static List<Optional<Request>> requests(
      Recipient recipient, Set<Condition> asked, Instant at) {
    if (recipient.edge() != Edge.REQUEST) {
      return List.of(Optional.empty());
    }
    Map<List<Object>, Optional<Request>> told = new LinkedHashMap<>();
    for (Optional<LocalDate> day : days(recipient, asked, at)) {
      for (Request request : RandomRules.requests()) {
        List<Object> seen = new ArrayList<>(List.of(day));
        for (Condition condition : asked) {
          if (condition instanceof RequestCondition ofRequest) {
            seen.add(ofRequest.holds(request));
          }
        }
        told.putIfAbsent(seen, Optional.of(on(day, request)));
      }
    }
    return List.copyOf(told.values());
  }

  private static Request on(Optional<LocalDate> day, Request request) {
    return day.map(one -> request.at(one.atStartOfDay(ZoneOffset.UTC).toInstant())).orElse(request);
  }

  /** All that a decision sees of the facts: what the rules look at, and each condition. */
  private List<Object> seen(Facts facts, List<Optional<LocalDate>> days) {
    List<Object> seen = new ArrayList<>();
    seen.add(facts.finding().identification());
    seen.add(facts.possibleMinor());
    seen.add(facts.subject().protectedPerson());
    seen.add(Doubt.citizenshipClaimed(facts));
    for (Optional<LocalDate> day : days) {
      Inquiry inquiry =
          new Inquiry(
              new Circumstances(facts, Findings.NONE),
              Recipient.of(NOWHERE).get(0),
              Optional.of(on(day, Request.of(Warrant.NONE))),
              Instant.EPOCH,
              Instant.EPOCH);
      asked.forEach(condition -> seen.add(condition.holds(inquiry, table)));
    }
    return seen;
  }
}
