package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;

/**
 * What waits for a push that the settings name waits for its dispatch, and keeps nobody waiting.
 */
class PushedCasesTest {
  private static final String ORI = DayOfMatches.ORI;
  private static final String AGENCY = "agency:" + ORI;
  private static final String OFFICE = "sib:MA";
  private static final Instant NOON = DayOfMatches.NOON;

  private final MemoryHop hop =
      new MemoryHop(
          new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of(AGENCY));

  @BeforeEach
  void permitAll() {
    Instant early = NOON.minus(Duration.ofDays(365));
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      hop.record(
          TestEvents.instrument("P-" + edge, TestEvents.nation(), edge, Effect.PERMIT, early, early)
              .build());
    }
  }

  private String decide(String tcn) {
    String booking = TestEvents.bookingId(ORI, tcn).toString();
    hop.take(
        TestEvents.determination(
            TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).build(),
            IdentificationOutcome.MATCH,
            NOON),
        booking);
    return booking;
  }

  private int sent(String recipient) {
    return hop.topics.getOrDefault(hop.topic(recipient), List.of()).size();
  }

  private void looks(int count) {
    for (int i = 0; i < count; i++) {
      hop.now = hop.now.plusMillis(500);
      hop.wake();
    }
  }

  private int written() {
    MapStore waiting = hop.store(CaseStores.WAITING);
    return waiting.writes;
  }

  private KeptByRecipient kept() {
    return new KeptByRecipient(hop.store(ForgottenStore.NAME), UnreachedCases.KIND);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 250})
  void howeverManyWaitForAPushOthersHaveTheirTurn(int pushed) {
    for (int i = 0; i < pushed; i++) {
      decide("T-" + i);
    }
    int before = sent(OFFICE);
    hop.refused.add(OFFICE);
    decide("Z");
    looks(1);
    assertEquals(before, sent(OFFICE));
    hop.refused.clear();
    looks(3);
    assertEquals(before + 1, sent(OFFICE));
    assertEquals(0, sent(AGENCY));
  }

  @Test
  void aLookOfWhichNothingComesWritesNothing() {
    decide("T");
    looks(2);
    int before = written();
    looks(10);
    assertEquals(before, written());
  }

  @Test
  void whatAVersionOfBeforeKeptOfThemGoesWithTheFirstLook() {
    String booking = decide("T");
    KeptByRecipient.Place place = KeptByRecipient.Place.of(AGENCY, booking);
    kept().put(place, new byte[0]);
    looks(1);
    assertEquals(null, kept().get(place));
  }

  @Test
  void whatWaitsForATopicIsKeptBesideAPush() {
    hop.refused.add(OFFICE);
    String booking = decide("T");
    assertFalse(kept().get(KeptByRecipient.Place.of(OFFICE, booking)) == null);
    assertTrue(kept().get(KeptByRecipient.Place.of(AGENCY, booking)) == null);
    looks(3);
    assertFalse(kept().get(KeptByRecipient.Place.of(OFFICE, booking)) == null);
  }

  /** More than a look takes wait for one topic, and each is told once. */
  @Test
  void eachOfManyThatWaitForATopicIsTold() {
    hop.refused.add(OFFICE);
    for (int i = 0; i < 450; i++) {
      decide("T-" + i);
    }
    hop.refused.clear();
    looks(5);
    assertEquals(450, sent(OFFICE));
  }
}
