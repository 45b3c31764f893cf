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
    new WakeCases(kept.deciding(), kept, kept, kept, apart).run();
    assertEquals(List.of("b"), tried);
  }
}
