package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.effect.Coverage.Example;
import org.tenprint.policy.effect.Coverage.Gap;
import org.tenprint.policy.effect.Coverage.Pair;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.OffenceTable;

/**
 * Finds the coverage of a rule book by asking the policy itself.
 *
 * <p>Recipients to whom the same instruments may speak are alike, and asked once; so are those of
 * the bookings that orders name. What is in force changes only when one of these begins or ends:
 * between, decisions are the same but for ages. Of the many cases {@link CaseSweep} finds those
 * worth asking. Cost: for each kind of recipient and each set of instruments that is in force there
 * at some time, a sweep and a decision for each answer.
 */
final class CoverageFinder {
  private static final String ANY_BOOKING = "";
  private static final Instant ALL_KNOWN = Instant.MAX;
  private static final Comparator<Gap> BY_EDGE =
      Comparator.comparing(Gap::edge).thenComparing(Gap::kind);

  /** Recipients that are asked once. */
  private record Alike(Edge edge, RecipientKind kind, List<String> covering) {}

  /** Who is asked for all of them, and where they are. */
  private record Group(Recipient recipient, Places at, List<Instrument> covering, Set<Place> all) {
    /** Of single bookings, of which an order speaks: no places' gap. */
    boolean ofBookings() {
      return covering.stream().anyMatch(one -> one.reach().scope().ofBookings());
    }
  }

  private final RuleBook book;
  private final OffenceTable table;
  private final DisclosurePolicy policy;
  private final Map<Alike, Group> groups = new LinkedHashMap<>();
  private final Map<LocalDate, Sweeps> sweepsOf = new HashMap<>();

  CoverageFinder(RuleBook book, OffenceTable table, Collection<Place> places) {
    this.book = book;
    this.table = table;
    this.policy = new DisclosurePolicy(book, table);
    Map<String, List<String>> named = namedBookings(book);
    for (Place place : places) {
      group(place, ANY_BOOKING);
      named.getOrDefault(place.ori(), List.of()).forEach(tcn -> group(place, tcn));
    }
  }

  /** Transaction control numbers of which instruments speak, by the agency that booked. */
  private static Map<String, List<String>> namedBookings(RuleBook book) {
    Map<String, List<String>> named = new HashMap<>();
    book.instruments().stream()
        .flatMap(one -> one.reach().scope().areas().stream())
        .filter(area -> area.kind() == ScopeKind.BOOKING && area.wellFormed())
        .distinct()
        .forEach(
            area -> {
              String ori = area.agency().value();
              named
                  .computeIfAbsent(ori, key -> new ArrayList<>())
                  .add(area.value().substring(ori.length() + 1));
            });
    return named;
  }

  private void group(Place place, String tcn) {
    Places at = new Places(place, place, place);
    List<Recipient> recipients = new ArrayList<>(Recipient.of(at));
    recipients.addAll(Recipient.asked(place.ori()));
    for (Recipient recipient : recipients) {
      List<Instrument> covering = book.covering(recipient, at, tcn);
      groups
          .computeIfAbsent(
              new Alike(recipient.edge(), recipient.kind(), ids(covering)),
              key -> new Group(recipient, at, covering, new LinkedHashSet<>()))
          .all()
          .add(place);
    }
  }

  private static List<String> ids(List<Instrument> some) {
    return some.stream().map(Instrument::id).sorted().toList();
  }

  Coverage at(Instant at) {
    Map<Alike, Optional<Gap>> gaps = new LinkedHashMap<>();
    SortedSet<String> idle = new TreeSet<>();
    book.instruments().forEach(one -> idle.add(one.id()));
    SortedSet<String> neverInForce = new TreeSet<>(idle);
    book.instruments().stream()
        .filter(one -> book.inForce(one, one.validity().begins(), ALL_KNOWN))
        .forEach(one -> neverInForce.remove(one.id()));
    Set<Pair> equal = new HashSet<>();
    for (Group group : groups.values()) {
      Recipient recipient = group.recipient();
      // that nobody says that a person is told is no gap: the agency may
      if (!group.ofBookings() && !recipient.kind().person()) {
        gaps.merge(
            new Alike(recipient.edge(), recipient.kind(), ids(inForce(group.covering(), at))),
            gap(group, at),
            (one, other) -> one.map(gap -> gap.at(group.all())));
      }
      Set<List<String>> seen = new HashSet<>();
      for (Instant moment : moments(group.covering())) {
        List<Instrument> inForce = inForce(group.covering(), moment);
        if (seen.add(ids(inForce))) {
          idle.removeAll(named(group, inForce, moment));
          equal.addAll(equal(inForce));
        }
      }
    }
    SortedSet<String> unnamed = new TreeSet<>(idle);
    unnamed.removeIf(id -> neverInForce.contains(id) && !endsAnother(id));
    unnamed.stream().filter(this::matters).forEach(idle::remove);
    neverInForce.retainAll(idle);
    return new Coverage(
        at,
        gaps.values().stream().flatMap(Optional::stream).sorted(BY_EDGE).toList(),
        idle,
        neverInForce,
        equal.stream().sorted(Comparator.comparing(Pair::one).thenComparing(Pair::other)).toList());
  }

