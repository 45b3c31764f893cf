package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.decisions.ReplayEvents.BOSTON;
import static org.tenprint.decisions.ReplayEvents.EASTERN;
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
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.events.notification.Verdict;
import org.tenprint.reference.ReferenceSet;

class CaseReplayTest {
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());

  private final CaseReplay replay = new CaseReplay(SAMPLE);
  private final RuleBookReader reader = new RuleBookReader();
  private KnownRules rules;

  /** A step with the input it was taken on. */
  private record Taken(CaseChange change, Optional<SpecificRecord> input, KnownRules rules) {}

  @BeforeEach
  void everybodyMayBeTold() throws BrokenEvent {
    reader.put(
        instrument("SHARE", Edge.SHARE, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    reader.put(
        instrument("RETURN", Edge.RETURN, Effect.PERMIT, NOON.minusSeconds(9000)),
        1,
        Instant.EPOCH);
    rules = reader.upTo(2);
  }

  private CaseMoment at(Instant instant) {
    return new CaseMoment(
        instant,
        rules,
        SETTINGS,
        Optional.of(new Origin("topic", 1, instant.getEpochSecond())),
        Optional.empty());
  }

  private List<Taken> aCaseWithAllKindsOfSteps() throws BrokenEvent {
    List<Taken> taken = new ArrayList<>();
    Determination determination = determination("T-1", IdentificationOutcome.MATCH, false);
    CaseChange change = replay.decide(replay.opened(determination), at(NOON));
    taken.add(new Taken(change, Optional.of(determination), rules));

    var booking = determination.getIdentification().getContext().getBookingId();
    Review review = new Review(booking, "one", Verdict.NO_MATCH, Times.written(NOON, EASTERN));
    change = replay.apply(change.next(), review, at(NOON.plusSeconds(10)));
    taken.add(new Taken(change, Optional.of(review), rules));

    reader.put(
        instrument("REFUSAL", Edge.RETURN, Effect.WITHHOLD, NOON.plusSeconds(20)),
        2,
        Instant.EPOCH);
    rules = reader.upTo(3);
    CaseMoment woken =
        new CaseMoment(NOON.plusSeconds(30), rules, SETTINGS, Optional.empty(), Optional.empty());
    change = replay.wake(change.next(), woken).orElseThrow();
    taken.add(new Taken(change, Optional.empty(), rules));

    CaseEvent expunged =
        CaseEvent.newBuilder()
            .setBookingId(booking)
            .setKind(CaseEventKind.EXPUNGED)
            .setAt(Times.written(NOON, EASTERN))
            .build();
    change = replay.apply(change.next(), expunged, at(NOON.plusSeconds(40)));
    taken.add(new Taken(change, Optional.of(expunged), rules));
    return taken;
  }

  @Test
  void aCaseTakenAgainFromItsJournalHasTheSameBytes() throws BrokenEvent {
    List<Taken> taken = aCaseWithAllKindsOfSteps();
    assertEquals(
        List.of(3, 0, 2, 1), taken.stream().map(t -> t.change().dispositions().size()).toList());
    assertEquals(StepTrigger.RULE_BOOK, taken.get(2).change().step().getTrigger());
    CaseState state = replay.opened((Determination) taken.get(0).input().orElseThrow());
    for (Taken one : taken) {
      CaseChange again =
          new CaseReplay(ReferenceSet.sample())
              .again(state, one.change().step(), one.input(), one.rules());
      assertArrayEquals(bytes(one.change().step()), bytes(again.step()));
      assertEquals(one.change().dispositions(), again.dispositions());
      assertEquals(one.change().messages(), again.messages());
      for (int i = 0; i < again.messages().size(); i++) {
        assertArrayEquals(bytes(one.change().messages().get(i)), bytes(again.messages().get(i)));
      }
      state = again.next();
    }
  }

  @Test
  void aRecallNamesTheMessageRecalled() throws BrokenEvent {
    List<Taken> taken = aCaseWithAllKindsOfSteps();
    RecipientMessage first = taken.get(0).change().messages().get(1);
    RecipientMessage recall = taken.get(2).change().messages().get(0);
    assertEquals("sib:MA", first.getRecipient());
    assertEquals(MessageKind.RECALL, recall.getKind());
    assertEquals(first.getMessageId(), recall.getRecalls());
    assertNotEquals(first.getMessageId(), recall.getMessageId());
    assertEquals(List.of("REFUSAL"), recall.getInstruments());
  }

  @Test
  void onlyTheFieldOfficeIsToldLevels() throws BrokenEvent {
    List<RecipientMessage> messages =
        replay
            .decide(
                replay.opened(determination("T-1", IdentificationOutcome.MATCH, false)), at(NOON))
            .messages();
    assertEquals(List.of(2, 0, 0), messages.stream().map(m -> m.getLevels().size()).toList());
    assertEquals("subject-1", messages.get(2).getSubjectId());
  }

  @Test
  void aProtectedPersonsMessagesAreAStrangersButForIds() throws BrokenEvent {
    CaseChange hidden =
        replay.decide(
            replay.opened(determination("T-1", IdentificationOutcome.MATCH, true)), at(NOON));
    CaseChange stranger =
        replay.decide(
            replay.opened(determination("T-1", IdentificationOutcome.NO_MATCH, false)), at(NOON));
    assertEquals(
        List.of(Reason.PROTECTED, Reason.PROTECTED, Reason.PROTECTED),
        hidden.dispositions().stream().map(d -> d.getReason()).toList());
    assertEquals(2, hidden.messages().size());
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(bytes(stranger.messages().get(i)), bytes(hidden.messages().get(i)));
    }
  }

  @Test
  void whatIsKnownBeforeTheDecisionCountsInIt() throws BrokenEvent {
    Determination determination = determination("T-1", IdentificationOutcome.MATCH, false);
    CaseEvent hidden =
        CaseEvent.newBuilder()
            .setBookingId(determination.getIdentification().getContext().getBookingId())
            .setKind(CaseEventKind.PROTECTED)
            .setAt(Times.written(NOON, EASTERN))
            .build();
    CaseChange before = replay.apply(replay.opened(determination), hidden, at(NOON));
    assertEquals(List.of(), before.dispositions());
    CaseChange decided = replay.decide(before.next(), at(NOON));
    assertEquals(2, decided.step().getStep());
    assertEquals(Reason.PROTECTED, decided.dispositions().get(0).getReason());
  }

  @Test
  void aWakeThatChangesNothingIsNoStep() throws BrokenEvent {
    CaseState state =
        replay
            .decide(
                replay.opened(determination("T-1", IdentificationOutcome.MATCH, false)), at(NOON))
            .next();
    assertEquals(Optional.empty(), replay.wake(state, at(NOON.plusSeconds(86400))));
  }

  @Test
  void aPushedRecipientsMessageWaitsAndTheJournalSaysSo() throws BrokenEvent {
    CaseSettings pushed =
        new CaseSettings(
            Duration.ofDays(30), new TreeSet<>(Set.of("agency:" + BOSTON, "agency:IL0450300")));
    CaseMoment moment = new CaseMoment(NOON, rules, pushed, Optional.empty(), Optional.empty());
    CaseChange change =
        replay.decide(
            replay.opened(determination("T-1", IdentificationOutcome.MATCH, false)), moment);
    var waits =
        change.dispositions().stream()
            .filter(d -> d.getRecipient().equals("agency:" + BOSTON))
            .findFirst()
            .orElseThrow();
    assertEquals(Outcome.HELD, waits.getOutcome());
    assertEquals(Reason.ERROR, waits.getReason());
    assertEquals(Set.of(), change.workItems());
    assertEquals(List.of("agency:" + BOSTON), change.step().getPushed());
    CaseEvent dispatched =
        CaseEvent.newBuilder()
            .setBookingId(change.step().getBookingId())
            .setKind(CaseEventKind.DISPATCHED)
            .setAt(Times.written(NOON, EASTERN))
            .setRecipient("agency:" + BOSTON)
            .setSucceeded(true)
            .build();
    CaseChange sent = replay.apply(change.next(), dispatched, moment);
    assertEquals(Outcome.DELIVERED, sent.dispositions().get(0).getOutcome());
    assertEquals(1, sent.messages().size());
  }

  @Test
  void eventsThatCannotBeTakenAreRefused() {
    var booking = BookingIds.of(BOSTON, "T-1");
    var time = Times.written(NOON, EASTERN);
    assertThrows(
        BrokenEvent.class,
        () -> TakenEvents.read(new Review(booking, "one", Verdict.UNKNOWN, time)));
    assertThrows(
        BrokenEvent.class, () -> TakenEvents.read(new Review(booking, " ", Verdict.MATCH, time)));
    for (CaseEventKind kind :
        List.of(
            CaseEventKind.UNKNOWN,
            CaseEventKind.CHARGE_DISMISSED,
            CaseEventKind.REQUESTED,
            CaseEventKind.DISPATCHED)) {
      CaseEvent bare =
          CaseEvent.newBuilder().setBookingId(booking).setKind(kind).setAt(time).build();
      assertThrows(BrokenEvent.class, () -> TakenEvents.read(bare), kind.name());
    }
  }

  @Test
  void aStepIsNeverBeforeTheOneBefore() throws BrokenEvent {
    CaseState state =
        replay
            .decide(
                replay.opened(determination("T-1", IdentificationOutcome.MATCH, false)), at(NOON))
            .next();
    assertThrows(
        IllegalArgumentException.class, () -> replay.wake(state, at(NOON.minusSeconds(1))));
    assertTrue(replay.wake(state, at(NOON)).isEmpty());
  }
}
