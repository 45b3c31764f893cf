package org.tenprint.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Warrant;

class TakenRequestsTest {
  @Test
  void theLastAreRemembered() {
    TakenRequests taken = TakenRequests.NONE;
    for (int i = 0; i <= TakenRequests.MOST; i++) {
      taken = taken.with("id-" + i, "asks " + i);
    }
    assertEquals(TakenRequests.MOST, taken.requests().size());
    assertEquals(Optional.empty(), taken.asks("id-0"));
    assertEquals(Optional.of("asks 1"), taken.asks("id-1"));
    assertEquals(Optional.of("asks " + TakenRequests.MOST), taken.asks("id-" + TakenRequests.MOST));
  }

  @Test
  void aBookingTakesSoManyAndThenWhatItTookBeforeAlone() {
    TakenRequests taken = TakenRequests.NONE;
    for (int i = 0; i < TakenRequests.MOST; i++) {
      assertFalse(request(i, Optional.of("id-" + i)).beyond(taken), "request " + i);
      Optional<String> id = i % 2 == 0 ? Optional.of("id-" + i) : Optional.empty();
      taken = request(i, id).takenWith(taken);
    }
    assertTrue(request(100, Optional.of("another")).beyond(taken));
    assertTrue(request(100, Optional.empty()).beyond(taken));
    assertFalse(request(100, Optional.of("id-2")).beyond(taken), "it came in twice");
    Happening hidden =
        new Happening(
            new CaseEvent.PersonProtected(), new LogAddress("events", 0, 9), "", Optional.empty());
    assertFalse(hidden.beyond(taken));
  }

  private static Happening request(long offset, Optional<String> id) {
    return new Happening(
        new CaseEvent.Requested("MA0130100", Request.of(Warrant.NONE)),
        new LogAddress("events", 0, offset),
        "office",
        Optional.empty(),
        id);
  }

  @Test
  void whatIsAskedIsAgencyKindPaperAndPurposeWheneverItIs() {
    Request detainer = new Request(Optional.of(RequestKind.DETAINER), Warrant.NONE);
    String asks = asks("MA0130100", detainer);
    assertEquals("MA0130100 DETAINER NONE", asks);
    assertEquals(asks, asks("MA0130100", detainer.at(Instant.EPOCH)));
    assertNotEquals(asks, asks("NY0303000", detainer));
    assertNotEquals(asks, asks("MA0130100", Request.of(Warrant.NONE)));
    assertNotEquals(
        asks, asks("MA0130100", new Request(Optional.of(RequestKind.DETAINER), Warrant.JUDICIAL)));
    Set<String> each = new HashSet<>(Set.of(asks));
    for (RequestPurpose purpose : RequestPurpose.values()) {
      each.add(asks("MA0130100", detainer.statedFor(Optional.of(purpose))));
    }
    assertEquals(1 + RequestPurpose.values().length, each.size(), "for another purpose is another");
  }

  private static String asks(String ori, Request request) {
    return Happening.asks(new CaseEvent.Requested(ori, request));
  }
}
