package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.SAMPLE;
import static org.tenprint.decisions.ReplayEvents.bytes;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.cases.CaseEvent.DismissalTakenBack;

/** That a dismissal is taken back, as it is on the log, and as its steps are taken again. */
class TakenBackEventsTest {
  private static final UUID BOOKING = new UUID(1, 2);

  private final CaseReplay replay = new CaseReplay(SAMPLE);

  private static DismissalTakenBack back(String by) {
    return new DismissalTakenBack("1201", by, "Boston Municipal Court", "11-8");
  }

  private static org.tenprint.events.notification.CaseEvent.Builder written() {
    return org.tenprint.events.notification.CaseEvent.newBuilder(
        ReportedEvents.write(BOOKING, back("one"), NOON).build());
  }

  @Test
  void whatIsReportedComesBack() throws BrokenEvent {
    assertEquals(back("one"), TakenEvents.read(written().build()));
    TakenEvents.requireShort(written().build());
  }

  /** Two people are wanted, and a paper that both can name. */
  @Test
  void whatNobodyCouldHaveWrittenIsRefused() {
    String longest = "x".repeat(100_000);
    for (org.tenprint.events.notification.CaseEvent.Builder event :
        List.of(
            written().setNcic(null),
            written().setBy(null),
            written().setBy(""),
            written().setBy("request:MA0130100"),
            written().setBy(longest),
            written().setAuthority(null),
            written().setAuthority(" "),
            written().setAuthority("x".repeat(129)),
            written().setOrder(null),
            written().setOrder(longest))) {
      assertThrows(BrokenEvent.class, () -> TakenEvents.read(event.build()), event::toString);
    }
    org.tenprint.events.notification.CaseEvent name = written().setBy("\ufdfa".repeat(20)).build();
    assertThrows(BrokenEvent.class, () -> TakenEvents.requireShort(name));
  }

  private static CaseMoment at(int second) throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    reader.put(
        instrument("SHARE", Edge.SHARE, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    return new CaseMoment(
        NOON.plusSeconds(second),
        reader.upTo(1),
        new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
        Optional.of(new Origin("topic", 1, (long) second)),
        Optional.empty());
  }

  private static org.tenprint.events.notification.CaseEvent report(
      CaseState state, CaseEvent event) {
    UUID booking = state.determination().getIdentification().getContext().getBookingId();
    return ReportedEvents.write(booking, event, NOON).build();
  }

  /** Its steps stand on logs; of what is in doubt the field office is told no level. */
  @Test
  void eachStepIsTakenAgainAndTheLevelComesBack() throws BrokenEvent {
    for (int backs = 0; backs <= 2; backs++) {
      Determination found = determination("T-1", IdentificationOutcome.MATCH, false);
      CaseState state = replay.opened(found);
      CaseState again = replay.opened(found);
      List<CaseEvent> events = new ArrayList<>();
      events.add(new ChargeDismissed("1201", "one", "Boston Municipal Court", "11-7"));
      events.add(new ChargeDismissed("1201", "two", "Boston Municipal Court", "11-7"));
      events.addAll(List.of(back("one"), back("three")).subList(0, backs));
      int second = 1;
      for (CaseEvent event : events) {
        SpecificRecord input = report(state, event);
        CaseChange made =
            replay.apply(state, (org.tenprint.events.notification.CaseEvent) input, at(second));
        CaseChange same = replay.again(again, made.step(), Optional.of(input), at(second).rules());
        assertArrayEquals(bytes(made.step()), bytes(same.step()));
        state = made.next();
        again = same.next();
        second++;
      }
      assertEquals(state.file(), again.file());
      CaseChange decided = replay.decide(state, at(second));
      assertEquals(
          List.of(OffenceLevel.NONE, OffenceLevel.UNKNOWN, OffenceLevel.L1).get(backs),
          decided.messages().get(0).getLevels().get(0).getLevel());
    }
  }
}
