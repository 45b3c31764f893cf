package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnreadEnrolmentsTest {
  private final UnreadEnrolments unread = new UnreadEnrolments();

  @Test
  void aSubjectIsMissingUntilALaterRecordOfItIsRead() {
    unread.put("S-000101");
    unread.put("S-000101");
    unread.over("S-000102");
    assertEquals(1, unread.size());
    unread.over("S-000101");
    assertEquals(0, unread.size());
  }

  @Test
  void beyondItsBoundSomebodyStaysMissing() {
    IntStream.range(0, 10_000).forEach(i -> unread.put("S-" + i));
    unread.put("S-7");
    assertEquals(10_000, unread.size());
    unread.put("S-10000");
    assertEquals(10_001, unread.size());
    IntStream.rangeClosed(0, 10_000).forEach(i -> unread.over("S-" + i));
    assertEquals(1, unread.size());
  }
}
