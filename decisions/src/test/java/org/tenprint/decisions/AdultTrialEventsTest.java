package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.law.Condition;

class AdultTrialEventsTest {
  private static final UUID BOOKING = UUID.fromString("1117ff59-acfd-5f37-bd08-257e17b77ef5");
  private static final CaseEvent TRIED =
      new CaseEvent.TriedAsAdult("ann", "Superior Court", "2011-17");

  private static org.tenprint.events.notification.CaseEvent written(CaseEvent event) {
    return ReportedEvents.write(BOOKING, event, Instant.parse("2011-05-05T19:00:00Z")).build();
  }

  @Test
  void whatIsReportedOfAnOrderComesBack() throws BrokenEvent {
    assertEquals(TRIED, TakenEvents.read(written(TRIED)));
    var vacated = new CaseEvent.AdultTrialVacated("Superior Court", "2011-17");
    assertEquals(vacated, TakenEvents.read(written(vacated)));
  }

  /** What lets out says whose order it is and who says so; what ends it need not. */
  @Test
  void anOrderOfNoCourtOrOfNobodyIsRefusedAndAnEndIsNot() throws BrokenEvent {
    refused(org.tenprint.events.notification.CaseEvent.newBuilder(written(TRIED)).setBy(null));
    refused(org.tenprint.events.notification.CaseEvent.newBuilder(written(TRIED)).setBy(" \u200b"));
    refused(
        org.tenprint.events.notification.CaseEvent.newBuilder(written(TRIED))
            .setBy("a".repeat(257)));
    refused(
        org.tenprint.events.notification.CaseEvent.newBuilder(written(TRIED)).setAuthority(null));
    refused(
        org.tenprint.events.notification.CaseEvent.newBuilder(written(TRIED)).setAuthority(" "));
    refused(org.tenprint.events.notification.CaseEvent.newBuilder(written(TRIED)).setOrder(null));
    refused(
        org.tenprint.events.notification.CaseEvent.newBuilder(written(TRIED))
            .setOrder("1".repeat(257)));
    org.tenprint.events.notification.CaseEvent end =
        org.tenprint.events.notification.CaseEvent.newBuilder(
                written(new CaseEvent.AdultTrialVacated("", "")))
            .setAuthority(null)
            .setOrder(null)
            .build();
    assertEquals(new CaseEvent.AdultTrialVacated("", ""), TakenEvents.read(end));
  }

  private static void refused(org.tenprint.events.notification.CaseEvent.Builder event) {
    assertThrows(BrokenEvent.class, () -> TakenEvents.read(event.build()));
  }

  /** A version of before refuses the whole by the name; so does this one without its company. */
  @Test
  void whoIsTriedAsAnAdultIsNamedAndAskedOfJuvenilesAlone() throws BrokenEvent {
    Set<Condition> tried = Set.of(new Condition.Juvenile(true), new Condition.TriedAsAdult(true));
    Conditions when = ConditionEvents.write(tried);
    assertEquals(tried, ConditionEvents.read(when));
    assertEquals(List.of("triedAsAdult"), when.getMessage());
    for (Boolean juvenile : Arrays.asList(false, null)) {
      unread(Conditions.newBuilder(when).setJuvenile(juvenile).build());
    }
    unread(Conditions.newBuilder(when).setMessage(List.of()).build());
  }

  private static void unread(Conditions when) {
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(when));
  }
}
