package org.tenprint.access.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.Principal;

/** An authority ends after five years, and nobody is to learn of it by being out. */
class AuthorityEndTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofDays(5 * 365));

  @TempDir private Path folder;

  private Credential issued(Instant now) throws IOException {
    return new CredentialStore(folder, () -> now)
        .issue(
            Principal.parse("agency:MA0130100"),
            new CredentialStore.Place("kafka:9092", List.of()));
  }

  @Test
  void itIsToldHalfAYearBefore() throws IOException {
    assertEquals(Optional.empty(), AuthorityEnd.of(folder, NOW), "there is none");
    issued(NOW);
    assertEquals(Optional.empty(), AuthorityEnd.of(folder, END.minus(Duration.ofDays(181))));
    String before = AuthorityEnd.of(folder, END.minus(Duration.ofDays(179))).orElseThrow();
    assertTrue(before.contains("ends at " + END), before);
    String after = AuthorityEnd.of(folder, END).orElseThrow();
    assertTrue(after.contains("ended at " + END), after);
  }

  @Test
  void whenItHasEndedThereIsAnotherOfWhichNothingIsToldYet() throws IOException {
    byte[] first = Files.readAllBytes(issued(NOW).trustStore());
    Credential anew = issued(END.plusSeconds(1));
    assertFalse(Arrays.equals(first, Files.readAllBytes(anew.trustStore())));
    assertEquals(Optional.empty(), AuthorityEnd.of(folder, END.plusSeconds(1)));
  }
}
