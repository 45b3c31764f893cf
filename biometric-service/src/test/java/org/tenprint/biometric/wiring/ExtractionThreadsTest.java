package org.tenprint.biometric.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExtractionThreadsTest {
  private static final long MIB = 1L << 20;
  private static final Map<String, String> ALONE = Map.of();
  private static final Map<String, String> IN_FILE = Map.of("tenprint.matching.minutiae", "file");
  private static final Map<String, String> SHARD = Map.of("tenprint.shards.count", "2");
  private static final Map<String, String> ABIS =
      Map.of("tenprint.abis.enabled", "true", "tenprint.abis.at-once", "2");

  private static int count(int processors, long heap) {
    return ExtractionThreads.count(GivenSettings.of(ALONE), processors, heap);
  }

  @Test
  void whoAsksIsOneOfThem() {
    assertEquals(0, count(1, 8_192 * MIB));
    assertEquals(1, count(2, 8_192 * MIB));
  }

  /** The largest image in 130 MiB for each, beside a gallery that is full. */
  @Test
  void whatTheyTakeIsLeftByAFullGallery() {
    long most = 0;
    for (Map<String, String> given : List.of(ALONE, IN_FILE, SHARD, ABIS)) {
      BiometricConfig settings = GivenSettings.of(given);
      for (long heap = 300 * MIB; heap < 8_192 * MIB; heap += 50 * MIB) {
        int count = ExtractionThreads.count(settings, 8, heap);
        long people = GallerySizing.of(settings.matching(), heap - ofAbis(given)).mostEncounters();
        long gallery = people * (given == IN_FILE ? 2_104 : 4_095) + ofAbis(given);
        long extracted = (count + askers(given)) * 130 * MIB;
        assertTrue(
            count == 0 || gallery + extracted + 64 * MIB <= heap, given + " in a heap of " + heap);
        most = Math.max(most, count);
      }
    }
    assertEquals(3, most);
  }

  private static long ofAbis(Map<String, String> given) {
    return given == ABIS ? 10_000 * 12_288 : 0;
  }

  private static int askers(Map<String, String> given) {
    return given == ABIS ? 3 : given == SHARD ? 2 : 1;
  }

  @Test
  void aSmallHeapHasFew() {
    assertEquals(0, count(8, 512 * MIB));
    assertEquals(0, count(8, 1_024 * MIB));
    assertEquals(1, count(8, 1_280 * MIB));
    assertEquals(2, count(8, 1_843 * MIB));
  }

  @Test
  void aGalleryThatMayTakeLittleLeavesMore() {
    Map<String, String> few = Map.of("tenprint.matching.most-encounters", "10000");
    Map<String, String> many = Map.of("tenprint.matching.most-encounters", "2000000000");
    assertEquals(1, ExtractionThreads.count(GivenSettings.of(few), 8, 512 * MIB));
    assertEquals(0, ExtractionThreads.count(GivenSettings.of(many), 8, 65_536 * MIB));
  }

  @Test
  void thereAreNeverMany() {
    assertEquals(3, count(64, 65_536 * MIB));
  }

  @Test
  void whatIsHandedOverWhenTheyEndIsLeftToWhoAsked() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    ExtractionThreads threads = ExtractionThreads.of(2);
    List<Thread> started =
        Thread.getAllStackTraces().keySet().stream()
            .filter(one -> !before.contains(one) && one.getName().startsWith("extraction-"))
            .toList();
    assertEquals(2, started.size());
    CountDownLatch done = new CountDownLatch(1);
    threads.accept(done::countDown);
    done.await();
    AtomicInteger runs = new AtomicInteger();
    threads.close();
    threads.accept(runs::incrementAndGet);
    for (Thread one : started) {
      one.join(10_000);
      assertFalse(one.isAlive());
    }
    assertEquals(0, runs.get());
  }
}
