package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.RandomScopes;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;

/** Coverage held against every case at every moment, asked one by one. */
class CoverageTest {
  private static final int BOOKS = 25 * Integer.getInteger("tenprint.depth", 1);
  private static final int MOST_INSTRUMENTS = 7;
  private static final Instant KNOWN = Instant.MAX;
  private static final OffsetDateTime DAY = RandomRules.DAY;

  /** Of any booking, and of those that orders may name. */
  private static final List<String> TCNS = List.of("", "T-1", "T-2");

  /** Some booking: of what is asked of it nothing rests on its case. */
  private static final Facts BOOKING =
      AllCases.of(Set.of(), false, RandomRules.TABLE, DAY.toInstant()).iterator().next();

  /** What cases are asked for by. */
  private record Asked(Set<Condition> conditions, boolean ofParts, Instant at) {
    Collection<Facts> cases() {
      return AllCases.of(conditions, ofParts, RandomRules.TABLE, at);
    }
  }

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
    private final Map<Asked, Collection<Facts>> cases;

    /**
     * A book, and another that is asked the same.
     *
     * @param cases those made before
     */
    Everything(RuleBook book, RuleBook other, Map<Asked, Collection<Facts>> cases) {
      this.book = book;
      this.other = other;
      this.cases = cases;
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
          TCNS.forEach(tcn -> ask(recipient, places, tcn, at, gaps && tcn.isEmpty()));
        }
      }
    }

    private void ask(Recipient recipient, Places places, String tcn, Instant at, boolean gaps) {
      Facts booking = numbered(tcn, BOOKING).at(places);
      List<Instrument> covering =
          book.instruments().stream()
              .filter(one -> one.reach().covers(recipient, booking))
              .toList();
      if (!tcn.isEmpty() && covering.stream().noneMatch(o -> o.reach().scope().ofBookings())) {
        return; // as any booking there
      }
      Set<Condition> asked =
          covering.stream()
              .filter(one -> inForce(one, at))
              .flatMap(one -> one.ruling().when().stream())
              .collect(Collectors.toSet());
      boolean ofParts =
          covering.stream().anyMatch(one -> inForce(one, at) && !one.ruling().fields().isEmpty());
      List<Optional<Request>> requests = AllCases.requests(recipient, asked, at);
      for (Facts facts : cases.computeIfAbsent(new Asked(asked, ofParts, at), Asked::cases)) {
        for (Optional<Request> request : requests) {
          Inquiry inquiry =
              new Inquiry(
                  new Circumstances(numbered(tcn, facts.at(places)), Findings.NONE),
                  recipient,
                  request,
                  at,
                  KNOWN);
          var decision = policy.decide(inquiry);
          named.addAll(decision.instruments());
          decision.keptBack().forEach(part -> named.addAll(part.instruments()));
          if (book != other && !differs) {
            var then = without.decide(inquiry);
            differs = !EffectStatement.Told.of(decision).equals(EffectStatement.Told.of(then));
          }
          if (gaps) {
            String who = recipient.text() + " " + places.controlling().ori();
            (decision.reason() == Reason.NO_RULE ? silentEdges : spokenEdges).add(who);
          }
        }
      }
    }

    private static Facts numbered(String tcn, Facts facts) {
      return new Facts(
          tcn,
          facts.places(),
          facts.bookedAt(),
          facts.subject(),
          facts.offences(),
          facts.finding());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 7, 8})
  void everyCaseAtEveryMomentSaysTheSame(long seed) {
    RandomRules random = new RandomRules(seed);
    RandomScopes scopes = new RandomScopes(random);
    int idle = 0;
    int open = 0;
    int orders = 0;
    for (int i = 0; i < BOOKS; i++) {
      List<Instrument> some = scopes.orders(random.instruments(MOST_INSTRUMENTS));
      RuleBook book = RuleBook.of(some);
      Coverage coverage = Coverage.of(book, RandomRules.TABLE, RandomRules.PLACES, DAY.toInstant());
      Map<Asked, Collection<Facts>> cases = new HashMap<>();
      Everything every = new Everything(book, book, cases);
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
            Everything both = new Everything(book, book.without(id), cases);
            // one moment at which they differ is enough
            return moments.stream()
                .anyMatch(
                    at -> {
                      both.ask(at, false);
                      return both.differs;
                    });
          });
      assertEquals(never, coverage.idle(), () -> "" + some);
      assertEquals(every.silentEdges, places(coverage, false), () -> "" + some);
      Set<String> whole = new HashSet<>(every.silentEdges);
      whole.removeAll(every.spokenEdges);
      assertEquals(whole, places(coverage, true), () -> "" + some);
      orders +=
          (int)
              every.named.stream()
                  .filter(id -> book.instrument(id).orElseThrow().reach().scope().ofBookings())
                  .count();
      idle += never.isEmpty() ? 0 : 1;
      open += whole.size() < every.silentEdges.size() ? 1 : 0;
    }
    assertTrue(Math.min(idle, open) > BOOKS / 5, idle + " idle, " + open + " partly open");
    assertTrue(orders > BOOKS / 10, orders + " orders decide");
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
          gap.kind() == RecipientKind.SIB
              ? Recipient.sib(place.state())
              : Recipient.agency(place.ori());
    };
  }
}
