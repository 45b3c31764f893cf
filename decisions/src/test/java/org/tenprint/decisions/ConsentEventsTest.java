package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Conditions;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;

/** Consents, the requests that they name, and instruments that ask for them, as events. */
class ConsentEventsTest {
  private static final UUID BOOKING = new UUID(1, 2);
  private static final String ORI = "MA0130100";
  private static final Instant ASKED = Instant.parse("2011-05-05T19:00:00.000123Z");
  private static final CaseEvent.Consented CONSENTED =
      new CaseEvent.Consented("ann", ORI, ASKED, "F-17", ConsentTerms.WITH_COUNSEL);

  private static org.tenprint.events.notification.CaseEvent written(CaseEvent event) {
    return ReportedEvents.write(BOOKING, event, ASKED.plusSeconds(60)).build();
  }

  private static org.tenprint.events.notification.CaseEvent.Builder consented() {
    return org.tenprint.events.notification.CaseEvent.newBuilder(written(CONSENTED));
  }

  private static void refused(org.tenprint.events.notification.CaseEvent.Builder event) {
    assertThrows(BrokenEvent.class, () -> TakenEvents.read(event.build()));
  }

  @Test
  void whatIsReportedOfAConsentComesBack() throws BrokenEvent {
    assertEquals(CONSENTED, TakenEvents.read(written(CONSENTED)));
    CaseEvent withdrawn = new CaseEvent.ConsentWithdrawn(ORI);
    assertEquals(withdrawn, TakenEvents.read(written(withdrawn)));
    assertEquals(Optional.empty(), TakenEvents.added(written(CONSENTED)), "it asks nobody");
  }

  /** A request says when it was asked; one of before, and what is no text of it, says nothing. */
  @Test
  void aRequestIsNamedByWhenItWasAskedAndByNothingElse() throws BrokenEvent {
    Request plain = new Request(Optional.of(RequestKind.INTERVIEW), Warrant.NONE);
    Consent consent = Consent.NONE.reported("ann", "F", ConsentTerms.ALONE);
    var event = written(new CaseEvent.Requested(ORI, plain.at(ASKED).with(consent)));
    assertEquals(new CaseEvent.Requested(ORI, plain.at(ASKED)), TakenEvents.read(event));
    var before = written(new CaseEvent.Requested(ORI, plain));
    assertNull(before.getAsked());
    assertEquals(new CaseEvent.Requested(ORI, plain), TakenEvents.read(before));
    refused(
        org.tenprint.events.notification.CaseEvent.newBuilder(event)
            .setAsked(new OffsetTime(Instant.parse("+12000-01-01T00:00:00Z"), 0)));
  }

  /** What lets out says who says so, to what, and by which paper. */
  @Test
  void aConsentOfNobodyOrToNothingIsRefused() {
    refused(consented().setBy(null));
    refused(consented().setBy(" \u200b"));
    refused(consented().setBy("a".repeat(257)));
    refused(consented().setOri(null));
    refused(consented().setOri("boston"));
    refused(consented().setAsked(null));
    refused(consented().setOrder(null));
    refused(consented().setOrder(" "));
    refused(consented().setOrder("\u00a0\u2003"));
    refused(consented().setOrder("1".repeat(257)));
    refused(consented().setTerms(null));
    refused(consented().setTerms(org.tenprint.events.notification.ConsentTerms.NONE));
    refused(consented().setTerms(org.tenprint.events.notification.ConsentTerms.UNKNOWN));
    refused(
        org.tenprint.events.notification.CaseEvent.newBuilder(
                written(new CaseEvent.ConsentWithdrawn(ORI)))
            .setOri(null));
  }

  /** The office that asks is no witness to what the person said. */
  @Test
  void aConsentThatAPartyReportsIsRefused() {
    for (String party :
        List.of(
            "field-office:BOS",
            "agency:" + ORI,
            "sib:MA",
            "request:" + ORI,
            " Field-Office:BOS ")) {
      refused(consented().setBy(party));
    }
  }

  /** A version of before refuses the whole by the name; so does this one without its company. */
  @Test
  void anInstrumentThatAsksIsNamedWhereEarlierVersionsRefuse() throws BrokenEvent {
    Set<Condition> asks =
        Set.of(
            new RequestCondition.ConsentIn(Set.of(ConsentTerms.NONE, ConsentTerms.WITH_COUNSEL)));
    Conditions when = ConditionEvents.write(asks);
    assertEquals(asks, ConditionEvents.read(when));
    assertEquals(List.of("consents"), when.getMessage());
    for (Conditions broken :
        List.of(
            Conditions.newBuilder(when).setMessage(List.of()).build(),
            Conditions.newBuilder(when).setConsents(List.of()).build(),
            Conditions.newBuilder(when)
                .setConsents(List.of(org.tenprint.events.notification.ConsentTerms.UNKNOWN))
                .build())) {
      assertThrows(BrokenEvent.class, () -> ConditionEvents.read(broken));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ConditionEvents.write(Set.of(new RequestCondition.ConsentIn(Set.of()))));
  }

  @Test
  void eachKindIsWrittenAsItself() {
    assertEquals(CaseEventKind.CONSENTED, written(CONSENTED).getKind());
    assertEquals(
        CaseEventKind.CONSENT_WITHDRAWN, written(new CaseEvent.ConsentWithdrawn(ORI)).getKind());
  }
}
