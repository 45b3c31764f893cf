package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Warrant;

class AskAgencyTest {
  private static final UUID BOOKING = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final String BOSTON = "field-office:BOS";

  private final List<CaseEventLog.Report> recorded = new ArrayList<>();

  private void ask(Standing standing) throws Refused {
    CaseEventLog.Report report =
        new CaseEventLog.Report(
            new CaseEvent.Requested("MA0130100", Request.of(Warrant.NONE)),
            BOSTON,
            Optional.empty());
    new AskAgency(booking -> standing, (booking, asked, at) -> recorded.add(asked))
        .ask(BOOKING, BOSTON, report, Instant.EPOCH);
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
