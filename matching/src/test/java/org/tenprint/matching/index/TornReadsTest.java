package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.ScratchFiles;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Readers beside a writer who puts other records, longer and shorter, where theirs were. */
class TornReadsTest {
  private static final int READERS = 2;
  private static final int IDS = 3;
  private static final int CARDS = 12;
  private static final int READ = 10_000;
  private static final int WRITTEN = 600;

  static Stream<MinutiaRoom> rooms() {
    return Stream.of(MinutiaRoom.heap(), ScratchFiles.begin());
  }

  private static List<TenPrint> cards() {
    List<TenPrint> cards = new ArrayList<>();
    for (int card = 0; card < CARDS; card++) {
      cards.add(InventedPeople.encounter(card, 0, 1 + card % 10));
    }
    return cards;
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_reader_gets_a_record_that_was_put_or_none(MinutiaRoom room) throws Exception {
    List<TenPrint> cards = cards();
    CompactIndex index =
        new CompactIndex(
            Projection.shipped(), 12, Lanes.FEWEST, 1, CompactIndex.MOST_A_SEGMENT, room);
    AtomicBoolean failed = new AtomicBoolean();
    LongAdder read = new LongAdder();
    LongAdder written = new LongAdder();
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<?>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        Set<TenPrint> known = new HashSet<>(cards);
        readers.add(
            threads.submit(
                () -> {
                  try {
                    for (int i = 0; read.sum() < READ || written.sum() < WRITTEN; i++) {
                      for (TenPrint one : index.encounters("person-" + i % IDS)) {
                        assertTrue(known.contains(one), "a record that nobody put");
                        read.increment();
                      }
                    }
                  } catch (RuntimeException | Error e) {
                    failed.set(true);
                    throw e;
                  }
                }));
      }
      for (int i = 0; !failed.get() && !readers.stream().allMatch(Future::isDone); i++) {
        String id = "person-" + i % IDS;
        if (i % 7 == 0) {
          index.remove(id);
        }
        index.put(Subject.of(id, cards.get(i * 5 % CARDS)));
        written.increment();
      }
      for (Future<?> reader : readers) {
        assertEquals(null, got(reader));
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(read.sum() >= READ && written.sum() >= WRITTEN, read + " read, " + written);
  }

  private static Object got(Future<?> reader) throws InterruptedException {
    try {
      return reader.get();
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
