package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.WaitingCase;

/** Which of the cases that wait are looked at. */
class WakeCasesTest {
  private final KeptCases kept = new KeptCases(Duration.ofDays(30));

  /** However many failed, none of them takes the turn of one that did not. */
  @Test
  void whatIsPutAsideHidesNothing() {
    WaitingCase due =
        new WaitingCase(kept.now, -1, Optional.empty(), new TreeSet<>(), Optional.empty());
    IntStream.range(0, 5_000).forEach(i -> kept.keep("a" + i, Optional.of(due)));
    kept.keep("b", Optional.of(due));
    List<String> tried = new ArrayList<>();
    Apart apart =
        new Apart() {
          @Override
          public void run(String booking, Runnable part) {
            tried.add(booking);
          }

          @Override
          public boolean putAside(String booking) {
            return booking.startsWith("a");
          }
        };
    new WakeCases(kept.deciding(), kept, kept, kept, apart, new WakeRound()).run();
    assertEquals(List.of("b"), tried);
  }

  /** An instrument that makes all due does not keep the hop from its records until all are done. */
  @Test
  void aLookEndsInTimeAndTheNextGoesOnFromThere() {
    WaitingCase due =
        new WaitingCase(kept.now, -1, Optional.empty(), new TreeSet<>(), Optional.empty());
    List<String> all = IntStream.range(10, 42).mapToObj(i -> "c" + i).toList();
    all.forEach(booking -> kept.keep(booking, Optional.of(due)));
    List<String> looked = new ArrayList<>();
    Apart slow =
        (booking, part) -> {
          looked.add(booking);
          kept.now = kept.now.plus(WakeCases.AT_LONGEST.dividedBy(4));
        };
    WakeRound round = new WakeRound();
    WakeCases wakes = new WakeCases(kept.deciding(), kept, kept, kept, slow, round);
    wakes.run();
    assertEquals(all.subList(0, 4), looked);
    for (int more = 1; more < 8; more++) {
      wakes.run();
    }
    assertEquals(all, looked, "each in its turn, those that stay due too");
    wakes.run();
    assertEquals(all.subList(0, 4), looked.subList(32, 36), "and round again");
  }

  /** However long the search for what is due takes, and the case itself. */
  @Test
  void eachLookLooksAtOne() {
    WaitingCase due =
        new WaitingCase(kept.now, -1, Optional.empty(), new TreeSet<>(), Optional.empty());
    List.of("a", "b").forEach(booking -> kept.keep(booking, Optional.of(due)));
    List<String> looked = new ArrayList<>();
    Apart slow =
        new Apart() {
          @Override
          public void run(String booking, Runnable part) {
            looked.add(booking);
          }

          @Override
          public boolean putAside(String booking) {
            kept.now = kept.now.plus(WakeCases.AT_LONGEST);
            return false;
          }
        };
    WakeCases wakes = new WakeCases(kept.deciding(), kept, kept, kept, slow, new WakeRound());
    wakes.run();
    wakes.run();
    wakes.run();
    assertEquals(List.of("a", "b", "a"), looked);
  }
}
