package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.tenprint.matching.FingerPosition;
import org.tenprint.matching.Subject;
import org.tenprint.matching.TenPrint;
import org.tenprint.matching.TwoStageGallery;

/**
 * A gallery of synthetic people with ten booking-like fingers each, built by two threads; or
 * restored from the file that the system property {@code tenprint.snapshot} names, where it holds
 * as many people.
 */
final class Population {
  static final long ENROLLED = 1;
  static final long STRANGERS = 2;
  private static final int BLOCK = 64;

  final int people;
  TwoStageGallery gallery;
  final Map<String, Object> facts = new LinkedHashMap<>();

  Population(int people) throws InterruptedException, IOException {
    this.people = people;
    facts.put("people", people);
    String snapshot = System.getProperty("tenprint.snapshot");
    if (snapshot == null || !restore(Path.of(snapshot))) {
      this.gallery = TwoStageGallery.empty(people);
      build();
    }
    facts.put("bytesAPerson", (double) gallery.bytes() / people);
  }

  private boolean restore(Path snapshot) throws IOException {
    double cpu = CpuClock.processSeconds();
    long wall = System.nanoTime();
    gallery = TwoStageGallery.restore(snapshot).gallery();
    facts.put("restoredFromSnapshotWallSeconds", (System.nanoTime() - wall) / 1e9);
    facts.put("restoredFromSnapshotCpuSeconds", CpuClock.processSeconds() - cpu);
    return gallery.size() == people;
  }

  private void build() throws InterruptedException {
    long wall = System.nanoTime();
    double cpu = CpuClock.processSeconds();
    LongAdder minutiae = new LongAdder();
    AtomicInteger next = new AtomicInteger();
    Runnable work = () -> enrol(next, minutiae);
    Thread[] threads = {new Thread(work), new Thread(work)};
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    gallery.compact();
    facts.put("minutiaeAFinger", minutiae.sum() / (10.0 * people));
    facts.put("buildWallSeconds", (System.nanoTime() - wall) / 1e9);
    facts.put("buildCpuSecondsWithGeneration", CpuClock.processSeconds() - cpu);
  }

  private void enrol(AtomicInteger next, LongAdder minutiae) {
    SyntheticPeople synthetic = new SyntheticPeople(ENROLLED);
    for (int block = next.getAndIncrement();
        block * BLOCK < people;
        block = next.getAndIncrement()) {
      for (int person = block * BLOCK; person < Math.min(people, (block + 1) * BLOCK); person++) {
        TenPrint print =
            synthetic.encounter(person, 0, ImpressionQuality.BOOKING, FingerPosition.COUNT);
        print.fingers().values().forEach(finger -> minutiae.add(finger.size()));
        gallery.put(Subject.of(id(person), print));
      }
      if (block % 512 == 0) {
        System.out.printf("enrolled %,d of %,d%n", gallery.size(), people);
      }
    }
  }

  static String id(int person) {
    return "person-" + person;
  }

  /** Insertions of newcomers, one by one: CPU milliseconds each; they are removed again. */
  Sample measureInsertions(int count) {
    SyntheticPeople synthetic = new SyntheticPeople(STRANGERS);
    Sample sample = new Sample();
    for (int i = 0; i < count; i++) {
      Subject newcomer =
          Subject.of(
              "newcomer-" + i,
              synthetic.encounter(1_000_000_000L + i, 0, ImpressionQuality.BOOKING, 10));
      sample.add(CpuClock.milliseconds(() -> gallery.put(newcomer)));
    }
    return sample;
  }

  Sample measureRemovals(int count) {
    Sample sample = new Sample();
    for (int i = 0; i < count; i++) {
      String id = "newcomer-" + i;
      sample.add(CpuClock.milliseconds(() -> gallery.remove(id)));
    }
    return sample;
  }

  /** Positions of the first fingers in order of usefulness. */
  static List<FingerPosition> positions(int fingers) {
    return SyntheticPeople.BY_USEFULNESS.subList(0, fingers);
  }
}
