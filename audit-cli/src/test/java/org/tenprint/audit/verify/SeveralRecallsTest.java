package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.MessageKey;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Warrant;
import org.tenprint.messaging.EventCodec;
import org.tenprint.reference.ReferenceSet;

/** A step that recalls two requests of one agency, held against the log. */
class SeveralRecallsTest {
  private static final SampleCase SAMPLE = new SampleCase("RECALL0001");
  private static final Instant DECIDED = SampleCase.BOOKED.plusSeconds(4);
  private static final String AGENCY = "request:" + SampleCase.ORI;

  private final ReferenceSet reference = ReferenceSet.sample();
  private final Map<Integer, CaseChange> steps = new HashMap<>();
  private final CaseRecords.OfBooking records = new CaseRecords.OfBooking();
  private long offset;

  @BeforeEach
  void twoRequestsAreToldAndRecalled() throws Exception {
    Instrument permit =
        Instrument.newBuilder(SampleInstruments.permit()).setEdge(Edge.REQUEST).build();
    RuleBookReader book = new RuleBookReader();
    book.put(permit, 0);
    KnownRules rules = book.upTo(1);
    CaseReplay replay = new CaseReplay(reference);
    CaseState state =
        replay.opened(
            Determinations.of(SAMPLE.identification(), Optional.empty(), reference, DECIDED));
    for (CaseEvent event :
        List.of(asked(Warrant.NONE), asked(Warrant.JUDICIAL), event(CaseEventKind.PROTECTED))) {
      int number = steps.size() + 1;
      byte[] key = new byte[MessageKey.LENGTH];
      key[0] = (byte) number;
      CaseMoment moment =
          new CaseMoment(
              DECIDED.plusSeconds(number),
              rules,
              new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
              Optional.of(new Origin("input", 0, (long) number)),
              Optional.of(new MessageKey(key)));
      CaseChange change = replay.apply(state, event, moment);
      steps.put(number, change);
      state = change.next();
      records.journal.put(number, recorded(TopicCatalogue.CASE_STEPS.name(), change.step()));
      records.stepsInWindow.add(number);
      change
          .dispositions()
          .forEach(
              one -> records.dispositions.add(recorded(TopicCatalogue.DISPOSITIONS.name(), one)));
      change
          .messages()
          .forEach(one -> records.messages.add(recorded(RecipientAddress.of(AGENCY).topic(), one)));
    }
    assertEquals(4, records.messages.size(), "two requests, two recalls");
  }

  @Test
  void bothAreEqual() {
    Findings findings = told();
    assertTrue(findings.allEqual(), findings.all()::toString);
    assertEquals(3 + 4 + 4, findings.count(Verdict.EQUAL));
  }

  @Test
  void oneThatTheLogLacksIsMissed() {
    for (int i = 0; i < 2; i++) {
      Recorded<Disposition> gone = records.dispositions.remove(recall(i));
      assertEquals(1, told().count(Verdict.DIFFERENT), "disposition " + i);
      records.dispositions.add(gone);
    }
    RecipientMessage last = records.messages.remove(records.messages.size() - 1).event();
    assertEquals(1, told().count(Verdict.DIFFERENT), last.getMessageId());
  }

  @Test
  void oneThatStandsTwiceInThePlaceOfTheOtherIsDifferent() {
    records.dispositions.set(recall(1), records.dispositions.get(recall(0)));
    assertEquals(2, told().count(Verdict.DIFFERENT), "twice, and one is lacking");
  }

  @Test
  void oneThatNamesAnotherMessageIsDifferent() {
    int which = recall(1);
    Disposition other =
        Disposition.newBuilder(records.dispositions.get(which).event())
            .setMessageId("another")
            .build();
    records.dispositions.set(which, recorded(TopicCatalogue.DISPOSITIONS.name(), other));
    assertEquals(2, told().count(Verdict.DIFFERENT), "none names it, and one is lacking");
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

  private Findings told() {
    Findings findings = new Findings();
    records.dispositions.forEach(one -> records.placesInWindow.add(one.where()));
    records.messages.forEach(one -> records.placesInWindow.add(one.where()));
    MemoryLog log =
        new MemoryLog(
            Set.of(
                TopicCatalogue.CASE_STEPS.name(),
                TopicCatalogue.DISPOSITIONS.name(),
                RecipientAddress.of(AGENCY).topic()),
            List.of());
    EventReader reader =
        new EventReader(log, new Events(Optional.empty(), Optional.empty(), Optional.empty()));
    new OneCase(
            SAMPLE.id().toString(),
            records,
            new CaseFold.Folded(steps, Optional.empty()),
            reader,
            reference,
            DECIDED.plusSeconds(60))
        .tell(findings);
    return findings;
  }

  private static CaseEvent asked(Warrant warrant) {
    return CaseEvent.newBuilder(event(CaseEventKind.REQUESTED))
        .setOri(SampleCase.ORI)
        .setWarrant(warrant)
        .build();
  }

  private static CaseEvent event(CaseEventKind kind) {
    return CaseEvent.newBuilder()
        .setBookingId(SAMPLE.id())
        .setKind(kind)
        .setAt(SampleCase.at(DECIDED))
        .build();
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> Recorded<T> recorded(String topic, T event) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    return new Recorded<>(
        event,
        new LogRecord(
            topic,
            0,
            offset++,
            DECIDED,
            SAMPLE.id().toString().getBytes(StandardCharsets.UTF_8),
            List.of(),
            codec.encode(event)));
  }
}
