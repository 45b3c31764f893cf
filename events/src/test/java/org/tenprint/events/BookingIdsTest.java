package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookingIdsTest {
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void agreesWithTheExampleOfTheStandard() {
    assertEquals(
        UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
        BookingIds.version5(DNS, "www.example.com"));
  }

  @Test
  void theSameSubmissionIsTheSameBookingAndAnotherIsNot() {
    assertEquals(
        BookingIds.of("MA0130100", "TCN-0000001"), BookingIds.of("MA0130100", "TCN-0000001"));
    assertNotEquals(
        BookingIds.of("MA0130100", "TCN-0000001"), BookingIds.of("MA0130300", "TCN-0000001"));
  }
}
