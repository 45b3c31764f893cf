package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.UnreadInstrument;
import org.tenprint.policy.law.Validity;

/** Instruments that withhold parts, as events. */
class PartEventsTest {
  private static final OffsetDateTime MAY = OffsetDateTime.parse("2011-05-04T09:00:00-05:00");
  private static final Condition NO_MATCH = new Condition.MessageIs(true, false);

  private static Instrument instrument(Edge edge, Set<Condition> when, boolean ofParts) {
    Set<MessagePart> fields = ofParts ? Set.of(MessagePart.STATUS, MessagePart.SUBJECT) : Set.of();
    return new Instrument(
        "IL-1",
        Issuer.STATE,
        new Reach(
            new Scope(ScopeKind.STATE, "IL"),
            PlaceKind.CONTROLLING,
            edge,
            edge == Edge.RETURN ? Set.of(RecipientKind.AGENCY) : Set.of()),
        new Ruling(Effect.WITHHOLD, Reason.COUNSEL, when, List.of(), fields),
        Validity.between(MAY, Optional.empty()),
        new Provenance(MAY, "author", List.of("one", "two"), ""));
  }

  private static org.tenprint.events.notification.Instrument.Builder written(Instrument one) {
    return org.tenprint.events.notification.Instrument.newBuilder(
        InstrumentEvents.write(one, InstrumentEvents.approvals(one)));
  }

  @Test
  void anInstrumentOfPartsComesBackAsItWasWritten() throws BrokenEvent {
    for (Set<Condition> when : List.<Set<Condition>>of(Set.of(), Set.of(NO_MATCH))) {
      Instrument ofParts = instrument(Edge.RETURN, when, true);
      var event = written(ofParts).build();
      assertEquals(
          List.of(
              org.tenprint.events.notification.MessagePart.SUBJECT,
              org.tenprint.events.notification.MessagePart.STATUS),
          event.getFields());
      assertEquals(ofParts, InstrumentEvents.read(event));
      RuleBookReader reader = new RuleBookReader();
      reader.put(event, 0, Instant.EPOCH);
      assertTrue(reader.upTo(1).book().inForce(ofParts, MAY.toInstant(), MAY.toInstant()));
      assertEquals(List.of(), reader.unread());
    }
    var whole = written(instrument(Edge.RETURN, Set.of(), false)).build();
    assertNull(whole.getWhen());
    assertEquals(List.of(), whole.getFields());
  }

  /** A version of before reads the conditions as these lines do, and knows no such word there. */
  @Test
  void aVersionOfBeforeRefusesTheWholeByTheWordAmongMessages() {
    for (Set<Condition> when : List.<Set<Condition>>of(Set.of(), Set.of(NO_MATCH))) {
      Conditions conditions = written(instrument(Edge.RETURN, when, true)).build().getWhen();
      assertTrue(conditions.getMessage().contains("fields"));
      assertThrows(BrokenEvent.class, () -> ConditionEvents.read(conditions));
    }
  }

  @Test
  void whatDoesNotSayItRightIsHeld() {
    Instrument ofParts = instrument(Edge.RETURN, Set.of(), true);
    Conditions named = written(ofParts).build().getWhen();
    for (var broken :
        List.of(
            written(ofParts).setWhen(null),
            written(ofParts).setWhen(Conditions.newBuilder(named).setMessage(List.of()).build()),
            written(ofParts).setFields(List.of()),
            written(ofParts)
                .setFields(
                    List.of(
                        org.tenprint.events.notification.MessagePart.STATUS,
                        org.tenprint.events.notification.MessagePart.STATUS)),
            written(ofParts)
                .setFields(
                    List.of(
                        org.tenprint.events.notification.MessagePart.STATUS,
                        org.tenprint.events.notification.MessagePart.UNKNOWN)),
            written(ofParts)
                .setFields(
                    Collections.nCopies(65, org.tenprint.events.notification.MessagePart.STATUS)),
            written(ofParts)
                .setFields(List.of(org.tenprint.events.notification.MessagePart.LEVELS)),
            written(ofParts)
                .setEdge(org.tenprint.events.notification.Edge.REQUEST)
                .setRecipients(List.of()),
            written(ofParts).setEffect(org.tenprint.events.notification.Effect.HOLD))) {
      RuleBookReader reader = new RuleBookReader();
      assertThrows(
          BrokenEvent.class, () -> reader.put(broken.build(), 0, Instant.EPOCH), broken::toString);
      assertEquals(List.of("IL-1"), reader.unread().stream().map(UnreadInstrument::id).toList());
      assertEquals(0, reader.upTo(1).book().instruments().size());
    }
  }

  @Test
  void aPermitOfPartsPermitsNothing() {
    var permit =
        written(instrument(Edge.RETURN, Set.of(), true))
            .setEffect(org.tenprint.events.notification.Effect.PERMIT)
            .setReason(null)
            .build();
    for (Edition edition : Edition.values()) {
      RuleBookReader reader = new RuleBookReader(edition);
      assertThrows(BrokenEvent.class, () -> reader.put(permit, 0, Instant.EPOCH));
      assertEquals(0, reader.upTo(1).book().instruments().size());
      assertEquals(edition.doubtsUnreadPermits() ? 1 : 0, reader.unread().size(), edition.name());
    }
  }
}
