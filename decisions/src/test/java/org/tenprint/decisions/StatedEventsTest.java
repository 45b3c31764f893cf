package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.FactAsked;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.law.Condition;

/** Statements of facts, and what asks for them, as they are on the log. */
class StatedEventsTest {
  private static final Instant AT = Instant.parse("2011-05-05T19:00:00Z");

  private static CaseEvent.FactStated told(StatedFact fact, boolean holds) {
    return new CaseEvent.FactStated("ann", fact, holds, "Immigration Court", "A-1", AT);
  }

  private static org.tenprint.events.notification.CaseEvent.Builder like() {
    return org.tenprint.events.notification.CaseEvent.newBuilder(
        ReportedEvents.write(new UUID(1, 2), told(StatedFact.FINAL_ORDER, true), AT).build());
  }

  private static void refused(org.tenprint.events.notification.CaseEvent.Builder event) {
    assertThrows(BrokenEvent.class, () -> TakenEvents.read(event.build()));
  }

  @Test
  void whatIsStatedComesBack() throws BrokenEvent {
    for (StatedFact fact : StatedFact.values()) {
      for (boolean holds : List.of(true, false)) {
        CaseEvent event = told(fact, holds);
        var written = ReportedEvents.write(new UUID(1, 2), event, AT).build();
        assertEquals(event, TakenEvents.read(RoundTrip.of(written)));
      }
    }
  }

  @Test
  void aStatementOfWhichAWordIsMissingIsRefused() {
    refused(like().setBy(null));
    refused(like().setBy("field-office:BOS"));
    refused(like().setBy("a".repeat(257)));
    refused(like().setFact(null));
    refused(like().setFact(org.tenprint.events.notification.StatedFact.UNKNOWN));
    refused(like().setHolds(null));
    refused(like().setAuthority(null));
    refused(like().setAuthority(" \u00a0"));
    refused(like().setOrder(" "));
    refused(like().setOrder("1".repeat(257)));
    refused(like().setFrom(null));
    refused(like().setFrom(Times.written(AT.plusMillis(1), ZoneOffset.UTC)));
  }

  /**
   * Of U+FDFA eighteen characters are kept; a log that has such a text is taken again as it was.
   */
  @Test
  void whatPeopleWriteIsShortAlsoAsItIsKept() throws BrokenEvent {
    String long1 = "\ufdfa".repeat(15);
    String short1 = "\ufdfa".repeat(14);
    for (var kept : List.of(like().setAuthority(long1), like().setOrder(long1))) {
      assertThrows(BrokenEvent.class, () -> TakenEvents.requireShort(kept.build()));
      TakenEvents.read(kept.build());
    }
    assertThrows(
        BrokenEvent.class, () -> TakenEvents.requireShort(like().setBy(long1 + "x").build()));
    TakenEvents.requireShort(like().setAuthority(short1).setOrder(short1).setBy(short1).build());
    var hidden =
        ReportedEvents.write(new UUID(1, 2), new CaseEvent.Expunged(), AT)
            .setOrder("1".repeat(5_000))
            .setBy(long1)
            .build();
    TakenEvents.requireShort(hidden);
  }

  /** Whatever a case keeps of what people report. */
  @Test
  void soItIsOfEveryKindOfWhichTextsAreKept() throws BrokenEvent {
    String written = "\ufdfa".repeat(14);
    for (CaseEvent one :
        List.of(
            told(StatedFact.FINAL_ORDER, true),
            new CaseEvent.TriedAsAdult("ann", "Court", "A-1"),
            new CaseEvent.ProtectionLifted("ann", LiftGround.ENDED, "Court", "A-1", AT),
            new CaseEvent.Consented("ann", "MA0130100", AT, "F-1", ConsentTerms.ALONE))) {
      var event = ReportedEvents.write(new UUID(1, 2), one, AT);
      TakenEvents.requireShort(event.setOrder(written).build());
      TakenEvents.requireShort(event.setBy(written).build());
      for (String longer : List.of(written + "\ufdfa", "\u0130".repeat(129), "a".repeat(257))) {
        for (var kept : List.of(copy(event).setOrder(longer), copy(event).setAuthority(longer))) {
          assertThrows(BrokenEvent.class, () -> TakenEvents.requireShort(kept.build()));
        }
      }
      var by = copy(event).setBy(written + "\ufdfa");
      assertThrows(BrokenEvent.class, () -> TakenEvents.requireShort(by.build()));
    }
  }

  private static org.tenprint.events.notification.CaseEvent.Builder copy(
      org.tenprint.events.notification.CaseEvent.Builder event) {
    return org.tenprint.events.notification.CaseEvent.newBuilder(event);
  }

  /** A version of before refuses the whole by the name; so does this one without it, or twice. */
  @Test
  void whatIsAskedIsNamedAndAskedOnce() throws BrokenEvent {
    Set<Condition> all = new HashSet<>();
    for (StatedFact fact : StatedFact.values()) {
      all.add(new Condition.Stated(fact, fact.ordinal() % 2 == 0));
    }
    Conditions when = ConditionEvents.write(all);
    assertEquals(all, ConditionEvents.read(when));
    assertEquals(List.of("stated"), when.getMessage());
    assertEquals(
        List.of(
            "VICTIM_WITNESS",
            "FINAL_ORDER",
            "PENDING_CASE",
            "DELINQUENCY",
            "MAGISTRATE_FINDING",
            "REGISTRY"),
        when.getStated().stream().map(one -> one.getFact().name()).toList(),
        "in one order, whatever the set's");
    unread(Conditions.newBuilder(when).setMessage(List.of()).build());
    FactAsked first = when.getStated().get(0);
    for (boolean wanted : List.of(true, false)) {
      FactAsked again = new FactAsked(first.getFact(), wanted);
      unread(Conditions.newBuilder(when).setStated(List.of(first, again)).build());
    }
    FactAsked unknown = new FactAsked(org.tenprint.events.notification.StatedFact.UNKNOWN, true);
    unread(Conditions.newBuilder(when).setStated(List.of(unknown)).build());
  }

  private static void unread(Conditions when) {
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(when));
  }
}
