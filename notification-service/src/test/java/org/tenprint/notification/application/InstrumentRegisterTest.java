package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;

class InstrumentRegisterTest {
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

  private final InstrumentRegister register = new InstrumentRegister();

  private static Instrument instrument(Effect effect, String... approvals) {
    try {
      Instrument approved =
          new RuleBookReader()
              .put(
                  TestEvents.instrument("A", TestEvents.nation(), Edge.RETURN, effect, AT, AT)
                      .build(),
                  0,
                  Instant.EPOCH);
      Provenance its = approved.provenance();
      return approved.as(
          new Provenance(its.recorded(), its.author(), List.of(approvals), its.citation()));
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  private static List<Approval> of(String... people) {
    return List.of(people).stream()
        .map(by -> new Approval(by, Optional.of(AT), Optional.empty()))
        .toList();
  }

  private void put(Effect effect, String... approvals) {
    register.put(instrument(effect, approvals), of(approvals));
  }

  @Test
  void whatTwoPeopleApprovedStands() {
    put(Effect.WITHHOLD, "one", "two");
    Instrument stands = register.latest("A").orElseThrow();
    put(Effect.WITHHOLD);
    put(Effect.PERMIT, "three", "four");
    put(Effect.WITHHOLD, "one", "three");
    assertEquals(Optional.of(stands), register.latest("A"));
    assertEquals(of("one", "two"), register.approvals("A"));
    assertEquals(List.of(stands), List.copyOf(register.asKnown(Instant.MAX).instruments()));
    put(Effect.WITHHOLD, "one", "two", "three");
    assertEquals(of("one", "two", "three"), register.approvals("A"));
  }

  @Test
  void approvalsOfTheSameWordsAreKeptWhereAStateLacksThem() {
    put(Effect.WITHHOLD);
    assertEquals(List.of(), register.given("A"));
    put(Effect.WITHHOLD, "one");
    put(Effect.WITHHOLD, "two");
    assertEquals(of("two"), register.approvals("A"));
    assertEquals(of("one", "two"), register.given("A"));
    put(Effect.WITHHOLD, "One");
    assertEquals(of("one", "two"), register.given("A"));
    put(Effect.PERMIT, "three");
    assertEquals(of("three"), register.given("A"));
    put(Effect.WITHHOLD);
    assertEquals(List.of(), register.given("A"));
  }

  @Test
  void aStateIsThereOnceTheLogHasIt() {
    Instrument state = instrument(Effect.WITHHOLD, "one");
    assertEquals(Optional.empty(), register.recorded(state));
    put(Effect.WITHHOLD);
    assertEquals(Optional.empty(), register.recorded(state));
    put(Effect.WITHHOLD, "one");
    put(Effect.WITHHOLD, "two");
    assertEquals(Optional.of(state), register.recorded(state));
  }
}
