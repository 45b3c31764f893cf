package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ThrownTest {
  private static final String SECRET = "QUIMBY, ORVILLE";

  @Test
  void classAndPlaceAreToldAndNoMessageIs() {
    RuntimeException thrown =
        new IllegalStateException(SECRET, new DateTimeException(SECRET, new IOException(SECRET)));
    String where = Thrown.where(thrown);
    assertFalse(where.contains(SECRET), where);
    assertTrue(
        where.matches(
            "java.lang.IllegalStateException at org.tenprint.messaging.ThrownTest:\\d+, caused by"
                + " java.time.DateTimeException at org.tenprint.messaging.ThrownTest:\\d+, caused"
                + " by java.io.IOException at .*"),
        where);
    assertTrue(Thrown.origin(thrown).startsWith("java.io.IOException at "), Thrown.origin(thrown));
    assertFalse(Thrown.poison(thrown).toString().contains(SECRET));
    assertEquals(PoisonReason.DECISION_FAILED, Thrown.poison(thrown).reason());
  }

  @Test
  void thePlaceIsTheInnermostOfOursElseTheInnermost() {
    Exception deep = new Exception();
    deep.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.util.List", "of", "List.java", 3),
          new StackTraceElement("org.tenprint.policy.Notice", "at", "Notice.java", 41),
          new StackTraceElement("org.tenprint.policy.Other", "at", "Other.java", 9)
        });
    assertEquals("java.lang.Exception at org.tenprint.policy.Notice:41", Thrown.where(deep));
    deep.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("java.util.List", "of", "List.java", 3)});
    assertEquals("java.lang.Exception at java.util.List:3", Thrown.where(deep));
    deep.setStackTrace(new StackTraceElement[0]);
    assertEquals("java.lang.Exception at an unknown line", Thrown.where(deep));
  }

  @Test
  void oneThatGoesOnForEverIsCut() {
    Exception chain = new Exception();
    for (int i = 0; i < 50; i++) {
      chain = new Exception(chain);
    }
    assertEquals(5, Thrown.where(chain).split("caused by").length);
    Exception one = new Exception();
    Exception other = new Exception(one);
    one.initCause(other);
    assertFalse(Thrown.origin(other).isEmpty());
  }

  /** What another event would meet too must not put this one aside. */
  @Test
  void onlyWhatIsOfTheEventPutsItAside() {
    assertTrue(Thrown.ofTheEvent(new IllegalArgumentException()));
    assertTrue(Thrown.ofTheEvent(new NullPointerException()));
    assertTrue(Thrown.ofTheEvent(new StackOverflowError()));
    assertTrue(Thrown.ofTheEvent(new AssertionError()));
    assertFalse(Thrown.ofTheEvent(new KafkaException()));
    assertFalse(Thrown.ofTheEvent(new TimeoutException()));
    assertFalse(Thrown.ofTheEvent(new UncheckedIOException(new IOException())));
    assertFalse(Thrown.ofTheEvent(new OutOfMemoryError()));
    assertFalse(Thrown.ofTheEvent(new NoClassDefFoundError()));
    assertFalse(Thrown.ofTheEvent(new IOException()));
  }
}
