package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Warrant;

class AskAgencyTest {
  private static final UUID BOOKING = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final String BOSTON = "field-office:BOS";

  private final List<CaseEventLog.Report> recorded = new ArrayList<>();

  private final Map<String, String> taken = new HashMap<>();
  private boolean full;

  private void ask(Standing standing) throws Refused {
    ask(standing, BOSTON, Warrant.NONE, Optional.empty());
  }

  private void ask(Standing standing, String office, Warrant warrant, Optional<String> key)
      throws Refused {
    CaseEventLog.Report report =
        new CaseEventLog.Report(
            new CaseEvent.Requested("MA0130100", Request.of(warrant)), office, Optional.empty());
    new AskAgency(
            booking -> standing,
            (booking, asked, at) -> recorded.add(asked),
            (booking, text) -> Optional.of(booking + text),
            new AskedBefore() {
              @Override
              public Optional<String> asks(UUID booking, String name) {
                return Optional.ofNullable(taken.get(name));
              }

              @Override
              public boolean full(UUID booking) {
                return full;
              }
            })
        .ask(BOOKING, office, report, key, Instant.EPOCH);
  }

  /** The hop takes what was recorded. */
  private void taken() {
    recorded.forEach(one -> taken.put(one.name().orElseThrow(), Happening.asks(one.event())));
  }

  @Test
  void underTheSameKeyItIsTheSameRequestAndNothingElseIsAsked() throws Refused {
    Standing told =
        new Standing.Decided(Set.of(), Set.of(BOSTON, "field-office:SEA"), Set.of(), "BOS");
    Optional<String> key = Optional.of("K-1");
    ask(told, BOSTON, Warrant.NONE, key);
    ask(told, BOSTON, Warrant.NONE, key);
    assertEquals(2, recorded.size(), "the hop has not come to it: it takes one of them");
    assertEquals(recorded.get(0).name(), recorded.get(1).name());
    taken();
    ask(told, BOSTON, Warrant.NONE, key);
    Refused other = assertThrows(Refused.class, () -> ask(told, BOSTON, Warrant.JUDICIAL, key));
    assertEquals(RefusalReason.KEY_OF_ANOTHER_REQUEST, other.reason());
    assertEquals(2, recorded.size());
    ask(told, "field-office:SEA", Warrant.JUDICIAL, key);
    assertEquals(3, recorded.size(), "another office's key is another");
    ask(told, BOSTON, Warrant.NONE, Optional.of("K-2"));
    ask(told, BOSTON, Warrant.NONE, Optional.empty());
    ask(told, BOSTON, Warrant.NONE, Optional.empty());
    assertEquals(6, recorded.size());
    assertEquals(Optional.empty(), recorded.get(5).name());
  }

  @Test
  void ofABookingThatTakesNoMoreNothingFurtherIsRecorded() throws Refused {
    Standing told = new Standing.Decided(Set.of(), Set.of(BOSTON), Set.of(), "BOS");
    Optional<String> key = Optional.of("K-1");
    ask(told, BOSTON, Warrant.NONE, key);
    taken();
    full = true;
    ask(told, BOSTON, Warrant.NONE, key);
    for (Optional<String> further : List.of(Optional.<String>empty(), Optional.of("K-2"))) {
      Refused refused = assertThrows(Refused.class, () -> ask(told, BOSTON, Warrant.NONE, further));
      assertEquals(RefusalReason.TOO_MANY_REQUESTS, refused.reason());
    }
    assertEquals(1, recorded.size(), "what was taken under a key is answered as before");
    Refused other = assertThrows(Refused.class, () -> ask(new Standing.NotKnown()));
    assertEquals(RefusalReason.UNKNOWN_BOOKING, other.reason(), "whoever was told of nothing");
  }

  /** Who may not know of a booking does not learn by a key that it asked about it before. */
  @Test
  void aKeyTellsNothingOfABookingThatIsNotTheirs() throws Refused {
    Optional<String> key = Optional.of("K-1");
    ask(new Standing.Decided(Set.of(), Set.of(BOSTON), Set.of(), "BOS"), BOSTON, Warrant.NONE, key);
    taken();
    for (Standing none :
        List.of(
            new Standing.NotKnown(),
            new Standing.Decided(Set.of(), Set.of(), Set.of(BOSTON), "BOS"))) {
      for (Warrant warrant : List.of(Warrant.NONE, Warrant.JUDICIAL)) {
        Refused refused = assertThrows(Refused.class, () -> ask(none, BOSTON, warrant, key));
        assertEquals(RefusalReason.UNKNOWN_BOOKING, refused.reason());
      }
    }
  }

  private Refused refused(Standing standing) {
    return assertThrows(Refused.class, () -> ask(standing));
  }

  @Test
  void whoWasToldOfABookingMayAsk() throws Refused {
    ask(new Standing.Decided(Set.of(), Set.of(BOSTON, "sib:MA"), Set.of(), "BOS"));
    assertEquals(1, recorded.size());
  }

  @Test
  void whoWasNotToldCannotTellABookingFromNone() {
    Refused none = refused(new Standing.NotKnown());
    Refused others =
        refused(
            new Standing.Decided(Set.of(), Set.of("field-office:SEA", "sib:MA"), Set.of(), "BOS"));
    Refused recalled = refused(new Standing.Decided(Set.of(), Set.of(), Set.of(), "BOS"));
    for (Refused one : List.of(none, others, recalled)) {
      assertEquals(RefusalReason.UNKNOWN_BOOKING, one.reason());
      assertEquals(none.getMessage(), one.getMessage());
    }
    assertEquals(List.of(), recorded);
  }

  @Test
  void whatAnotherInstanceDecidesIsNotRecordedUnseen() {
    assertEquals(RefusalReason.NOT_CAUGHT_UP, refused(new Standing.Elsewhere()).reason());
    assertEquals(List.of(), recorded);
  }
}
