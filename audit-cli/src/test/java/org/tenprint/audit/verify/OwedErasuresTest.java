package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.vault.MemoryVault;

/** An order of two to forget a booking is carried out, or told. */
class OwedErasuresTest {
  private static final UUID BOOKING = new UUID(1, 2);
  private static final UUID ANOTHER = new UUID(3, 4);
  private static final String TWO = WithdrawnOrders.OTHER;
  private static final String PROPOSER = WithdrawnOrders.PROPOSER;
  private static final long AT = WithdrawnOrders.AT;
  private static final Instant LATER = WithdrawnOrders.WHEN.plus(Duration.ofDays(1));
  private static final Set<String> BOTH =
      Set.of(TopicCatalogue.EXPUNGEMENTS.name(), TopicCatalogue.ERASURES.name());

  private final WithdrawnOrders orders = new WithdrawnOrders(BOOKING);
  private final LogRecord ordered = orders.expungement(TWO, null, AT);

  private static List<Finding> findings(LogRecord... records) {
    return findings(LATER, new MemoryLog(BOTH, List.of(records)));
  }

  private static List<Finding> findings(Instant now, MemoryLog log) {
    EventReader reader =
        new EventReader(log, new Events(Optional.empty(), Optional.empty(), Optional.empty()));
    Findings findings = new Findings();
    new OwedErasures(reader, findings, new PutAside(reader, now))
        .check(Window.ALL, reader.seenUntil(now));
    return findings.all();
  }

  private static void assertOwed(String why, List<Finding> found) {
    assertEquals(
        List.of(
            new Finding(
                Verdict.MISSING_INPUT,
                "Expungement",
                "notification.expungements.v1/0/10",
                BOOKING.toString(),
                List.of(why))),
        found);
  }

  @Test
  void oneThatNobodyCarriedOutIsTold() {
    String owed = "missing: no erasure carries it out, and it is no dead letter";
    assertOwed(owed, findings(ordered));
    assertEquals(List.of(), findings(ordered, orders.erasure()));
    assertOwed(owed, findings(ordered, new WithdrawnOrders(ANOTHER).erasure()));
  }

  @Test
  void itIsToldWithoutKeys() {
    try (MemoryVault vault = new MemoryVault()) {
      LogRecord sealed = orders.sealed(vault).expungement(TWO, null, AT);
      assertNotEquals(ordered.value().length, sealed.value().length, "it is sealed");
      assertEquals(1, findings(sealed).size());
    }
  }

  /** For an hour the service waits for a determination, and for an hour it may lag. */
  @Test
  void oneThatWasApprovedJustNowIsOnItsWay() {
    Instant due = WithdrawnOrders.WHEN.plus(OwedErasures.LONGEST_OWED);
    MemoryLog log = new MemoryLog(BOTH, List.of(ordered));
    assertEquals(List.of(), findings(WithdrawnOrders.WHEN.plusSeconds(60), log));
    assertEquals(List.of(), findings(due, log));
    assertEquals(1, findings(due.plusMillis(1), log).size());
    assertEquals(List.of(), findings(LATER, new MemoryLog(BOTH, log.records(), due)));
    assertEquals(1, findings(LATER, new MemoryLog(BOTH, log.records(), due.plusMillis(1))).size());
  }

  @Test
  void whatIsNoOrderIsNotOwed() {
    for (LogRecord none :
        List.of(
            orders.expungement(null, null, AT),
            orders.expungement(PROPOSER, null, AT),
            orders.expungement("two", null, AT),
            orders.expungement(TWO, PROPOSER, AT),
            new WithdrawnOrders(ANOTHER, BOOKING).expungement(TWO, null, AT),
            new WithdrawnOrders(BOOKING, ANOTHER).expungement(TWO, null, AT),
            orders.record(new byte[] {9, 9}, AT))) {
      assertEquals(List.of(), findings(none));
    }
    LogRecord before = orders.expungement(null, PROPOSER, AT - 1);
    assertEquals(List.of(), findings(before, ordered));
    assertEquals(1, findings(ordered, orders.expungement(null, PROPOSER, AT + 1)).size());
  }

  @Test
  void whereItIsNotKnownWhetherItWasWithdrawnThatIsTold() {
    assertOwed(
        "missing: whether it was withdrawn at notification.expungements.v1/0/9: cannot be"
            + " decoded: NOT_AN_EVENT",
        findings(orders.record(new byte[] {9, 9}, AT - 1), ordered));
  }

  @Test
  void oneThatBecameADeadLetterIsNotMissed() {
    Origin where = ordered.origin();
    LogRecord letter = WrittenRecords.letter(where, BOOKING.toString());
    Origin next = new Origin(where.getTopic(), 0, AT + 1);
    assertEquals(List.of(), findings(ordered, letter));
    assertEquals(1, findings(ordered, WrittenRecords.letter(next, BOOKING.toString())).size());
  }

  /** As a copy may be. */
  @Test
  void whereOneOfTheTopicsIsNotThereNothingIsSaid() {
    List<LogRecord> records = new ArrayList<>(List.of(ordered));
    Set<String> alone = Set.of(TopicCatalogue.EXPUNGEMENTS.name());
    assertEquals(List.of(), findings(LATER, new MemoryLog(alone, records)));
  }
}
