package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * Whoever stays is proposed with the same evidence, to the bit, while others come into the same
 * buckets, go out of them, and pages are merged under the searches.
 */
class SearchBesideAWriterTest {
  private static final int STAY = 6;
  private static final int COME = 24;
  private static final int SEARCHES = 60;
  private static final int READERS = 2;

  private final CompactIndex index = new CompactIndex(Projection.shipped(), 12, Lanes.FEWEST);

  private Map<String, Double> found(int person) {
    TenPrint probe = InventedPeople.encounter(person, 1, 10);
    Map<String, Double> found = new HashMap<>();
    index
        .propose(probe, new CodedProbe(), Gate.UPRIGHT, Effort.of(probe.size()), this::stays)
        .stream()
        .forEach(proposal -> found.put(proposal.subjectId(), proposal.evidence()));
    return found;
  }

  private boolean stays(String subjectId) {
    return subjectId.startsWith("stays-");
  }

  @Test
  void whoever_stays_is_found_as_before() throws Exception {
    List<Map<String, Double>> before = new ArrayList<>();
    for (int person = 0; person < STAY; person++) {
      index.put(Subject.of("stays-" + person, InventedPeople.encounter(person, 0, 10)));
    }
    for (int person = 0; person < STAY; person++) {
      before.add(found(person));
      assertEquals(1, before.get(person).size());
    }
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      AtomicInteger left = new AtomicInteger(READERS * SEARCHES);
      List<Future<?>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        readers.add(
            threads.submit(
                () -> {
                  for (int i = left.decrementAndGet(); i >= 0; i = left.decrementAndGet()) {
                    assertEquals(before.get(i % STAY), found(i % STAY));
                  }
                }));
      }
      for (int i = 0; !readers.stream().allMatch(Future::isDone); i++) {
        // the same prints as of those who stay, so that all lie in their buckets
        String id = "comes-" + i % COME;
        if (i % 3 == 2) {
          index.remove(id);
        } else {
          index.put(Subject.of(id, InventedPeople.encounter(i % STAY, 2 + i % 5, 10)));
        }
        if (i % 10 == 9) {
          index.compact();
        }
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
