package org.tenprint.biometric.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

class EnrolledSubjectTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  private static final UUID BOOKING = new UUID(1, 1);

  private final TenPrint prints = TestFingers.person(1, 0, 1);

  @Test
  void theIdOfANewSubjectFollowsFromTheBookingAndIsNotIt() {
    String id = EnrolledSubject.first(BOOKING, prints, AT).subject().id();
    assertEquals(id, EnrolledSubject.first(BOOKING, prints, AT.plusSeconds(9)).subject().id());
    assertNotEquals(id, EnrolledSubject.first(new UUID(1, 2), prints, AT).subject().id());
    assertFalse(id.contains(BOOKING.toString()));
  }

  @Test
  void seenAgainTheNewestEncounterIsLast() {
    TenPrint later = TestFingers.person(1, 1, 1, 2);
    EnrolledSubject again =
        EnrolledSubject.first(BOOKING, prints, AT).seenAgain(new UUID(1, 2), later, AT);
    assertEquals(List.of(prints, later), again.subject().encounters());
    assertEquals(Optional.of(new UUID(1, 2)), again.captures().get(1).bookingId());
  }

  @Test
  void beyondTheMostTheOldestEncounterGoes() {
    EnrolledSubject subject = EnrolledSubject.first(BOOKING, prints, AT);
    for (int i = 0; i < Subject.MAX_ENCOUNTERS; i++) {
      subject = subject.seenAgain(new UUID(2, i), TestFingers.person(1, i + 1, 1), AT);
    }
    assertEquals(Subject.MAX_ENCOUNTERS, subject.captures().size());
    assertEquals(Optional.of(new UUID(2, 0)), subject.captures().get(0).bookingId());
    assertEquals(TestFingers.person(1, 1, 1), subject.subject().encounters().get(0));
  }

  @Test
  void anEncounterWithoutACaptureIsRefused() {
    Subject subject = Subject.of("id", prints);
    List<Capture> none = List.of();
    assertThrows(IllegalArgumentException.class, () -> new EnrolledSubject(subject, none));
  }
}
