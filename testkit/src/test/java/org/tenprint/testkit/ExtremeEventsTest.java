package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Submission;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Review;

class ExtremeEventsTest {
  private static final List<Class<? extends SpecificRecord>> TYPES =
      List.of(
          Submission.class,
          Identification.class,
          ImmigrationRecord.class,
          Determination.class,
          Instrument.class,
          Review.class,
          CaseEvent.class,
          CaseStep.class);

  @Test
  void theSameSeedGivesTheSameEvents() {
    ExtremeEvents one = new ExtremeEvents(7);
    ExtremeEvents other = new ExtremeEvents(7);
    for (int i = 0; i < 50; i++) {
      assertArrayEquals(
          one.nextBytes(Instrument.getClassSchema()), other.nextBytes(Instrument.getClassSchema()));
    }
  }

  @Test
  void everyEventCanBeReadByItsOwnClass() {
    ExtremeEvents events = new ExtremeEvents(11).upTo(64, 8);
    for (Class<? extends SpecificRecord> type : TYPES) {
      for (int i = 0; i < 200; i++) {
        assertEquals(type, events.next(type).getClass());
      }
    }
  }

  @Test
  void extremesAndOrdinaryValuesBothCome() {
    ExtremeEvents events = new ExtremeEvents(13);
    Set<Long> seconds = new HashSet<>();
    Set<Integer> offsets = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      OffsetTime time = events.next(OffsetTime.class);
      seconds.add(time.getInstant().getEpochSecond());
      offsets.add(time.getOffsetSeconds());
    }
    assertTrue(seconds.contains(Math.floorDiv(Long.MIN_VALUE, 1_000_000)));
    assertTrue(seconds.contains(Math.floorDiv(Long.MAX_VALUE, 1_000_000)));
    assertTrue(offsets.containsAll(Set.of(-64_801, 64_800, 3_600)));
  }

  @Test
  void fieldsAreDrawnFromTheWordsGiven() {
    ExtremeEvents events = new ExtremeEvents(17).with("id", "ONLY");
    long named =
        IntStream.range(0, 100)
            .filter(i -> events.next(Instrument.class).getId().equals("ONLY"))
            .count();
    assertTrue(named > 60, "mostly ordinary: " + named);
    assertFalse(named == 100, "and sometimes not");
  }
}
