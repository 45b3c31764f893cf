package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.EffectStatement.Shift;
import org.tenprint.policy.effect.EffectStatement.Told;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/**
 * The effect once more, slow and obvious: every case that conditions can tell apart is asked of the
 * policy, twice.
 *
 * <p>Agencies of which no instrument speaks differently are alike: beyond those that get a line,
 * one of each kind is asked for conflicts. Cost: two decisions for each recipient and case of at
 * most {@value #MOST_LINES} agencies and of one agency of each further kind.
 */
final class EveryCase {
  /** A person reads the statement: of a nation-wide instrument the first agencies are enough. */
  private static final int MOST_LINES = 60;

  private record Pair(Told before, Told after) {}

  /** How many, and the first of them. */
  private record Cases(int number, Inquiry first) {
    Cases and(Cases more) {
      return new Cases(number + more.number, first);
    }
  }

  private final Proposal proposal;
  private final OffenceTable table;
  private final Reached reached;
  private final DisclosurePolicy without;
  private final DisclosurePolicy with;
  private final SortedMap<Recipient, Map<Pair, Cases>> lines = new TreeMap<>();
  private final SortedSet<Conflict> conflicts = new TreeSet<>();
  private final Map<List<Object>, Collection<Facts>> casesOf = new HashMap<>();
  private boolean changesWhereSilent;

  EveryCase(Proposal proposal, OffenceTable table) {
    this.proposal = proposal;
    this.table = table;
    this.reached = new Reached(proposal);
    this.without = new DisclosurePolicy(proposal.others(), table);
    this.with = new DisclosurePolicy(proposal.adopted(), table);
  }

  EffectStatement over(Collection<Place> places) {
    List<Place> agencies = places.stream().filter(reached::holds).toList();
    Set<List<List<Instrument>>> kinds = new HashSet<>();
    for (int i = 0; i < agencies.size(); i++) {
      List<List<Instrument>> kind = reached.speaking(agencies.get(i));
      if (kinds.add(kind) || i < MOST_LINES) {
        boolean ofParts =
            kind.stream().flatMap(List::stream).anyMatch(one -> !one.ruling().fields().isEmpty());
        compare(agencies.get(i), asked(kind), ofParts, i < MOST_LINES);
      }
    }
    conflicts.addAll(Conflicts.endings(proposal));
    return new EffectStatement(
        proposal,
        lines.entrySet().stream().map(line -> line(line.getKey(), line.getValue())).toList(),
        new Conflicts(proposal.instrument(), conflicts),
        changesWhereSilent,
        agencies.size() <= MOST_LINES);
  }

  private static Set<Condition> asked(List<List<Instrument>> kind) {
    Set<Condition> asked = new HashSet<>();
    kind.forEach(some -> some.forEach(one -> asked.addAll(one.ruling().when())));
    return asked;
  }

  /** In the cases that those conditions tell apart. */
  private void compare(Place place, Set<Condition> asked, boolean ofParts, boolean line) {
    for (Recipient recipient : reached.recipients(place)) {
      Map<Pair, Cases> shifts = new LinkedHashMap<>();
      for (Optional<LocalDate> day : AllCases.days(recipient, asked, proposal.at())) {
        compare(place, recipient, asked, ofParts, day, shifts);
      }
      if (line) {
        Map<Pair, Cases> all = lines.computeIfAbsent(recipient, r -> new LinkedHashMap<>());
        shifts.forEach((pair, some) -> all.merge(pair, some, Cases::and));
      }
    }
  }

  private void compare(
      Place place,
      Recipient recipient,
      Set<Condition> asked,
      boolean ofParts,
      Optional<LocalDate> day,
      Map<Pair, Cases> shifts) {
    Collection<Facts> cases =
        casesOf.computeIfAbsent(
            List.of(asked, ofParts, day),
            key -> AllCases.of(asked, ofParts, table, proposal.at(), day));
    Places at = new Places(place, place, place);
    for (Optional<Request> request : AllCases.requests(recipient, asked, day)) {
      for (Facts facts : cases) {
        Circumstances circumstances = new Circumstances(facts.at(at), Findings.NONE);
        Inquiry inquiry =
            new Inquiry(circumstances, recipient, request, proposal.at(), proposal.known());
        Decision before = without.decide(inquiry);
        Decision after = with.decide(inquiry);
        shifts.merge(new Pair(Told.of(before), Told.of(after)), new Cases(1, inquiry), Cases::and);
        look(before, after);
      }
    }
  }

  private void look(Decision before, Decision after) {
    String id = proposal.instrument().id();
    conflicts.addAll(Conflicts.showing(id, before, after));
    boolean speaks =
        after.explanation().stream()
            .anyMatch(c -> c.instrument().id().equals(id) && c.speaks() != Truth.NO);
    changesWhereSilent |=
        !speaks
            && (before.outcome() != after.outcome()
                || !Told.of(before).parts().equals(Told.of(after).parts()));
  }

  private static Line line(Recipient recipient, Map<Pair, Cases> shifts) {
    return new Line(
        recipient,
        shifts.entrySet().stream()
            .map(
                e ->
                    new Shift(
                        e.getKey().before(),
                        e.getKey().after(),
                        e.getValue().number(),
                        e.getValue().first()))
            .sorted(Comparator.comparing(Shift::cases).reversed())
            .toList());
  }
}
