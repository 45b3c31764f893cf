package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientKind;
import org.tenprint.events.notification.RequestKind;
import org.tenprint.events.notification.Warrant;

/** Steps that say several things of one person, held against the log. */
class SeveralNoticesTest {
  private static final Instant AT = RecordedSteps.DECIDED;
  private static final String SUBJECT = "subject:" + SampleCase.ORI;

  private RecordedSteps steps;
  private CaseChange last;

  /** One is held, one goes out beside it, one waits behind; then the first runs out. */
  @BeforeEach
  void threeRequestsReachTheAgency() throws Exception {
    Instrument permit =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    RuleBookReader book = new RuleBookReader();
    book.put(permit, 0, Instant.EPOCH);
    book.put(
        Instrument.newBuilder(permit)
            .setId("TELL")
            .setRecipients(List.of(RecipientKind.SUBJECT))
            .setWhen(
                Conditions.newBuilder()
                    .setBasis(Basis.EITHER)
                    .setMessage(List.of("requestKinds"))
                    .setRequestKinds(List.of(RequestKind.DETAINER))
                    .build())
            .build(),
        1,
        Instant.EPOCH);
    steps = new RecordedSteps(new SampleCase("NOTICE0001"), book.upTo(2));
    steps.take(asked(null), AT.plusSeconds(1));
    last = steps.take(asked(RequestKind.DETAINER), AT.plusSeconds(2));
    assertEquals(List.of(Outcome.DELIVERED, Outcome.HELD), outcomes());
    steps.take(asked(null), AT.plusSeconds(3));
    CaseEvent another =
        CaseEvent.newBuilder(steps.event(CaseEventKind.CHARGE_DISMISSED, AT))
            .setNcic("5499")
            .build();
    last = steps.take(another, AT.plus(Duration.ofDays(31)));
    assertEquals(List.of(Outcome.WITHHELD, Outcome.HELD), outcomes());
  }

  private CaseEvent asked(RequestKind kind) {
    return CaseEvent.newBuilder(steps.event(CaseEventKind.REQUESTED, AT))
        .setOri(SampleCase.ORI)
        .setRequestKind(kind)
        .setWarrant(Warrant.NONE)
        .build();
  }

  private List<Outcome> outcomes() {
    return last.dispositions().stream()
        .filter(one -> one.getRecipient().equals(SUBJECT))
        .map(Disposition::getOutcome)
        .toList();
  }

  @Test
  void allAreEqual() {
    Findings findings = steps.told();
    assertTrue(findings.allEqual(), findings.all()::toString);
  }

  @Test
  void eachThatTheLogLacksIsMissed() {
    for (int i = 0; i < steps.records.dispositions.size(); i++) {
      Recorded<Disposition> gone = steps.records.dispositions.remove(i);
      assertEquals(1, steps.told().count(Verdict.DIFFERENT), gone.event()::toString);
      steps.records.dispositions.add(i, gone);
    }
  }

  @Test
  void oneThatSaysAnotherThingOrStandsTwiceIsDifferent() {
    int end = steps.records.dispositions.size() - 1;
    Recorded<Disposition> held = steps.records.dispositions.get(end);
    Disposition other =
        Disposition.newBuilder(held.event()).setOutcome(Outcome.NOT_APPLICABLE).build();
    steps.records.dispositions.set(end, steps.recorded(TopicCatalogue.DISPOSITIONS.name(), other));
    assertEquals(2, steps.told().count(Verdict.DIFFERENT), "none says this, and one is lacking");
    steps.records.dispositions.set(end, held);
    steps.records.dispositions.add(
        steps.recorded(TopicCatalogue.DISPOSITIONS.name(), held.event()));
    assertEquals(1, steps.told().count(Verdict.DIFFERENT), "it stands twice");
  }
}
