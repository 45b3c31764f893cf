package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
import java.util.stream.Collectors;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.EffectStatement.Shift;
import org.tenprint.policy.effect.EffectStatement.Told;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/**
 * Finds an effect by asking the policy itself, twice.
 *
 * <p>Agencies of which no instrument speaks differently are alike: beyond those that get a line,
 * one of each kind is asked for conflicts. Of the many cases {@link CaseSweep} finds those worth
 * asking. Cost: for each recipient of at most {@value #MOST_LINES} agencies, and of one agency of
 * each further kind, a sweep of what is in force there, and two decisions for each answer found.
 */
final class EffectFinder {
  /** A person reads the statement: of a nation-wide instrument the first agencies are enough. */
  static final int MOST_LINES = 60;

  private record Pair(Told before, Told after) {}

  /** How many, and the first of them. */
  private record Cases(int number, Inquiry first) {
    Cases and(Cases more) {
      return new Cases(number + more.number, first);
    }
  }

  /** Recipients that are answered alike: all that an answer looks at. */
  private record Alike(
      List<String> covering,
      Set<Condition> asked,
      List<Optional<LocalDate>> askedOn,
      boolean ofParts,
      Edge edge,
      RecipientKind kind,
      List<String> unread) {}

  private final Proposal proposal;
  private final OffenceTable table;
  private final Reached reached;
  private final Set<String> movedIds;
  private final DisclosurePolicy without;
  private final DisclosurePolicy with;
  private final LocalDate booked;
  private final Sweeps sweeps;
  private final SortedMap<Recipient, Map<Pair, Cases>> lines = new TreeMap<>();
  private final SortedSet<Conflict> conflicts = new TreeSet<>();
  private final Map<List<Object>, Collection<Facts>> basesOf = new HashMap<>();
  private final Map<Alike, Map<Pair, Cases>> shiftsOf = new HashMap<>();
  private boolean changesWhereSilent;

  EffectFinder(Proposal proposal, OffenceTable table) {
    this.proposal = proposal;
    this.table = table;
    this.reached = new Reached(proposal);
    this.movedIds = reached.moved().stream().map(Instrument::id).collect(Collectors.toSet());
    this.without = new DisclosurePolicy(proposal.others(), table);
    this.with = new DisclosurePolicy(proposal.adopted(), table);
    this.booked = proposal.at().atOffset(ZoneOffset.UTC).toLocalDate();
    this.sweeps = new Sweeps(table, booked);
  }

  EffectStatement over(Collection<Place> places) {
    List<Place> agencies = places.stream().filter(reached::holds).toList();
    Set<List<List<String>>> kinds = new HashSet<>();
    for (int i = 0; i < agencies.size(); i++) {
      List<List<Instrument>> kind = reached.speaking(agencies.get(i));
      if (kinds.add(kind.stream().map(EffectFinder::ids).toList()) || i < MOST_LINES) {
        compare(agencies.get(i), kind, i < MOST_LINES);
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

  private void compare(Place place, List<List<Instrument>> kind, boolean line) {
    Places at = new Places(place, place, place);
    List<Recipient> recipients = reached.recipients(place);
    Set<Condition> asked = new HashSet<>();
    kind.forEach(some -> some.forEach(one -> asked.addAll(one.ruling().when())));
    List<Optional<LocalDate>> askedOn = AskedDays.of(asked, booked, table.calendars());
    asked.removeIf(Condition::ofOffences);
    boolean ofParts = kind.stream().flatMap(List::stream).anyMatch(one -> one.ruling().ofParts());
    Collection<Facts> bases =
        basesOf.computeIfAbsent(
            List.of(asked, askedOn, ofParts),
            key -> SampleCases.of(asked, askedOn, ofParts, table, proposal.at()));
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      List<Instrument> covering = kind.get(i);
      Map<Pair, Cases> shifts =
          shiftsOf.computeIfAbsent(
              new Alike(
                  ids(covering),
                  asked,
                  askedOn,
                  ofParts,
                  recipient.edge(),
                  recipient.kind(),
                  unread(recipient, at)),
              key -> shifts(covering, recipient, at, bases));
      if (line) {
        Map<Pair, Cases> all = lines.computeIfAbsent(recipient, r -> new LinkedHashMap<>());
        shifts.forEach((pair, cases) -> all.merge(pair, cases, Cases::and));
      }
    }
  }

  private static List<String> ids(List<Instrument> some) {
    return some.stream().map(Instrument::id).toList();
  }

  private List<String> unread(Recipient recipient, Places at) {
    return with.book().unread(recipient, at).stream()
        .map(voice -> voice.instrument().id())
        .toList();
  }

  private Map<Pair, Cases> shifts(
      List<Instrument> covering, Recipient recipient, Places at, Collection<Facts> bases) {
    Map<Pair, Cases> shifts = new LinkedHashMap<>();
    sweep(covering, recipient, bases)
        .over(at, proposal.at(), proposal.known(), answers(shifts), this::beside);
    return shifts;
  }

  private CaseSweep sweep(List<Instrument> covering, Recipient recipient, Collection<Facts> bases) {
    List<Instrument> inForce =
        covering.stream().filter(one -> inForce(without, one) || inForce(with, one)).toList();
    Sweeps.Plan plan =
        sweeps.plan(
            inForce,
            Heard.of(inForce, movedIds),
            Optional.of(proposal.instrument()),
            one -> movedIds.contains(one.id()),
            bases);
    return new CaseSweep(plan.rules(), recipient, plan.sampled());
  }

  private boolean inForce(DisclosurePolicy policy, Instrument one) {
    RuleBook book = policy.book();
    return book.instrument(one.id()).isPresent()
        && book.inForce(one, proposal.at(), proposal.known());
  }

  private CaseSweep.Asked answers(Map<Pair, Cases> shifts) {
    return (inquiry, heard) -> {
      Decision before = before(inquiry, heard);
      Decision after = with.decide(inquiry, heard);
      shifts.merge(new Pair(Told.of(before), Told.of(after)), new Cases(1, inquiry), Cases::and);
      conflicts.addAll(Conflicts.showing(proposal.instrument().id(), before, after));
      look(before, after);
    };
  }

  private void beside(Inquiry inquiry, List<Instrument> heard) {
    conflicts.addAll(
        Conflicts.showing(
            proposal.instrument().id(), before(inquiry, heard), with.decide(inquiry, heard)));
  }

  private Decision before(Inquiry inquiry, List<Instrument> heard) {
    String id = proposal.instrument().id();
    return without.decide(inquiry, heard.stream().filter(one -> !one.id().equals(id)).toList());
  }

  private void look(Decision before, Decision after) {
    String id = proposal.instrument().id();
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
