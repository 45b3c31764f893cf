package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Warrant;

/** A step that recalls two requests of one agency, held against the log. */
class SeveralRecallsTest {
  private RecordedSteps steps;
  private CaseRecords.OfBooking records;

  @BeforeEach
  void twoRequestsAreToldAndRecalled() throws Exception {
    Instrument permit =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    RuleBookReader book = new RuleBookReader();
    book.put(permit, 0, Instant.EPOCH);
    steps = new RecordedSteps(new SampleCase("RECALL0001"), book.upTo(1));
    records = steps.records;
    CaseEvent hidden = steps.event(CaseEventKind.PROTECTED, RecordedSteps.DECIDED);
    int second = 1;
    for (CaseEvent event : List.of(asked(Warrant.NONE), asked(Warrant.JUDICIAL), hidden)) {
      steps.take(event, RecordedSteps.DECIDED.plusSeconds(second++));
    }
    assertEquals(4, records.messages.size(), "two requests, two recalls");
  }

  private CaseEvent asked(Warrant warrant) {
    return CaseEvent.newBuilder(steps.event(CaseEventKind.REQUESTED, RecordedSteps.DECIDED))
        .setOri(SampleCase.ORI)
        .setWarrant(warrant)
        .build();
  }

  @Test
  void bothAreEqual() {
    Findings findings = steps.told();
    assertTrue(findings.allEqual(), findings.all()::toString);
    assertEquals(3 + 4 + 4, findings.count(Verdict.EQUAL));
  }

  @Test
  void oneThatTheLogLacksIsMissed() {
    for (int i = 0; i < 2; i++) {
      Recorded<Disposition> gone = records.dispositions.remove(recall(i));
      assertEquals(1, steps.told().count(Verdict.DIFFERENT), "disposition " + i);
      records.dispositions.add(gone);
    }
    RecipientMessage last = records.messages.remove(records.messages.size() - 1).event();
    assertEquals(1, steps.told().count(Verdict.DIFFERENT), last.getMessageId());
  }

  @Test
  void oneThatStandsTwiceInThePlaceOfTheOtherIsDifferent() {
    records.dispositions.set(recall(1), records.dispositions.get(recall(0)));
    assertEquals(2, steps.told().count(Verdict.DIFFERENT), "twice, and one is lacking");
  }

  @Test
  void oneThatNamesAnotherMessageIsDifferent() {
    int which = recall(1);
    Disposition other =
        Disposition.newBuilder(records.dispositions.get(which).event())
            .setMessageId("another")
            .build();
    records.dispositions.set(which, steps.recorded(TopicCatalogue.DISPOSITIONS.name(), other));
    assertEquals(2, steps.told().count(Verdict.DIFFERENT), "none names it, and one is lacking");
  }

  /** The place of the first or second disposition that recalls. */
  private int recall(int which) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < records.dispositions.size(); i++) {
      if (records.dispositions.get(i).event().getOutcome() == Outcome.RECALLED) {
        places.add(i);
      }
    }
    return places.get(which);
  }
}
