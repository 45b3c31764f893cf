package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Validity;

/** Coverage held against every case at every moment, asked one by one. */
class CoverageTest {
  private static final int BOOKS = 25 * Integer.getInteger("tenprint.depth", 1);
  private static final int MOST_INSTRUMENTS = 7;
  private static final Instant KNOWN = Instant.MAX;
  private static final OffsetDateTime DAY = RandomRules.DAY;

  /** Slow and obvious: every case that conditions can tell apart. */
  private static final class Everything {
    final SortedSet<String> named = new TreeSet<>();
    final Set<String> silentEdges = new HashSet<>();
    final Set<String> spokenEdges = new HashSet<>();
    boolean differs;
    private final RuleBook book;
    private final RuleBook other;
    private final DisclosurePolicy policy;
    private final DisclosurePolicy without;

    /** A book, and another that is asked the same. */
    Everything(RuleBook book, RuleBook other) {
      this.book = book;
      this.other = other;
      this.policy = new DisclosurePolicy(book, RandomRules.TABLE);
      this.without = new DisclosurePolicy(other, RandomRules.TABLE);
    }

    private boolean inForce(Instrument one, Instant at) {
      return book.inForce(one, at, KNOWN)
          || other.instrument(one.id()).isPresent() && other.inForce(one, at, KNOWN);
    }

    void ask(Instant at, boolean gaps) {
      for (Place place : RandomRules.PLACES) {
        Places places = new Places(place, place, place);
        List<Recipient> recipients = new ArrayList<>(Recipient.of(places));
        recipients.add(Recipient.request(place.ori()));
        for (Recipient recipient : recipients) {
          ask(recipient, places, at, gaps);
        }
      }
    }

    private void ask(Recipient recipient, Places places, Instant at, boolean gaps) {
      Set<Condition> asked =
          book.covering(recipient, places).stream()
              .filter(one -> inForce(one, at))
              .flatMap(one -> one.ruling().when().stream())
              .collect(Collectors.toSet());
      for (Facts facts : AllCases.of(asked, RandomRules.TABLE, at)) {
        for (Optional<Request> request : requests(recipient)) {
          Inquiry inquiry =
              new Inquiry(
                  new Circumstances(facts.at(places), Findings.NONE),
                  recipient,
                  request,
                  at,
                  KNOWN);
          var decision = policy.decide(inquiry);
          named.addAll(decision.instruments());
          var then = without.decide(inquiry);
          differs |= !EffectStatement.Told.of(decision).equals(EffectStatement.Told.of(then));
          if (gaps) {
            String who = recipient.text() + " " + places.controlling().ori();
            (decision.reason() == Reason.NO_RULE ? silentEdges : spokenEdges).add(who);
          }
        }
      }
    }