  private List<Instrument> inForce(List<Instrument> some, Instant at) {
    return some.stream().filter(one -> book.inForce(one, at, ALL_KNOWN)).toList();
  }

  /** When what is in force there may change. */
  private SortedSet<Instant> moments(List<Instrument> covering) {
    SortedSet<Instant> moments = new TreeSet<>();
    for (Instrument one : covering) {
      moments.add(one.validity().begins());
      book.end(one, ALL_KNOWN).ifPresent(moments::add);
    }
    return moments;
  }

  private static Set<Pair> equal(List<Instrument> inForce) {
    Set<Pair> pairs = new HashSet<>();
    Map<List<Object>, List<String>> saying = new HashMap<>();
    for (Instrument one : inForce) {
      List<String> same =
          saying.computeIfAbsent(
              List.of(one.issuer(), one.reach(), one.ruling()), words -> new ArrayList<>());
      for (String other : same) {
        boolean first = other.compareTo(one.id()) < 0;
        pairs.add(first ? new Pair(other, one.id()) : new Pair(one.id(), other));
      }
      same.add(one.id());
    }
    return pairs;
  }

  // ---- asking

  /** Whether one may end another, also one that is never in force: it supersedes before notice. */
  private boolean endsAnother(String id) {
    Instrument one = book.instrument(id).orElseThrow();
    return book.knows(one, ALL_KNOWN) && !one.validity().ended().isEmpty();
  }

  /** Whether some decision is another without an instrument that none names. */
  private boolean matters(String id) {
    Instrument one = book.instrument(id).orElseThrow();
    SortedSet<Instant> moments = new TreeSet<>();
    groups.values().forEach(group -> moments.addAll(moments(group.covering())));
    List<Place> places =
        groups.values().stream().map(group -> group.at().controlling()).distinct().toList();
    for (Instant moment : moments.tailSet(one.validity().from().toInstant())) {
      Proposal without = new Proposal(one, book.without(id), moment, ALL_KNOWN);
      for (int from = 0; from < places.size(); from += EffectFinder.MOST_LINES) {
        int to = Math.min(places.size(), from + EffectFinder.MOST_LINES);
        if (changes(EffectStatement.of(without, table, places.subList(from, to)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean changes(EffectStatement statement) {
    return statement.lines().stream()
        .flatMap(line -> line.shifts().stream())
        .anyMatch(shift -> !shift.before().equals(shift.after()));
  }

  /** The instruments that some decision names. */
  private Set<String> named(Group group, List<Instrument> inForce, Instant at) {
    Set<String> named = new HashSet<>();
    Sweeps.Plan plan = plan(inForce, at, bases(inForce, at));
    new CaseSweep(plan.rules(), group.recipient(), plan.sampled())
        .over(
            group.at(),
            at,
            ALL_KNOWN,
            (inquiry, heard) -> {
              Decision decision = policy.decide(inquiry, heard);
              named.addAll(decision.instruments());
              decision.keptBack().forEach(part -> named.addAll(part.instruments()));
            },
            (inquiry, heard) -> {});
    return named;
  }

  private Optional<Gap> gap(Group group, Instant at) {
    List<Instrument> inForce = inForce(group.covering(), at);
    List<Example> examples = new ArrayList<>();
    boolean[] spoken = {false};
    List<Optional<Request>> requests =
        SampleRequests.of(group.recipient(), conditions(inForce), day(at), table.calendars());
    for (Facts base : bases(inForce, at)) {
      Sweeps.Plan plan = plan(inForce, at, List.of(base));
      for (Optional<Request> request : requests) {
        List<Inquiry> silent = new ArrayList<>();
        boolean[] others = {false};
        new CaseSweep(plan.rules(), group.recipient(), plan.sampled(), List.of(request))
            .over(
                group.at(),
                at,
                ALL_KNOWN,
                (inquiry, heard) -> {
                  Decision decision = policy.decide(inquiry, heard);
                  if (decision.reason() == Reason.NO_RULE) {
                    silent.add(inquiry);
                  } else {
                    others[0] = true;
                  }
                },
                (inquiry, heard) -> {});
        spoken[0] |= others[0];
        silent.stream().limit(1).forEach(one -> examples.add(new Example(one, !others[0])));
      }
    }
    return examples.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gap(
                group.recipient().edge(),
                group.recipient().kind(),
                List.copyOf(group.all()),
                !spoken[0],
                examples));
  }

  private Sweeps.Plan plan(List<Instrument> inForce, Instant at, Collection<Facts> bases) {
    Sweeps sweeps = sweepsOf.computeIfAbsent(day(at), day -> new Sweeps(table, day));
    return sweeps.plan(inForce, Heard.of(inForce, Set.of()), Optional.empty(), one -> true, bases);
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private Collection<Facts> bases(List<Instrument> inForce, Instant at) {
    Set<Condition> asked = conditions(inForce);
    boolean ofParts = inForce.stream().anyMatch(one -> one.ruling().ofParts());
    return SampleCases.of(
        asked, AskedDays.of(asked, day(at), table.calendars()), ofParts, table, at);
  }

  private static Set<Condition> conditions(List<Instrument> some) {
    return some.stream().flatMap(one -> one.ruling().when().stream()).collect(Collectors.toSet());
  }
}
