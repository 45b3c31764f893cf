package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Verdict;
import org.tenprint.events.notification.Warrant;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.LogAddress;

/** However a case came to fill half of what a store takes: the rest is for what takes back. */
class FullCaseTest {
  private static final String ORI = DayOfMatches.ORI;
  private static int numbers;

  private final String tcn = "L-" + ++numbers;
  private final UUID booking = TestEvents.bookingId(ORI, tcn);
  private final DayOfMatches day = new DayOfMatches(Edge.SHARE, Edge.RETURN, Edge.REQUEST);
  private final MemoryHop hop = day.hop;

  /** Fills it with addresses of what was taken ahead. */
  private void fill() {
    KeptCases codec = new KeptCases(hop.codecs.inputs());
    MapStore cases = hop.store(CaseStores.CASES);
    byte[] before = cases.get(booking.toString());
    CaseCodec.Kept kept =
        before == null
            ? new CaseCodec.Kept(Optional.empty(), CaseEntry.NONE)
            : codec.decode(booking.toString(), before);
    Set<LogAddress> ahead = new TreeSet<>(Comparator.comparing(LogAddress::offset));
    String topic = "x".repeat(10_000);
    for (int i = 0; i < 960; i++) {
      ahead.add(new LogAddress(topic, 0, i));
    }
    CaseEntry entry = kept.entry();
    CaseEntry full = new CaseEntry(entry.open(), entry.early(), CaseEntry.sorted(ahead));
    byte[] bytes = codec.encode(booking.toString(), new CaseCodec.Kept(kept.opened(), full));
    assertTrue(bytes.length > EventCodec.LARGEST / 2, "bytes of state: " + bytes.length);
    cases.put(booking.toString(), bytes);
  }

  /** State of before that takes more than it would now is no full case. */
  @Test
  void howMuchOfACaseIsKeptIsAskedAsItWouldBeWrittenNow() {
    day.decide(tcn);
    KeptCases codec = new KeptCases(hop.codecs.inputs());
    MapStore cases = hop.store(CaseStores.CASES);
    CaseCodec.Kept kept = codec.decode(booking.toString(), cases.get(booking.toString()));
    byte[] lean = new CaseCodec(hop.codecs.inputs()).encode(kept);
    byte[] wide = Arrays.copyOf(lean, lean.length + EventCodec.LARGEST / 2);
    Arrays.fill(wide, lean.length, wide.length, (byte) ' ');
    cases.put(booking.toString(), wide);
    int before = hop.steps().size();
    hop.take(TestEvents.request(booking, ORI, Warrant.NONE, hop.now), booking.toString());
    assertEquals(before + 1, hop.steps().size());
  }

  private void putAside(SpecificRecord event) {
    AssertionError aside =
        assertThrows(AssertionError.class, () -> hop.take(event, booking.toString()));
    assertEquals(PoisonReason.INVARIANT_BROKEN, ((PoisonEvent) aside.getCause()).reason());
  }

  private CaseEvent event(CaseEventKind kind) {
    hop.now = hop.now.plusSeconds(1);
    return TestEvents.event(booking, kind, hop.now).build();
  }

  @Test
  void whatOnlyTellsIsPutAsideAndWhatTakesBackIsTaken() {
    day.decide(tcn);
    fill();
    int before = hop.steps().size();
    putAside(TestEvents.request(booking, ORI, Warrant.NONE, hop.now));
    putAside(TestEvents.review(booking, "tenprint:local#ann", Verdict.RELEASE, hop.now));
    assertEquals(before, hop.steps().size());
    for (String by : new String[] {"tenprint:local#ann", "tenprint:local#ben"}) {
      hop.take(TestEvents.review(booking, by, Verdict.CITIZEN, hop.now), booking.toString());
    }
    hop.take(event(CaseEventKind.PROTECTED), booking.toString());
    assertEquals(before + 3, hop.steps().size());
    assertTrue(
        hop.dispositions().stream()
            .filter(one -> one.getRecipient().equals("field-office:BOS"))
            .map(Disposition::getOutcome)
            .anyMatch(Outcome.RECALLED::equals));
  }

  @Test
  void whatCameEarlyLeavesRoomForAProtection() {
    fill();
    putAside(TestEvents.request(booking, ORI, Warrant.NONE, hop.now));
    hop.take(event(CaseEventKind.PROTECTED), booking.toString());
    hop.take(
        TestEvents.review(booking, "tenprint:local#ann", Verdict.RELEASE, hop.now),
        booking.toString());
    day.decide(tcn);
    assertTrue(
        hop.dispositions().stream()
            .filter(one -> one.getRecipient().equals("field-office:BOS"))
            .map(Disposition::getOutcome)
            .allMatch(Outcome.WITHHELD::equals));
  }
}
