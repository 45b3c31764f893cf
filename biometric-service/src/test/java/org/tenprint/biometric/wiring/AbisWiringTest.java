package org.tenprint.biometric.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.adapter.http.AbisOpening;
import org.tenprint.biometric.adapter.http.AbisServing;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

/** The ABIS face is beside the pipeline, and not before it. */
class AbisWiringTest {
  @TempDir Path folder;

  private final MemoryVault vault = new MemoryVault();

  private BiometricConfig settings(Map<String, String> given) {
    Map<String, String> all =
        new HashMap<>(
            Map.of("tenprint.abis.enabled", "true", "tenprint.abis.folder", folder.toString()));
    given.forEach((name, value) -> all.put("tenprint.abis." + name, value));
    return GivenSettings.of(all);
  }

  private AbisOpening opening(KeyVault vault) {
    return AbisWiring.opening(
        settings(Map.of("most-encounters", "100")), vault, () -> Instant.EPOCH);
  }

  /** Waited for: it is opened beside who asks. */
  private AbisOpening served() {
    AbisOpening opening = opening(vault);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> opening.serving() == AbisServing.SERVED);
    return opening;
  }

  private void assertNotServed(String why) throws InterruptedException {
    AbisOpening opening = opening(vault);
    awaitEnded();
    assertEquals(AbisServing.OUT, opening.serving(), why);
    assertEquals(0, AbisWiring.intact(opening), why);
  }

  private static void awaitEnded() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("abis-face")) {
        thread.join();
      }
    }
  }

  @Test
  void what_cannot_be_opened_is_not_served_and_ends_nothing() throws Exception {
    AbisOpening first = served();
    assertTrue(first.face().orElseThrow().intact());
    assertEquals(1, AbisWiring.intact(first));
    assertNotServed("a folder that another has");
    first.close();
    assertEquals(AbisServing.OUT, first.serving());
    assertEquals(0, AbisWiring.intact(first));
    Path file = folder.resolve("00000000-0000-0000-0000-000000000001.person");
    Files.write(file, new byte[] {1, 2, 3});
    assertNotServed("a folder that cannot be read");
    Files.delete(file);
    served().close();
  }

  /** Thousands of people are read while bookings are identified. */
  @Test
  @Timeout(60)
  void who_starts_the_service_does_not_wait_for_the_face() throws Exception {
    UUID name = UUID.randomUUID();
    Files.write(folder.resolve(name + ".person"), new byte[] {1, 2, 3});
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    KeyVault slow =
        (KeyVault)
            Proxy.newProxyInstance(
                KeyVault.class.getClassLoader(),
                new Class<?>[] {KeyVault.class},
                (proxy, method, arguments) -> {
                  asked.countDown();
                  answered.await();
                  return Optional.empty();
                });
    AbisOpening opening = opening(slow);
    asked.await();
    assertEquals(AbisServing.OUT, opening.serving());
    assertEquals(Double.NaN, AbisWiring.intact(opening), "nobody is called for it");
    opening.close();
    answered.countDown();
    awaitEnded();
    Files.delete(folder.resolve(name + ".person"));
    served().close();
  }

  @Test
  void settings_that_cannot_be_are_refused() {
    for (Map<String, String> none :
        java.util.List.of(
            Map.of("at-once", "0"),
            Map.of("at-once", "2147483647"),
            Map.of("most-encounters", "0"),
            Map.of("most-encounters", "-1"),
            Map.of("most-encounters", "2147483647"))) {
      assertThrows(
          IllegalStateException.class,
          () -> AbisWiring.opening(settings(none), vault, () -> Instant.EPOCH),
          none.toString());
    }
  }

  @Test
  void what_the_face_may_take_of_the_heap_is_not_the_gallery_s() {
    long heap = Runtime.getRuntime().maxMemory();
    BiometricConfig with = settings(Map.of("most-encounters", "100"));
    BiometricConfig without = settings(Map.of("enabled", "false"));
    assertEquals(
        heap / GallerySizing.HEAP_AN_ENCOUNTER, GallerySizing.of(without).mostEncounters());
    assertEquals(
        (heap - 100 * 12_288) / GallerySizing.HEAP_AN_ENCOUNTER,
        GallerySizing.of(with).mostEncounters());
  }
}
