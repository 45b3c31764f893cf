package org.tenprint.doorway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.doorway.rest.Readings.Reading;
import org.tenprint.events.Purpose;
import org.tenprint.messaging.Accessed;
import org.tenprint.messaging.Accessed.OfBookings;
import org.tenprint.messaging.NotRecorded;

/** What is handed out stands in the log before, and what is not recorded is not handed out. */
class ReadingsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Reading READING =
      new Reading("https://issuer#ann", "GET /work-items", Purpose.of("hold-review"));

  private final List<Accessed> recorded = new ArrayList<>();
  private final Readings readings = new Readings(recorded::add, "notification-service", () -> NOW);

  @Test
  void whatIsHandedOutIsRecordedOnce() {
    UUID booking = new UUID(1, 2);
    assertEquals("data", readings.handOut(READING, List.of(booking), "data"));
    assertEquals(
        List.of(
            new Accessed(
                "https://issuer#ann",
                "notification-service GET /work-items",
                new OfBookings(List.of(booking)),
                Purpose.of("hold-review"),
                NOW)),
        recorded);
  }

  @Test
  void whatIsNotRecordedIsNotHandedOut() {
    Readings away =
        new Readings(
            access -> {
              throw new NotRecorded("away", null);
            },
            "notification-service",
            () -> NOW);
    List<UUID> bookings = List.of(new UUID(1, 2));
    assertThrows(NotRecorded.class, () -> away.handOut(READING, bookings, "data"));
  }

  @Test
  void whatIsOfNobodyIsNotRecorded() {
    assertEquals("none", readings.handOut(READING, List.of(), "none"));
    assertEquals(List.of(), recorded);
  }

  @Test
  void aLongListIsRecordedWhole() {
    List<UUID> many =
        IntStream.range(0, 2 * Accessed.MOST + 1).mapToObj(i -> new UUID(0, i)).toList();
    readings.handOut(READING, many, "data");
    List<UUID> named = new ArrayList<>();
    recorded.forEach(access -> named.addAll(((OfBookings) access.read()).ids()));
    assertEquals(many, named);
    assertEquals(3, recorded.size());
  }

  @Test
  void aPurposeIsStatedOnceInItsForm() {
    assertEquals(
        new Purpose("hold-review", Optional.of("2026-CV-1")),
        Readings.stated(List.of("hold-review"), List.of("2026-CV-1")));
    assertEquals(Purpose.of("hold-review"), Readings.stated(List.of("hold-review"), null));
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of(""),
            List.of("one", "two"),
            List.of("Ann Lee"),
            Collections.nCopies(1, "a".repeat(8_000)))) {
      UnstatedPurpose refused =
          assertThrows(UnstatedPurpose.class, () -> Readings.stated(words, List.of()));
      assertFalse(refused.getMessage().contains("Ann"), refused.getMessage());
    }
    List<String> word = List.of("hold-review");
    assertThrows(UnstatedPurpose.class, () -> Readings.stated(null, List.of()));
    assertThrows(UnstatedPurpose.class, () -> Readings.stated(word, List.of("1", "2")));
    assertThrows(UnstatedPurpose.class, () -> Readings.stated(word, List.of("LEE")));
  }
}
