package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.adapter.http.WorkItemResource.WorkItems;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.law.Outcome;

/** What a work list says of itself. */
class WorkItemListTest {
  private static WorkItems of(int cases, Set<Integer> missing) {
    List<OpenCase> known = IntStream.range(0, cases).mapToObj(WorkItemListTest::open).toList();
    return WorkItemResource.items(new OpenCases.Open(known, new TreeSet<>(missing)), Map.of());
  }

  private static OpenCase open(int number) {
    return new OpenCase(
        new UUID(0, number).toString(),
        Optional.of("CHI"),
        Outcome.HELD,
        new TreeSet<>(Set.of("EXAMINER_REVIEW")),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void oneThatLacksAPartitionIsNotCompleteAndSaysWhich() {
    WorkItems all = of(3, Set.of());
    assertTrue(all.complete());
    assertEquals(Set.of(), all.missing());
    WorkItems part = of(3, Set.of(1));
    assertFalse(part.complete());
    assertEquals(Set.of(1), part.missing());
    assertEquals(all.items(), part.items());
    assertEquals(Map.of("EXAMINER_REVIEW", 3), part.counts());
    assertFalse(of(0, Set.of(0)).complete(), "nothing is here, and of some nothing is known");
    assertTrue(of(0, Set.of()).complete());
  }

  /** There may be more than it lists. */
  @Test
  void oneThatIsFullIsNotComplete() {
    assertTrue(of(999, Set.of()).complete());
    WorkItems full = of(1_000, Set.of());
    assertFalse(full.complete());
    assertEquals(1_000, full.items().size());
    assertEquals(Set.of(), full.missing());
  }

  @Test
  void whatIsHeldMayBeAskedForAlone() throws Refused {
    assertEquals(Optional.empty(), WorkItemResource.outcome(null));
    assertEquals(Optional.of(Outcome.HELD), WorkItemResource.outcome("HELD"));
    assertEquals(Optional.of(Outcome.WITHHELD), WorkItemResource.outcome("WITHHELD"));
    for (String other : List.of("", "held", "DELIVERED")) {
      Refused refused = assertThrows(Refused.class, () -> WorkItemResource.outcome(other));
      assertEquals(RefusalReason.UNREADABLE, refused.reason());
    }
  }
}
