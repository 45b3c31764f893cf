package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.tenprint.policy.law.Condition.LevelIs;
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
  private static final int MOST_LINES = 60;

  /** Look-backs are told apart as long as a recipient costs no more steps than this, a line. */
  private static final int MOST_WORK = 4_000_000;

  private static final int FEWEST_AGES = 4;

  private record Pair(Told before, Told after) {}

  /** Recipients that are answered alike: all that an answer looks at. */
  private record Alike(
      List<String> covering,
      Set<Condition> asked,
      Edge edge,
      RecipientKind kind,
      List<String> unread) {}

  private final Proposal proposal;
  private final OffenceTable table;
  private final Reached reached;
  private final Set<String> movedIds;
  private final DisclosurePolicy without;
  private final DisclosurePolicy with;
  private final SortedMap<Recipient, Map<Pair, Integer>> lines = new TreeMap<>();
  private final SortedSet<Conflict> conflicts = new TreeSet<>();
  private final Map<Set<Condition>, Collection<Facts>> basesOf = new HashMap<>();
  private final Map<Alike, Map<Pair, Integer>> shiftsOf = new HashMap<>();
  private final Map<List<Object>, List<History>> historiesOf = new HashMap<>();
  private boolean changesWhereSilent;

  EffectFinder(Proposal proposal, OffenceTable table) {
    this.proposal = proposal;
    this.table = table;
    this.reached = new Reached(proposal);
    this.movedIds = reached.moved().stream().map(Instrument::id).collect(Collectors.toSet());
    this.without = new DisclosurePolicy(proposal.others(), table);
    this.with = new DisclosurePolicy(proposal.adopted(), table);
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
    asked.removeIf(Condition::ofOffences);
    Collection<Facts> bases =
        basesOf.computeIfAbsent(asked, all -> SampleCases.of(all, table, proposal.at()));
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      List<Instrument> covering = kind.get(i);
      Map<Pair, Integer> shifts =
          shiftsOf.computeIfAbsent(
              new Alike(
                  ids(covering), asked, recipient.edge(), recipient.kind(), unread(recipient, at)),
              key -> shifts(covering, recipient, at, bases));
      if (line) {
        Map<Pair, Integer> all = lines.computeIfAbsent(recipient, r -> new LinkedHashMap<>());
        shifts.forEach((pair, number) -> all.merge(pair, number, Integer::sum));
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

  private Map<Pair, Integer> shifts(
      List<Instrument> covering, Recipient recipient, Places at, Collection<Facts> bases) {
    Map<Pair, Integer> shifts = new LinkedHashMap<>();
    sweep(covering, recipient, bases)
        .over(at, proposal.at(), proposal.known(), answers(shifts), this::beside);
    return shifts;
  }

  private CaseSweep sweep(List<Instrument> covering, Recipient recipient, Collection<Facts> bases) {
    List<Instrument> inForce =
        covering.stream().filter(one -> inForce(without, one) || inForce(with, one)).toList();
    Heard heard = Heard.of(inForce, movedIds);
    LocalDate booked = proposal.at().atOffset(ZoneOffset.UTC).toLocalDate();
    Set<Condition> ofOffences = new LinkedHashSet<>();
    inForce.forEach(
        one -> one.ruling().when().stream().filter(Condition::ofOffences).forEach(ofOffences::add));
    List<LevelIs> levels =
        ofOffences.stream().filter(LevelIs.class::isInstance).map(LevelIs.class::cast).toList();
    List<LevelIs> yardsticks = levels.stream().map(EffectFinder::yardstick).distinct().toList();
    List<History> histories =
        historiesOf.computeIfAbsent(
            List.of(yardsticks, levels.size() < ofOffences.size()),
            key -> Histories.of(table, booked, yardsticks, levels.size() < ofOffences.size()));
    int most = MOST_WORK / (inForce.size() + 1) / histories.size() / bases.size();
    Ages ages =
        Ages.of(
            booked,
            lookBacks(inForce.stream().filter(one -> movedIds.contains(one.id()))),
            lookBacks(inForce.stream()),
            Math.max(FEWEST_AGES, most));
    return new CaseSweep(
        new SweptRules(heard, proposal.instrument(), yardsticks, ages, table),
        recipient,
        new CaseSweep.Sampled(bases, histories, ages, booked));
  }

  private static Set<Optional<Period>> lookBacks(Stream<Instrument> some) {
    return some.flatMap(one -> one.ruling().when().stream())
        .filter(LevelIs.class::isInstance)
        .map(condition -> ((LevelIs) condition).convictedWithin())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A condition on levels, whatever its look-back. */
  static LevelIs yardstick(LevelIs level) {
    return new LevelIs(
        level.scheme(), level.bound(), level.level(), level.basis(), Optional.empty());
  }

  private boolean inForce(DisclosurePolicy policy, Instrument one) {
    RuleBook book = policy.book();
    return book.instrument(one.id()).isPresent()
        && book.inForce(one, proposal.at(), proposal.known());
  }

  private CaseSweep.Asked answers(Map<Pair, Integer> shifts) {
    return (inquiry, heard) -> {
      Decision before = before(inquiry, heard);
      Decision after = with.decide(inquiry, heard);
      shifts.merge(new Pair(Told.of(before), Told.of(after)), 1, Integer::sum);
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
    changesWhereSilent |= !speaks && before.outcome() != after.outcome();
  }

  private static Line line(Recipient recipient, Map<Pair, Integer> shifts) {
    return new Line(
        recipient,
        shifts.entrySet().stream()
            .map(e -> new Shift(e.getKey().before(), e.getKey().after(), e.getValue()))
            .sorted(Comparator.comparing(Shift::cases).reversed())
            .toList());
  }
}
