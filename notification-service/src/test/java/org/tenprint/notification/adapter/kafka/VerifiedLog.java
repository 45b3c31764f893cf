package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.verify.Finding;
import org.tenprint.audit.verify.Verdict;
import org.tenprint.audit.verify.Verification;
import org.tenprint.notification.TestEvents;
import org.tenprint.reference.ReferenceSet;

/** What {@code audit verify} makes of the log of a hop in memory. */
final class VerifiedLog {
  /** What of a log was taken and not made good within it would be missed by then. */
  private static final Duration AFTER = Duration.ofDays(3);

  private VerifiedLog() {}

  /** Each step, disposition and message is taken again from the log alone, to the byte. */
  static void isEqual(MemoryHop hop) {
    isEqual(hop, TestEvents.REFERENCE);
  }

  /**
   * The same.
   *
   * @param reference by which it was decided
   */
  static void isEqual(MemoryHop hop, ReferenceSet reference) {
    Events events = new Events(Optional.empty(), Optional.of(hop.keys), Optional.empty());
    List<Finding> wrong =
        new Verification(new HopLog(hop), events, reference)
            .verify(Window.ALL, hop.now.plus(AFTER)).all().stream()
                // of a determination without the records behind it nothing is verified
                .filter(one -> !one.event().equals("Determination"))
                .filter(one -> one.verdict() != Verdict.EQUAL)
                .toList();
    assertEquals(List.of(), wrong);
  }
}
