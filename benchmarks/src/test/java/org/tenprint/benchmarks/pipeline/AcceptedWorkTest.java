package org.tenprint.benchmarks.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AcceptedWorkTest {
  private static final long SECOND = 1_000_000_000L;
  private static final UUID DONE = UUID.randomUUID();
  private static final UUID LATER = UUID.randomUUID();
  private static final UUID LOST = UUID.randomUUID();
  private static final UUID TWICE = UUID.randomUUID();
  private static final UUID REFUSED = UUID.randomUUID();
  private static final UUID SILENT = UUID.randomUUID();

  private static DoorAnswer answer(UUID booking, int status) {
    return new DoorAnswer(booking, SECOND, 2 * SECOND, status, "", "");
  }

  private static AcceptedWork work(Map<UUID, Integer> dispositions) {
    return new AcceptedWork(
        List.of(
            answer(DONE, 202),
            answer(LATER, 202),
            answer(LOST, 202),
            answer(TWICE, 202),
            answer(REFUSED, 503),
            answer(SILENT, DoorAnswer.NONE)),
        Map.of(DONE, 3 * SECOND, LATER, 11 * SECOND, TWICE, 5 * SECOND, SILENT, 4 * SECOND),
        booking -> dispositions.getOrDefault(booking, 0));
  }

  @Test
  void whatWasAcceptedIsDecidedOnce() {
    AcceptedWork work = work(Map.of(DONE, 3, LATER, 3, LOST, 2, TWICE, 4, SILENT, 3));
    assertEquals(Set.of(DONE, LATER, LOST, TWICE), work.accepted());
    assertEquals(1, work.lost());
    assertEquals(1, work.doubled());
    assertEquals(1, work.inPart());
    assertEquals(0, work.figures().get("putOffYetDecided"));
    assertEquals(1, work.figures().get("unansweredYetDecided"));
  }

  @Test
  void whatWasPutOffAndDecidedAllTheSameIsSeen() {
    assertEquals(1, work(Map.of(REFUSED, 1)).figures().get("putOffYetDecided"));
    assertEquals(1, work(Map.of(REFUSED, 1)).inPart());
  }

  @Test
  void waitsAreFromWhenABookingWasDueAndOfAcceptedOnesAlone() {
    assertEquals(
        Map.of("p50Seconds", 4.0, "p99Seconds", 10.0, "highestSeconds", 10.0),
        work(Map.of()).figures().get("waits"));
  }

  @Test
  void decisionsOfAllBookingsAreTold() {
    assertArrayEquals(
        new long[] {3 * SECOND, 11 * SECOND, 5 * SECOND, 4 * SECOND}, work(Map.of()).decidedAt());
  }
}
