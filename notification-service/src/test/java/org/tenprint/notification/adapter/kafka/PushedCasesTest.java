package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TwoPersonOrder;

/**
 * What waits for a push that the settings name waits for its dispatch, and keeps nobody waiting.
 */
class PushedCasesTest {
  private static final String ORI = DayOfMatches.ORI;
  private static final String AGENCY = "agency:" + ORI;
  private static final String OFFICE = "sib:MA";
  private static final Instant NOON = DayOfMatches.NOON;

  private final Set<String> pushed = new TreeSet<>(Set.of(AGENCY));
  private final MemoryHop hop =
      new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), pushed);

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

  private void restartedWith(String... named) {
    pushed.clear();
    pushed.addAll(List.of(named));
    hop.started();
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

  private static String push(String booking) {
    return "pushed/" + AGENCY + "/" + booking;
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

  /** The look at it fails by itself. */
  @Test
  void oneThatNobodyCanOpenKeepsNobodyWaiting() {
    hop.refused.add(OFFICE);
    String damaged = decide("A");
    decide("B");
    hop.damage(damaged);
    hop.refused.clear();
    looks(3);
    assertEquals(1, sent(OFFICE));
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

  /** The next look, and not the next step of each case, tells them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 450})
  void whomTheSettingsPushNoMoreIsToldWithTheNextLooks(int count) {
    for (int i = 0; i < count; i++) {
      decide("T-" + i);
    }
    looks(1);
    restartedWith();
    looks(5);
    assertEquals(count, sent(AGENCY));
    int before = written();
    looks(5);
    assertEquals(before, written());
  }

  @Test
  void whomTheSettingsPushNoMoreIsToldWhenItsTopicTakesSomething() {
    decide("T");
    hop.refused.add(AGENCY);
    restartedWith();
    looks(3);
    assertEquals(0, sent(AGENCY));
    hop.refused.clear();
    looks(1);
    assertEquals(1, sent(AGENCY));
  }

  /** Named, not named, and named again, before anybody looked and after. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whomTheSettingsPushAgainWaitsForThat(int between) {
    hop.refused.add(AGENCY);
    String booking = decide("T");
    for (int i = 0; i < 2; i++) {
      restartedWith();
      looks(between);
      restartedWith(AGENCY);
      looks(between);
    }
    hop.refused.clear();
    looks(2);
    assertEquals(0, sent(AGENCY));
    assertTrue(kept().get(KeptByRecipient.Place.of(AGENCY, booking)) == null);
    restartedWith();
    looks(2);
    assertEquals(1, sent(AGENCY));
  }

  /** Nothing of a booking is kept that is forgotten. */
  @Test
  void ofWhomIsForgottenNothingWaits() {
    String booking = decide("T");
    MapStore store = hop.store(ForgottenStore.NAME);
    assertTrue(store.values.containsKey(push(booking)));
    hop.take(
        ExpungementCodec.write(
            new TwoPersonOrder<>(
                UUID.randomUUID(),
                new Expungement(
                    UUID.fromString(booking), Optional.empty(), Optional.of("2026-X-1"), "c. 276"),
                new Act("tenprint:local#ann", NOON),
                Optional.of(new Act("tenprint:local#ben", NOON)),
                Optional.empty())),
        booking);
    restartedWith();
    looks(2);
    assertEquals(0, sent(AGENCY));
    assertFalse(store.values.containsKey(push(booking)));
  }
}
