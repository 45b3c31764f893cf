package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.domain.AbisEncounter.About;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.TenPrint;

/** The ABIS face's people, on a store in memory. */
final class AbisStage {
  static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final int[] FOUR = {1, 2, 6, 7};

  final MemoryAbisStore store = new MemoryAbisStore();
  final AbisRegister register;
  final AbisSearch search;

  AbisStage() {
    this(1000);
  }

  AbisStage(int mostEncounters) {
    register = new AbisRegister(store, Galleries.create(1024), Thresholds.DEFAULT, mostEncounters);
    search = new AbisSearch(register, Thresholds.DEFAULT);
  }

  static TenPrint prints(int person, int impression) {
    return TestFingers.person(person, impression, FOUR);
  }

  static AbisRegister.Sent sent(TenPrint prints, String... galleries) {
    return new AbisRegister.Sent(
        new About("BASIC", true, new TreeSet<>(Set.of(galleries))), prints);
  }

  void add(String person, String encounter, TenPrint prints, String... galleries)
      throws AbisRefused {
    register.add(person, encounter, sent(prints, galleries), NOON);
  }

  /** Who is found, best first. */
  List<String> found(String gallery, TenPrint probe) throws AbisRefused {
    return search.identify(gallery, probe, 10, 0).candidates().candidates().stream()
        .map(Candidate::subjectId)
        .toList();
  }

  boolean verified(String gallery, String person, TenPrint probe) throws AbisRefused {
    return search.verify(gallery, person, probe, 0).same();
  }

  /** What may be refused. */
  interface Asked {
    void done() throws AbisRefused;
  }

  static void refused(AbisRefusal why, Asked asked) {
    assertEquals(why, assertThrows(AbisRefused.class, asked::done).reason());
  }
}
