package org.tenprint.biometric.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.GallerySize;

class GallerySizingTest {
  private static final long GIBIBYTE = 1 << 30;

  private static BiometricConfig.Matching settings(Map<String, String> given) {
    Map<String, String> all = new HashMap<>();
    given.forEach((name, value) -> all.put("tenprint.matching." + name, value));
    return GivenSettings.of(all).matching();
  }

  @Test
  void without_a_word_the_heap_says_how_many() {
    assertEquals(
        new GallerySize(10_000, 8, 174_762), GallerySizing.of(settings(Map.of()), GIBIBYTE));
    assertEquals(1, GallerySizing.of(settings(Map.of()), 1).mostEncounters());
  }

  /** The run that was measured is not refused. */
  @Test
  void a_million_fit_the_heap_they_were_measured_in() {
    long most = GallerySizing.of(settings(Map.of()), 7282L << 20).mostEncounters();
    assertTrue(most > 1_000_000 && most < 1_500_000, most + " encounters");
  }

  @Test
  void with_minutiae_in_a_file_more_people_fit_the_heap() {
    Map<String, String> inFile = Map.of("minutiae", "file");
    assertEquals(
        new GallerySize(10_000, 8, GIBIBYTE / GallerySizing.HEAP_WITHOUT_MINUTIAE),
        GallerySizing.of(settings(inFile), GIBIBYTE));
    assertEquals(
        5, GallerySizing.of(settings(with(inFile, "most-encounters", "5")), 9).mostEncounters());
    assertTrue(GallerySizing.HEAP_WITHOUT_MINUTIAE < GallerySizing.HEAP_AN_ENCOUNTER);
  }

  private static Map<String, String> with(Map<String, String> given, String name, String value) {
    Map<String, String> all = new HashMap<>(given);
    all.put(name, value);
    return all;
  }

  @Test
  void what_is_set_holds() {
    assertEquals(
        new GallerySize(10_000_000, 128, 174_762),
        GallerySizing.of(settings(Map.of("expected-subjects", "10000000")), GIBIBYTE));
    Map<String, String> all =
        Map.of("expected-subjects", "10000000", "lanes", "8", "most-encounters", "5");
    assertEquals(new GallerySize(10_000_000, 8, 5), GallerySizing.of(settings(all), GIBIBYTE));
  }

  @Test
  void what_cannot_be_is_refused_by_the_name_of_its_setting() {
    for (String name : new String[] {"lanes", "most-encounters"}) {
      BiometricConfig.Matching none = settings(Map.of(name, "0"));
      String refused =
          assertThrows(IllegalStateException.class, () -> GallerySizing.of(none, GIBIBYTE))
              .getMessage();
      assertTrue(refused.contains("tenprint.matching." + name), refused);
    }
  }
}
