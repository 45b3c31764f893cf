package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.bytes;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.reference.ReferenceSet;

/** Purposes of requests on the log, taken and taken again. */
class PurposeReplayTest {
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());
  private static final String BOSTON = "MA0130100";

  private final CaseReplay replay = new CaseReplay(ReferenceSet.sample());
  private final RuleBookReader reader = new RuleBookReader();
  private final List<CaseChange> taken = new ArrayList<>();
  private final List<Object> inputs = new ArrayList<>();
  private Determination determination;
  private KnownRules rules;

  @BeforeEach
  void oneCivilEnforcementIsRefused() throws BrokenEvent {
    determination = determination("T-1", IdentificationOutcome.MATCH, false);
    reader.put(
        instrument("ASK", Edge.REQUEST, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    reader.put(refusal(), 1, Instant.EPOCH);
    rules = reader.upTo(2);
    taken.add(replay.decide(replay.opened(determination), moment()));
    inputs.add(determination);
  }

  private static Instrument refusal() {
    return Instrument.newBuilder(
            instrument("NO-CIVIL", Edge.REQUEST, Effect.WITHHOLD, NOON.minusSeconds(9000)))
        .setWhen(
            ConditionEvents.write(
                Set.of(new RequestCondition.PurposeIn(Set.of(RequestPurpose.CIVIL_ENFORCEMENT)))))
        .build();
  }

  private CaseMoment moment() {
    return new CaseMoment(
        NOON.plusSeconds(60L * taken.size()),
        rules,
        SETTINGS,
        Optional.of(new Origin("topic", 1, (long) taken.size())),
        Optional.empty());
  }

  private static org.tenprint.events.notification.CaseEvent written(Optional<RequestPurpose> of) {
    try {
      Request asked = Request.of(Warrant.NONE).statedFor(of).at(NOON);
      return ReportedEvents.write(
              determination("T-1", IdentificationOutcome.MATCH, false)
                  .getIdentification()
                  .getContext()
                  .getBookingId(),
              new CaseEvent.Requested(BOSTON, asked),
              NOON)
          .build();
    } catch (BrokenEvent e) {
      throw new IllegalStateException(e);
    }
  }

  private void asks(Optional<RequestPurpose> purpose) throws BrokenEvent {
    var event = written(purpose);
    taken.add(replay.apply(taken.get(taken.size() - 1).next(), event, moment()));
    inputs.add(event);
  }

  private List<RecipientMessage> requests() {
    return taken.stream()
        .flatMap(change -> change.messages().stream())
        .filter(message -> message.getKind() == MessageKind.REQUEST)
        .toList();
  }

  private Disposition shown() {
    return taken.stream()
        .flatMap(change -> change.dispositions().stream())
        .filter(one -> one.getRecipient().startsWith("request:"))
        .reduce((one, later) -> later)
        .orElseThrow();
  }

  private void takenAgainIsTheSame() throws BrokenEvent {
    CaseState state = replay.opened(determination);
    for (CaseChange one : taken) {
      Object input = inputs.get(taken.indexOf(one));
      CaseChange again =
          new CaseReplay(ReferenceSet.sample()).again(state, one.step(), Optional.of(input), rules);
      assertArrayEquals(bytes(one.step()), bytes(again.step()));
      assertEquals(one.dispositions(), again.dispositions());
      assertEquals(one.messages(), again.messages());
      state = again.next();
    }
  }

  @Test
  void whoIsAskedIsToldWhatFor() throws BrokenEvent {
    asks(Optional.of(RequestPurpose.CRIMINAL_INVESTIGATION));
    asks(Optional.of(RequestPurpose.CIVIL_ENFORCEMENT));
    assertEquals(Outcome.WITHHELD, shown().getOutcome());
    asks(Optional.of(RequestPurpose.CUSTODY_SAFETY));
    assertEquals(
        List.of("CRIMINAL_INVESTIGATION", "CUSTODY_SAFETY"),
        requests().stream().map(one -> one.getPurpose().name()).toList());
    takenAgainIsTheSame();
  }

  /** Nothing but a request is told for one: a recipient of before reads what it read. */
  @Test
  void whatIsNoRequestHasNone() throws BrokenEvent {
    asks(Optional.of(RequestPurpose.CUSTODY_SAFETY));
    taken.stream()
        .flatMap(change -> change.messages().stream())
        .filter(message -> message.getKind() != MessageKind.REQUEST)
        .forEach(message -> assertNull(message.getPurpose()));
  }

  @Test
  void oneThatStatesNoneIsHeldAndToldForNone() throws BrokenEvent {
    asks(Optional.empty());
    assertEquals(Outcome.HELD, shown().getOutcome());
    released("tenprint:local#ann");
    released("tenprint:local#bob");
    assertEquals(Outcome.DELIVERED, shown().getOutcome());
    assertNull(requests().get(0).getPurpose());
    asks(Optional.empty());
    assertEquals(Outcome.HELD, shown().getOutcome(), "it is another request");
    takenAgainIsTheSame();
  }

  private void released(String by) throws BrokenEvent {
    Review review =
        Review.newBuilder()
            .setBookingId(determination.getIdentification().getContext().getBookingId())
            .setBy(by)
            .setVerdict(Verdict.RELEASE)
            .setAt(Times.written(NOON, ReplayEvents.EASTERN))
            .build();
    taken.add(replay.apply(taken.get(taken.size() - 1).next(), review, moment()));
    inputs.add(review);
  }

  @Test
  void aRequestComesBackWithItsPurposeAndOneOfBeforeWithNone() throws BrokenEvent {
    for (RequestPurpose purpose : RequestPurpose.values()) {
      CaseEvent.Requested read =
          (CaseEvent.Requested) TakenEvents.read(written(Optional.of(purpose)));
      assertEquals(Optional.of(purpose), read.request().purpose());
    }
    var before = written(Optional.empty());
    assertNull(before.getPurpose());
    assertEquals(
        Optional.empty(), ((CaseEvent.Requested) TakenEvents.read(before)).request().purpose());
  }

  /** What a later version states is not taken as nothing. */
  @Test
  void aPurposeThatIsNotKnownIsRefused() {
    var later =
        org.tenprint.events.notification.CaseEvent.newBuilder(written(Optional.empty()))
            .setPurpose(org.tenprint.events.notification.RequestPurpose.UNKNOWN)
            .build();
    assertThrows(BrokenEvent.class, () -> TakenEvents.read(later));
  }

  /** A version of before refuses the whole by the word among the messages, and so do we. */
  @Test
  void theConditionIsNamedWhereItWouldBePassedOver() throws BrokenEvent {
    Conditions when = refusal().getWhen();
    assertEquals(List.of("purposes"), when.getMessage());
    Conditions nameless = Conditions.newBuilder(when).setMessage(List.of()).build();
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(nameless));
    Conditions passedOver = Conditions.newBuilder(when).setPurposes(List.of()).build();
    assertThrows(BrokenEvent.class, () -> ConditionEvents.read(passedOver));
    for (var word :
        Arrays.asList(
            List.of(org.tenprint.events.notification.RequestPurpose.UNKNOWN),
            List.of(
                org.tenprint.events.notification.RequestPurpose.CUSTODY_SAFETY,
                org.tenprint.events.notification.RequestPurpose.UNKNOWN))) {
      Conditions unknown = Conditions.newBuilder(when).setPurposes(word).build();
      assertThrows(BrokenEvent.class, () -> ConditionEvents.read(unknown));
    }
  }

  /** It holds what it may speak of: requests, and nothing else. */
  @Test
  void anInstrumentOfAnUnknownPurposeHoldsRequests() throws BrokenEvent {
    Instrument unread =
        Instrument.newBuilder(refusal())
            .setId("LATER")
            .setWhen(
                Conditions.newBuilder(refusal().getWhen())
                    .setPurposes(List.of(org.tenprint.events.notification.RequestPurpose.UNKNOWN))
                    .build())
            .build();
    assertThrows(BrokenEvent.class, () -> reader.put(unread, 2, Instant.EPOCH));
    rules = reader.upTo(3);
    asks(Optional.of(RequestPurpose.CUSTODY_SAFETY));
    assertEquals(Outcome.HELD, shown().getOutcome());
    assertEquals(List.of("LATER"), shown().getInstruments());
  }
}
