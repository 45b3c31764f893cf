package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
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
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.policy.law.Edition;
import org.tenprint.reference.ReferenceSet;

/**
 * A hold that a service said by other reference data than those of the step that ended it: that it
 * ran out follows from what its dispositions state.
 */
class OtherDataFoldTest {
  private static final SampleCase SAMPLE = new SampleCase("FOLD0002");
  private static final Instant DECIDED = SampleCase.BOOKED.plusSeconds(4);
  private static final Duration DEADLINE = Duration.ofDays(30);
  private static final Instant OVER = DECIDED.plus(DEADLINE);

  private final ReferenceSet reference = ReferenceSet.sample();
  private final CaseReplay replay = new CaseReplay(reference);
  private final FoldedJournal journal = new FoldedJournal(SAMPLE, DECIDED);
  private final Instrument permit = SampleInstruments.permit();

  /** It let out in time what it held. */
  private final Instrument pause =
      Instrument.newBuilder(permit)
          .setId("PAUSE")
          .setEffect(Effect.HOLD)
          .setReason(Reason.COUNSEL)
          .setEffectiveTo(
              new OffsetTime(OVER.minusSeconds(3600), permit.getEffectiveFrom().getOffsetSeconds()))
          .build();

  private MemoryLog log() {
    List<LogRecord> records =
        List.of(permit, pause).stream()
            .map(
                one ->
                    FoldedSteps.record(
                        TopicCatalogue.INSTRUMENTS.name(), one.getId(), one, Instant.EPOCH))
            .toList();
    LogRecord last = records.get(1);
    LogRecord second =
        new LogRecord(last.topic(), 0, 1, last.recorded(), last.key(), List.of(), last.value());
    return new MemoryLog(
        Set.of(TopicCatalogue.INSTRUMENTS.name()), List.of(records.get(0), second));
  }

  private KnownRules rules() throws Exception {
    RuleBookReader book = new RuleBookReader();
    book.put(permit, 0, Instant.EPOCH);
    book.put(pause, 1, Instant.EPOCH);
    return book.upTo(2);
  }

  private CaseMoment moment(Instant at, Optional<Origin> origin) throws Exception {
    return new CaseMoment(
        at,
        rules(),
        new CaseSettings(DEADLINE, new TreeSet<>()),
        origin,
        Optional.empty(),
        Edition.PRESENT);
  }

  /** Held by a service with other reference data, and ended by one with these. */
  private void ranOut() throws Exception {
    Determination determination =
        Determinations.of(SAMPLE.identification(), Optional.empty(), reference, DECIDED);
    Origin origin = new Origin(TopicCatalogue.DETERMINATIONS.name(), 0, 1L);
    journal.input(origin, determination);
    CaseMoment other = moment(DECIDED, Optional.of(origin)).by(Optional.of("other"));
    CaseChange decided = journal.take(replay.decide(replay.opened(determination), other));
    CaseMoment late = moment(OVER.plusSeconds(60), Optional.empty());
    journal.take(replay.wakeAgain(decided.next(), late, StepTrigger.DEADLINE));
  }

  private List<Recorded<Disposition>> stated() {
    return journal.taken().get(1).dispositions().stream()
        .map(one -> Disposition.newBuilder(one).setReferenceDataVersion("other").build())
        .map(
            one ->
                new Recorded<>(
                    one,
                    FoldedSteps.record(
                        TopicCatalogue.DISPOSITIONS.name(), SAMPLE.id().toString(), one, DECIDED)))
        .toList();
  }

  private SortedMap<Integer, String> folded(List<Recorded<Disposition>> dispositions)
      throws Exception {
    EventReader reader =
        new EventReader(log(), new Events(Optional.empty(), Optional.empty(), Optional.empty()));
    CaseFold.Folded folded =
        new CaseFold(
                replay,
                RuleBooks.read(reader, List.of(rules().offset())),
                journal.inputs(),
                reader,
                Withdrawals.read(reader, Set.of()))
            .fold(journal.steps(), dispositions);
    assertEquals(Optional.empty(), folded.end());
    return FoldedSteps.made(folded.steps());
  }

  @Test
  void itRanOutAndIsEqual() throws Exception {
    ranOut();
    assertEquals(
        List.of(Outcome.WITHHELD),
        journal.taken().get(2).dispositions().stream().map(Disposition::getOutcome).toList());
    assertEquals(List.of(), journal.taken().get(2).messages());
    assertEquals(FoldedSteps.made(journal.taken()), folded(stated()));
    assertNotEquals(
        FoldedSteps.made(journal.taken()), folded(List.of()), "by these alone it was let out");
  }
}
