package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;
import static org.tenprint.biometric.adapter.kafka.RunningHop.LONG;
import static org.tenprint.biometric.adapter.kafka.RunningHop.book;
import static org.tenprint.biometric.adapter.kafka.RunningHop.identification;
import static org.tenprint.biometric.adapter.kafka.RunningHop.key;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestBookings;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;

/** An enrolment that cannot be read leaves nobody out of the gallery unsaid. */
class UnreadEnrolmentIT extends SnapshotStage {
  /** Avro's single-object encoding under a schema that nobody here knows. */
  private static final byte[] OF_A_LATER_VERSION = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0};

  @Test
  void noSnapshotGoesPastWhatALaterVersionMayRead() throws Exception {
    enrolAs("U-1", 1);
    enrolAs("U-2", 2);
    try (RunningHop hop = hop()) {
      Awaitility.await().atMost(LONG).until(() -> hop.gallery.size() == 2);
    }
    assertTrue(holds("U-2"));

    broker.produce(ENROLMENTS, key("U-3"), OF_A_LATER_VERSION);
    enrolAs("U-4", 4);
    for (int start = 0; start < 2; start++) {
      try (RunningHop hop = hop()) {
        Awaitility.await().atMost(LONG).until(() -> hop.gallery.size() == 3 && unread(hop) == 1);
      }
      assertFalse(holds("U-4"), "the next start meets the record again");
    }

    // as the instance that wrote it would have, or an operator
    enrolAs("U-3", 3);
    try (RunningHop hop = hop()) {
      Awaitility.await().atMost(LONG).until(() -> hop.gallery.size() == 4 && unread(hop) == 0);
    }
    assertTrue(holds("U-4"));
    assertTrue(holds("U-3"));
    assertEquals(List.of(), refusals);
  }

  private static double unread(RunningHop hop) {
    return hop.meters.get("tenprint.gallery.unread").gauge().value();
  }

  /** That it is there is told, and the next booking passes. */
  @Test
  void whatIsNoEnrolmentIsToldUntilAnOperatorTakesItAway() throws Exception {
    enrolAs("V-1", 1);
    broker.produce(ENROLMENTS, key("V-2"), new byte[] {9, 9, 9});
    Booking booking = TestBookings.of("V-9", Retention.SEARCH_ONLY, person(1, 1, FOUR));
    book(broker, booking);
    try (RunningHop hop = hop()) {
      assertEquals("V-1", identification(broker, booking).getSubjectId());
      assertEquals(1, unread(hop));
    }
    assertFalse(store(EXPECTED).present());
    broker.produce(ENROLMENTS, key("V-2"), null);
    try (RunningHop hop = hop()) {
      Awaitility.await().atMost(LONG).until(() -> followed(hop) == 2 && unread(hop) == 0);
    }
    assertTrue(holds("V-1"));
  }
}
