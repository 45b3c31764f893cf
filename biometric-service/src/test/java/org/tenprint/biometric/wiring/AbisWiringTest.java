package org.tenprint.biometric.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.adapter.store.AbisFolder;
import org.tenprint.vault.MemoryVault;

/** The ABIS face is beside the pipeline, and not before it. */
class AbisWiringTest {
  @TempDir Path folder;

  private final MemoryVault vault = new MemoryVault();

  private BiometricConfig settings(Map<String, String> given) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "tenprint.state-dir",
                "state",
                "tenprint.abis.enabled",
                "true",
                "tenprint.abis.folder",
                folder.toString()));
    given.forEach((name, value) -> all.put("tenprint.abis." + name, value));
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(BiometricConfig.class)
        .withSources(new PropertiesConfigSource(all, "given", 100))
        .build()
        .getConfigMapping(BiometricConfig.class);
  }

  private AbisWiring.Opened opened() {
    return AbisWiring.opened(
        settings(Map.of("most-encounters", "100")), vault, () -> Instant.EPOCH);
  }

  @Test
  void what_cannot_be_opened_is_not_served_and_ends_nothing() throws IOException {
    AbisWiring.Opened first = opened();
    assertTrue(first.face().orElseThrow().intact());
    assertFalse(opened().face().isPresent(), "a folder that another has is served");
    first.folder().ifPresent(AbisFolder::close);
    Path file = folder.resolve("00000000-0000-0000-0000-000000000001.person");
    Files.write(file, new byte[] {1, 2, 3});
    assertFalse(opened().face().isPresent(), "a folder that cannot be read is served");
    Files.delete(file);
    AbisWiring.Opened again = opened();
    assertTrue(again.face().isPresent(), "the folder was not left");
    again.folder().ifPresent(AbisFolder::close);
  }

  @Test
  void settings_that_cannot_be_are_refused() {
    for (Map<String, String> none :
        java.util.List.of(
            Map.of("at-once", "0"),
            Map.of("most-encounters", "0"),
            Map.of("most-encounters", "-1"),
            Map.of("most-encounters", "2147483647"))) {
      assertThrows(
          IllegalStateException.class,
          () -> AbisWiring.opened(settings(none), vault, () -> Instant.EPOCH),
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
