package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.Cases;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/** What a walk for recalls costs: one opening of a case, and nothing written of one that stands. */
class RecallWalkTest {
  private static final String ORI = "MA0130100";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant EARLY = NOON.minus(Duration.ofDays(365));

  private final MemoryHop hop =
      new MemoryHop(new CaseReplay(TestEvents.REFERENCE), NOON, Duration.ofDays(30), Set.of());

  private final CountingVault vault = new CountingVault();
  private final CaseStores stores =
      new CaseStores(hop, new KeptCases(NotificationCodecs.of(Optional.empty(), vault).inputs()));

  /** The keys of the hop; counts by key how often one was asked for, which each opening does. */
  private final class CountingVault implements KeyVault {
    private final Map<KeyId, Integer> found = new HashMap<>();

    int opened(String booking) {
      return found.getOrDefault(KeyId.ofBooking(UUID.fromString(booking)), 0);
    }

    @Override
    public DataKey ensure(KeyId id) {
      return hop.keys.ensure(id);
    }

    @Override
    public Optional<DataKey> find(KeyId id) {
      found.merge(id, 1, Integer::sum);
      return hop.keys.find(id);
    }

    @Override
    public void destroy(KeyId id, Destruction why) {
      throw new AssertionError("a walk forgets nobody");
    }

    @Override
    public Optional<Destruction> destruction(KeyId id) {
      return hop.keys.destruction(id);
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void everybodyMayBeTold() {
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      record("PERMIT-" + edge, edge, Effect.PERMIT);
    }
  }

  private void record(String id, Edge edge, Effect effect) {
    assertEquals(
        Optional.empty(),
        hop.record(
            TestEvents.instrument(id, TestEvents.nation(), edge, effect, EARLY, EARLY).build()));
  }

  private String decided(String tcn, IdentificationOutcome outcome) {
    String booking = TestEvents.bookingId(ORI, tcn).toString();
    hop.take(
        TestEvents.determination(
            TestEvents.booking(ORI, tcn, NOON.minusSeconds(60)).build(), outcome, NOON),
        booking);
    return booking;
  }

  private void wake() {
    hop.now = hop.now.plusSeconds(1);
    hop.wake();
  }

  @Test
  void opensACaseOnceForTheWalkAndItsLook() {
    String delivered = decided("DELIVERED", IdentificationOutcome.MATCH);
    String nobody = decided("NOBODY", IdentificationOutcome.NO_MATCH);
    Cases.Walked walked = stores.walk("");
    assertEquals(List.of(delivered), walked.recallable());
    assertEquals(hop.file(delivered), stores.entry(delivered).open().orElseThrow().file());
    assertEquals(
        delivered,
        stores
            .opened(delivered)
            .determination()
            .getIdentification()
            .getContext()
            .getBookingId()
            .toString());
    assertEquals(1, vault.opened(delivered));
    assertEquals(1, vault.opened(nobody));
    assertEquals(hop.file(delivered), stores.entry(delivered).open().orElseThrow().file());
    assertEquals(2, vault.opened(delivered), "opened for the one look, and kept for no other");
  }

  /** An iterator shows what stood there before the step; the look goes by what stands there. */
  @Test
  void looksAtWhatStandsThereAndNotAtWhatTheWalkSaw() {
    String booking = decided("CHANGED", IdentificationOutcome.MATCH);
    stores.walk("");
    record("REFUSAL", Edge.RETURN, Effect.WITHHOLD);
    wake();
    CaseEntry now = stores.entry(booking);
    assertEquals(hop.file(booking), now.open().orElseThrow().file());
    assertEquals(2, vault.opened(booking));
  }

  @Test
  void whatIsGoneSinceTheWalkIsGone() {
    String booking = decided("GONE", IdentificationOutcome.MATCH);
    stores.walk("");
    hop.<MapStore>store(CaseStores.CASES).delete(booking);
    assertEquals(CaseEntry.NONE, stores.entry(booking));
  }

  /** A deletion is a record of the changelog, of each case that was ever delivered. */
  @Test
  void writesNothingOfCasesThatStand() {
    decided("ONE", IdentificationOutcome.MATCH);
    decided("OTHER", IdentificationOutcome.MATCH);
    wake();
    int before = written();
    record("PERMIT-MORE", Edge.RETURN, Effect.PERMIT);
    wake();
    wake();
    assertEquals(before, written());
    record("REFUSAL", Edge.RETURN, Effect.WITHHOLD);
    wake();
    wake();
    assertEquals(before + 2, written(), "each case, once");
  }

  /** Wherever it is cut off it is an error, and never a case of which nothing is kept. */
  @Test
  void whatIsDamagedIsNoEmptyCase() {
    String booking = decided("DAMAGED", IdentificationOutcome.MATCH);
    MapStore cases = hop.store(CaseStores.CASES);
    byte[] whole = cases.get(booking);
    for (int i = 0; i < whole.length; i++) {
      cases.put(booking, Arrays.copyOf(whole, i));
      assertThrows(IllegalStateException.class, () -> stores.entry(booking), "cut at " + i);
    }
    cases.put(booking, whole);
    assertEquals(hop.file(booking), stores.entry(booking).open().orElseThrow().file());
  }

  private int written() {
    MapStore cases = hop.store(CaseStores.CASES);
    MapStore waiting = hop.store(CaseStores.WAITING);
    return cases.writes + waiting.writes;
  }
}
