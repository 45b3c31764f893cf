package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Verdict;
import org.tenprint.events.notification.Warrant;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.TakenRequests;

/** What an office asks about one booking costs so much, however often it asks. */
class RequestBoundTest {
  private static final String ORI = DayOfMatches.ORI;
  private static int numbers;

  private final String tcn = "B-" + ++numbers;
  private final UUID booking = TestEvents.bookingId(ORI, tcn);
  private final DayOfMatches day = new DayOfMatches(Edge.SHARE, Edge.RETURN, Edge.REQUEST);
  private final MemoryHop hop = day.hop;

  @BeforeEach
  void theOfficeIsTold() {
    day.decide(tcn);
  }

  /** A second later, as the door writes it or another system. */
  private void asks(String source, String ori, String name) throws PoisonEvent {
    hop.now = hop.now.plusSeconds(1);
    hop.take(
        TestEvents.request(booking, ori, Warrant.NONE, hop.now),
        booking.toString(),
        Envelope.first(source, "type", booking.toString(), name, hop.now));
  }

  private int state() {
    MapStore cases = hop.store(CaseStores.CASES);
    return cases.get(booking.toString()).length;
  }

  private void threeHundred(String source, boolean oneAgency) {
    int putAside = 0;
    for (int i = 0; i < 300; i++) {
      try {
        asks(source, oneAgency ? ORI : "XX%07d".formatted(i), "name-" + i);
      } catch (PoisonEvent e) {
        assertEquals(PoisonReason.INVARIANT_BROKEN, e.reason());
        putAside++;
      }
    }
    assertEquals(300 - TakenRequests.MOST, putAside);
    assertEquals(1 + TakenRequests.MOST, hop.steps().size());
    assertTrue(state() < 400_000, "bytes of state: " + state());
  }

  @Test
  void ofThreeHundredRequestsTheRestIsPutAside() throws PoisonEvent {
    threeHundred("/notification-service", true);
    asks("/notification-service", ORI, "name-7");
    assertEquals(1 + TakenRequests.MOST, hop.steps().size(), "it came in twice, and was taken");
  }

  @Test
  void alsoOfWhoPromisesNothingOfIds() {
    threeHundred("/agency-system", true);
  }

  @Test
  void alsoOfThreeHundredAgencies() {
    threeHundred("/notification-service", false);
  }

  /** Nobody uses up what others have to say. */
  @Test
  void whatPeopleSayOfItIsTakenAsBefore() {
    threeHundred("/notification-service", true);
    for (String by : new String[] {"tenprint:local#ann", "tenprint:local#ben"}) {
      hop.take(TestEvents.review(booking, by, Verdict.CITIZEN, hop.now), booking.toString());
    }
    hop.take(
        TestEvents.event(booking, CaseEventKind.PROTECTED, hop.now).build(), booking.toString());
    assertEquals(4 + TakenRequests.MOST, hop.steps().size());
    assertTrue(
        hop.dispositions().stream()
            .filter(one -> one.getRecipient().equals("field-office:BOS"))
            .map(Disposition::getOutcome)
            .anyMatch(Outcome.RECALLED::equals));
    assertThrows(PoisonEvent.class, () -> asks("/notification-service", ORI, "later"));
  }
}