    private static List<Optional<Request>> requests(Recipient recipient) {
      return recipient.edge() == Edge.REQUEST
          ? RandomRules.requests().stream().map(Optional::of).toList()
          : List.of(Optional.empty());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void everyCaseAtEveryMomentSaysTheSame(long seed) {
    RandomRules random = new RandomRules(seed);
    int idle = 0;
    int open = 0;
    for (int i = 0; i < BOOKS; i++) {
      List<Instrument> some = random.instruments(MOST_INSTRUMENTS);
      RuleBook book = RuleBook.of(some);
      Coverage coverage = Coverage.of(book, RandomRules.TABLE, RandomRules.PLACES, DAY.toInstant());
      Everything every = new Everything(book, book);
      SortedSet<Instant> moments = new TreeSet<>();
      for (Instrument one : some) {
        moments.add(one.validity().begins());
        book.end(one, KNOWN).ifPresent(moments::add);
      }
      moments.forEach(at -> every.ask(at, false));
      every.ask(DAY.toInstant(), true);
      SortedSet<String> never = new TreeSet<>();
      some.forEach(one -> never.add(one.id()));
      never.removeAll(every.named);
      never.removeIf(
          id -> {
            Everything both = new Everything(book, book.without(id));
            moments.forEach(at -> both.ask(at, false));
            return both.differs;
          });
      assertEquals(never, coverage.idle(), () -> "" + some);
      assertEquals(every.silentEdges, places(coverage, false), () -> "" + some);
      Set<String> whole = new HashSet<>(every.silentEdges);
      whole.removeAll(every.spokenEdges);
      assertEquals(whole, places(coverage, true), () -> "" + some);
      idle += never.isEmpty() ? 0 : 1;
      open += whole.size() < every.silentEdges.size() ? 1 : 0;
    }
    assertTrue(Math.min(idle, open) > BOOKS / 5, idle + " idle, " + open + " partly open");
  }

  private static Set<String> places(Coverage coverage, boolean everything) {
    Set<String> places = new HashSet<>();
    for (Coverage.Gap gap : coverage.gaps()) {
      if (!everything || gap.everything()) {
        for (Place place : gap.places()) {
          places.add(recipient(gap, place).text() + " " + place.ori());
        }
      }
    }
    return places;
  }

  private static Recipient recipient(Coverage.Gap gap, Place place) {
    return switch (gap.edge()) {
      case SHARE -> Recipient.fieldOffice(place.fieldOffice());
      case REQUEST -> Recipient.request(place.ori());
      case RETURN ->
          gap.kind() == org.tenprint.policy.fact.RecipientKind.SIB
              ? Recipient.sib(place.state())
              : Recipient.agency(place.ori());
    };
  }

  private static Instrument instrument(String id, Issuer issuer, Effect effect, String... by) {
    return new Instrument(
        id,
        issuer,
        new Reach(new Scope(ScopeKind.NATION, "US"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
        new Ruling(effect, effect.opens() ? Reason.PERMITTED : Reason.LEVEL, Set.of(), List.of()),
        Validity.between(DAY.minusYears(1), Optional.empty()),
        new Provenance(DAY.minusYears(1), "author", List.of(by), ""));
  }

  @Test
  void whatIsOutVotedIsIdleAndWhatSaysTheSameIsAPair() {
    RuleBook book =
        RuleBook.of(
            List.of(
                instrument("A", Issuer.STATE, Effect.WITHHOLD, "one", "two"),
                instrument("B", Issuer.STATE, Effect.WITHHOLD, "one", "two"),
                instrument("C", Issuer.COUNTY, Effect.PERMIT, "one", "two"),
                instrument("D", Issuer.COUNTY, Effect.WITHHOLD)));
    Coverage coverage = Coverage.of(book, RandomRules.TABLE, RandomRules.PLACES, DAY.toInstant());
    assertEquals(new TreeSet<>(Set.of("B", "C", "D")), coverage.idle());
    assertEquals(new TreeSet<>(Set.of("D")), coverage.neverInForce());
    assertEquals(List.of(new Coverage.Pair("A", "B")), coverage.equal());
    assertTrue(coverage.gaps().stream().allMatch(Coverage.Gap::everything), () -> "" + coverage);
    assertTrue(coverage.gaps().stream().noneMatch(gap -> gap.edge() == Edge.RETURN));
  }

  /** A permit that no decision names matters where it silences a withholding. */
  @Test
  void whatSilencesAnotherIsNotIdle() {
    Instrument stop = instrument("STOP", Issuer.COUNTY, Effect.WITHHOLD, "one", "two");
    Instrument silenced =
        new Instrument(
            "STOP",
            stop.issuer(),
            stop.reach(),
            new Ruling(Effect.WITHHOLD, Reason.LEVEL, Set.of(), List.of("C")),
            stop.validity(),
            stop.provenance());
    Coverage coverage =
        Coverage.of(
            RuleBook.of(
                List.of(
                    instrument("A", Issuer.FEDERAL, Effect.PERMIT, "one", "two"),
                    silenced,
                    instrument("C", Issuer.COUNTY, Effect.PERMIT, "one", "two"))),
            RandomRules.TABLE,
            RandomRules.PLACES,
            DAY.toInstant());
    assertEquals(new TreeSet<>(Set.of("STOP")), coverage.idle());
  }

  /** What decides once another is over is not idle. */
  @Test
  void whatDecidesAfterAnotherEndedIsNotIdle() {
    Instrument first = instrument("A", Issuer.STATE, Effect.WITHHOLD, "one", "two");
    Instrument ending =
        new Instrument(
            "A",
            first.issuer(),
            first.reach(),
            first.ruling(),
            Validity.between(DAY.minusYears(1), Optional.of(DAY.plusYears(1))),
            first.provenance());
    Instrument permit = instrument("C", Issuer.COUNTY, Effect.PERMIT, "one", "two");
    Coverage coverage =
        Coverage.of(
            RuleBook.of(List.of(ending, permit)),
            RandomRules.TABLE,
            RandomRules.PLACES,
            DAY.toInstant());
    assertEquals(new TreeSet<String>(), coverage.idle());
  }
}
