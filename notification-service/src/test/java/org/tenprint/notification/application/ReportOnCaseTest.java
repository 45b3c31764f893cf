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
import org.tenprint.notification.domain.Offices;
import org.tenprint.policy.cases.CaseEvent;

class ReportOnCaseTest {
  private static final Offices BOSTON = Offices.of(List.of("BOS"));
  private static final CaseEventLog.Report REPORT =
      new CaseEventLog.Report(new CaseEvent.PersonProtected(), "somebody", Optional.empty());

  private final List<UUID> recorded = new ArrayList<>();

  private void report(Standing standing, Offices offices) throws Refused {
    CaseEventLog log = (booking, report, at) -> recorded.add(booking);
    new ReportOnCase(booking -> standing, log)
        .report(new UUID(1, 2), offices, REPORT, Instant.EPOCH);
  }

  private String refusal(Standing standing) {
    Refused refused = assertThrows(Refused.class, () -> report(standing, BOSTON));
    return refused.reason() + " " + refused.getMessage();
  }

  private static Standing of(String office) {
    return new Standing.Decided(Set.of(), Set.of(), Set.of(), office);
  }

  @Test
  void anotherOfficesBookingIsOneThatDoesNotExist() throws Refused {
    assertEquals(refusal(new Standing.NotKnown()), refusal(of("SEA")));
    assertEquals(refusal(new Standing.NotKnown()), refusal(new Standing.Forgotten(Set.of())));
    assertEquals(List.of(), recorded);
    report(of("BOS"), BOSTON);
    assertEquals(1, recorded.size());
  }

  @Test
  void whoWorksForEveryOfficeMayReportBeforeTheDecision() throws Refused {
    report(new Standing.NotKnown(), Offices.ALL);
    report(new Standing.Elsewhere(), Offices.ALL);
    assertEquals(2, recorded.size());
    Refused elsewhere = assertThrows(Refused.class, () -> report(new Standing.Elsewhere(), BOSTON));
    assertEquals(RefusalReason.NOT_CAUGHT_UP, elsewhere.reason());
  }
}
