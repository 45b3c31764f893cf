package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.FailsInSearch;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.biometric.domain.CapturedPrint;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.Finding.Failed;
import org.tenprint.biometric.domain.Finding.Failure;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.prints.SourceAfis;

/** What the service logs of an engine that failed on a booking. */
class EngineFailuresTest {
  private static final String CANARY = "MARIA-EXAMPLE-1970";
  private static final UUID BOOKING = new UUID(1, 1);

  private final Logger logger = Logger.getLogger("org.tenprint.biometric");
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(
              record.getMessage()
                  + " "
                  + Arrays.toString(record.getParameters())
                  + " "
                  + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(handler);
  }

  @Test
  void sayWhatWasThrownAndWhereAndNotWhatItSaid() {
    IdentifySubject identify =
        new IdentifySubject(
            new EnrolledGallery(new FailsInSearch(Galleries.create(4), probe -> fail())),
            Thresholds.DEFAULT,
            extraction -> {},
            EngineFailures::tell);
    CapturedPrints booking = new CapturedPrints(BOOKING, new LogAddress(0, 0), true, prints());
    assertEquals(
        new Failed(Failure.ENGINE_FAILURE), identify.identify(booking, Instant.EPOCH).finding());
    assertEquals(1, logged.size(), logged.toString());
    String said = logged.get(0);
    assertTrue(said.contains(BOOKING.toString()), said);
    assertTrue(said.contains(IllegalStateException.class.getName()), said);
    assertTrue(said.contains(EngineFailuresTest.class.getName() + ":"), said);
    assertFalse(said.contains(CANARY), said);
  }

  /** Says of whom it failed. */
  private static void fail() {
    throw new IllegalStateException("no templates of " + CANARY);
  }

  private static List<CapturedPrint> prints() {
    return TestFingers.person(1, 1, 1, 6).fingers().entrySet().stream()
        .map(
            finger ->
                new CapturedPrint(
                    finger.getKey().code(),
                    Optional.of(new Print.Encoded(SourceAfis.toIso(finger.getValue()), 0))))
        .toList();
  }
}
