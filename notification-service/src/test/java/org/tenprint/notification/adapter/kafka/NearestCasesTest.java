package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases.Asked;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.law.Outcome;

/** The list of work: what is on it, and what it costs. */
class NearestCasesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration DEADLINE = Duration.ofDays(30);
  private static final List<Optional<Outcome>> OUTCOMES =
      List.of(Optional.empty(), Optional.of(Outcome.HELD), Optional.of(Outcome.WITHHELD));
  private static final Offices BOSTON = new Offices(false, Set.of("BOS"));

  private MapStore waiting = new MapStore(CaseStores.WAITING);
  private MapStore withheld = new MapStore(CaseStores.WITHHELD);

  private void waits(String booking, String office, Optional<Instant> since, String... kinds) {
    waiting.put(
        booking,
        CaseCodec.bytes(
            new WaitingCase(NOW, 1, since, new TreeSet<>(Set.of(kinds)), Optional.of(office))));
  }

  private void withheld(String booking, String office, Instant at) {
    WithheldWork work =
        new WithheldWork(booking, at, new TreeSet<>(Set.of("NO_RULE")), Optional.of(office));
    withheld.put(work.key(), CaseCodec.bytes(work));
  }

  private static Asked all(int most, Offices whose) {
    return new Asked(most, whose, Optional.empty());
  }

  private NearestCases nearest(Asked asked) {
    NearestCases nearest = new NearestCases(asked, DEADLINE);
    nearest.held(waiting.all());
    nearest.withheld(withheld.all());
    return nearest;
  }

  /** All, then a choice, an order and a limit. */
  private List<OpenCase> slow(Asked asked) {
    List<OpenCase> all = new ArrayList<>();
    waiting
        .all()
        .forEachRemaining(
            kept -> {
              WaitingCase one = CaseCodec.read(kept.value, WaitingCase.class);
              Optional<Instant> until = one.since().map(since -> since.plus(DEADLINE));
              all.add(
                  new OpenCase(
                      kept.key, one.office(), Outcome.HELD, one.kinds(), one.since(), until));
            });
    withheld
        .all()
        .forEachRemaining(
            kept -> {
              WithheldWork one = CaseCodec.read(kept.value, WithheldWork.class);
              Optional<Instant> at = Optional.of(one.at());
              Optional<Instant> until = at.map(since -> since.plus(DEADLINE));
              all.add(
                  new OpenCase(
                      one.booking(), one.office(), Outcome.WITHHELD, one.kinds(), at, until));
            });
    return all.stream()
        .filter(one -> !one.kinds().isEmpty() && asked.whose().have(one.office()))
        .filter(one -> asked.outcome().filter(other -> other != one.outcome()).isEmpty())
        .sorted(
            Comparator.comparing((OpenCase one) -> one.outcome() == Outcome.HELD ? 0 : 1)
                .thenComparing(one -> one.deadline().orElse(Instant.MAX))
                .thenComparing(OpenCase::booking))
        .limit(asked.most())
        .toList();
  }

  @Test
  void ofRandomCasesTheSameAreListedAsOfAllInOrder() {
    Random random = new Random(20_261_128);
    for (int round = 0; round < 300; round++) {
      waiting = new MapStore(CaseStores.WAITING);
      withheld = new MapStore(CaseStores.WITHHELD);
      int cases = random.nextInt(40);
      for (int i = 0; i < cases; i++) {
        // some within a microsecond of each other, which the order of keys does not tell
        Instant at = NOW.plusNanos(random.nextInt(6) * 400L).plusSeconds(random.nextInt(3));
        String office = random.nextBoolean() ? "BOS" : "NYC";
        if (random.nextBoolean()) {
          withheld("w" + random.nextInt(100) + "-" + i, office, at);
        } else if (random.nextInt(4) == 0) {
          waits("h" + i, office, Optional.empty(), "ERROR");
        } else {
          String[] kinds = random.nextInt(5) == 0 ? new String[0] : new String[] {"GREY"};
          waits("h" + i, office, Optional.of(at), kinds);
        }
      }
      for (Offices whose : List.of(BOSTON, Offices.ALL, Offices.NONE)) {
        Optional<Outcome> outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        Asked asked = new Asked(1 + random.nextInt(12), whose, outcome);
        assertEquals(slow(asked), nearest(asked).inOrder(), "round " + round);
        NearestCases twice = new NearestCases(asked, DEADLINE);
        twice.all(nearest(asked));
        assertEquals(slow(asked), twice.inOrder(), "round " + round);
      }
    }
  }

  /** Neither the work of other offices nor the far end of one's own is kept, or read. */
  @Test
  void ofAHundredThousandNoMoreThanAskedForAreKeptAndWhatIsFartherIsNotRead() {
    int items = 100_000;
    int most = 1_000;
    for (int i = 0; i < items; i++) {
      withheld("w" + i, i % 2 == 0 ? "BOS" : "NYC", NOW.plusMillis(i));
    }
    NearestCases nearest = new NearestCases(all(most, BOSTON), DEADLINE);
    nearest.withheld(withheld.all());
    assertEquals(most, nearest.inOrder().size());
    assertEquals(2 * most, withheld.read(), 1, "read of " + items);
    for (int i = 0; i < items; i++) {
      waits("h" + i, "BOS", Optional.of(NOW.minusMillis(i)), "GREY");
    }
    nearest.held(waiting.all());
    assertEquals(most, nearest.inOrder().size());
    assertEquals("h99999", nearest.inOrder().get(0).booking());
    int before = withheld.read();
    nearest.withheld(withheld.all());
    assertEquals(1, withheld.read() - before, "all that was withheld is farther");
  }

  /** People answer what is held; what no rule permitted nobody can. */
  @Test
  void whatIsHeldTodayStandsBeforeAThousandThatWereWithheldYesterday() {
    for (int i = 0; i < 1_000; i++) {
      withheld("w" + i, "BOS", NOW.minus(Duration.ofDays(1)).plusSeconds(i));
    }
    waits("held", "BOS", Optional.of(NOW), "JUVENILE");
    List<OpenCase> listed = nearest(all(1_000, BOSTON)).inOrder();
    assertEquals("held", listed.get(0).booking());
    assertEquals("w0", listed.get(1).booking());
    assertEquals(1_000, listed.size());
    Asked held = new Asked(1_000, BOSTON, Optional.of(Outcome.HELD));
    assertEquals(List.of(listed.get(0)), nearest(held).inOrder());
  }
}
