package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.decisions.ReplayEvents.BOSTON;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.bytes;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.reference.ReferenceSet;

/** Requests, consents and their end, as they are on the log, taken and taken again. */
class ConsentReplayTest {
  private static final Instant ASKED = NOON.minusSeconds(30);
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());
  private static final CaseEvent WITHDRAWN = new CaseEvent.ConsentWithdrawn(BOSTON);

  private final CaseReplay replay = new CaseReplay(ReplayEvents.SAMPLE);
  private final RuleBookReader reader = new RuleBookReader();
  private final Determination determination = made();
  private final List<CaseChange> taken = new ArrayList<>();
  private final Map<CaseChange, org.tenprint.events.notification.CaseEvent> inputs =
      new LinkedHashMap<>();
  private final List<KnownRules> known = new ArrayList<>();
  private KnownRules rules;

  private static Determination made() {
    try {
      return determination("T-1", IdentificationOutcome.MATCH, false);
    } catch (BrokenEvent e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void aRequestWaitsForAConsent() throws BrokenEvent {
    reader.put(asking("PERMIT", Effect.PERMIT, ConsentTerms.ALONE), 0, Instant.EPOCH);
    reader.put(asking("HOLD", Effect.HOLD, ConsentTerms.NONE), 1, Instant.EPOCH);
    reader.put(
        Instrument.newBuilder(
                instrument("STATUS", Edge.REQUEST, Effect.PERMIT, NOON.minusSeconds(9000)))
            .setWhen(
                ConditionEvents.write(
                    Set.of(new RequestCondition.RequestKindIn(Set.of(RequestKind.STATUS)))))
            .build(),
        2,
        Instant.EPOCH);
    rules = reader.upTo(3);
    known.add(rules);
    taken.add(replay.decide(replay.opened(determination), moment()));
  }

  private static Instrument asking(String id, Effect effect, ConsentTerms terms) {
    return Instrument.newBuilder(instrument(id, Edge.REQUEST, effect, NOON.minusSeconds(9000)))
        .setWhen(
            ConditionEvents.write(
                Set.of(
                    new RequestCondition.ConsentIn(Set.of(terms)),
                    new RequestCondition.RequestKindIn(Set.of(RequestKind.INTERVIEW)))))
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

  /** What is on the log happened at its own time, also before the decision. */
  private void happens(CaseEvent event, Instant at) throws BrokenEvent {
    var written =
        ReportedEvents.write(
                determination.getIdentification().getContext().getBookingId(), event, at)
            .build();
    CaseChange change = replay.apply(taken.get(taken.size() - 1).next(), written, moment());
    taken.add(change);
    known.add(rules);
    inputs.put(change, written);
  }

  private static CaseEvent requested(Instant asked) {
    return requested(RequestKind.INTERVIEW, asked);
  }

  private static CaseEvent requested(RequestKind kind, Instant asked) {
    return new CaseEvent.Requested(BOSTON, new Request(Optional.of(kind), Warrant.NONE).at(asked));
  }

  /** What cannot be read may say anything, and holds what is decided from then on. */
  private void anInstrumentComesThatCannotBeRead() {
    var unread =
        Instrument.newBuilder(
                instrument("UNREAD", Edge.REQUEST, Effect.PERMIT, NOON.minusSeconds(8000)))
            .setEffect(Effect.UNKNOWN)
            .build();
    assertThrows(BrokenEvent.class, () -> reader.put(unread, 3, Instant.EPOCH));
    assertEquals(1, reader.unread().size());
    rules = reader.upTo(4);
  }

  private void bothConsent(Instant asked) throws BrokenEvent {
    for (String by : List.of("tenprint:local#ann", "tenprint:local#bob")) {
      happens(new CaseEvent.Consented(by, BOSTON, asked, "F-1", ConsentTerms.ALONE), NOON);
    }
  }

  private List<MessageKind> told() {
    return taken.stream()
        .flatMap(change -> change.messages().stream())
        .filter(message -> message.getRecipient().startsWith("request:"))
        .map(message -> message.getKind())
        .toList();
  }

  private Outcome shown() {
    return taken.stream()
        .flatMap(change -> change.dispositions().stream())
        .filter(one -> one.getRecipient().startsWith("request:"))
        .reduce((one, later) -> later)
        .orElseThrow()
        .getOutcome();
  }

  private void takenAgainIsTheSame() throws BrokenEvent {
    CaseState state = replay.opened(determination);
    for (CaseChange one : taken) {
      CaseChange again =
          new CaseReplay(ReferenceSet.sample())
              .again(
                  state,
                  one.step(),
                  Optional.of(inputs.containsKey(one) ? inputs.get(one) : determination),
                  known.get(taken.indexOf(one)));
      assertArrayEquals(bytes(one.step()), bytes(again.step()));
      assertEquals(one.dispositions(), again.dispositions());
      assertEquals(one.messages(), again.messages());
      state = again.next();
    }
  }

  @Test
  void aConsentAndItsEndTakenAgainHaveTheSameBytes() throws BrokenEvent {
    happens(requested(ASKED), ASKED);
    assertEquals(Outcome.HELD, shown());
    bothConsent(ASKED);
    assertEquals(Outcome.DELIVERED, shown());
    happens(WITHDRAWN, NOON.plusSeconds(300));
    assertEquals(Outcome.RECALLED, shown());
    assertEquals(List.of(MessageKind.REQUEST, MessageKind.RECALL), told());
    takenAgainIsTheSame();
  }

  /** What later rules make of a request is no part of what a person takes back. */
  @Test
  void whatWasToldByAConsentIsRecalledWhateverCannotBeReadSince() throws BrokenEvent {
    happens(requested(ASKED), ASKED);
    bothConsent(ASKED);
    anInstrumentComesThatCannotBeRead();
    happens(WITHDRAWN, NOON);
    assertEquals(Outcome.RECALLED, shown());
    takenAgainIsTheSame();
  }

  @Test
  void whatWasToldWithoutIsNotRecalledWhateverCannotBeReadSince() throws BrokenEvent {
    happens(requested(RequestKind.STATUS, ASKED), ASKED);
    assertEquals(Outcome.DELIVERED, shown());
    anInstrumentComesThatCannotBeRead();
    happens(WITHDRAWN, NOON);
    assertEquals(List.of(MessageKind.REQUEST), told());
    takenAgainIsTheSame();
  }

  /** The log may have the same request twice, and reports of it after its refusal. */
  @Test
  void aRequestThatComesAgainIsNotOpenedAgain() throws BrokenEvent {
    happens(requested(ASKED), ASKED);
    bothConsent(ASKED);
    happens(WITHDRAWN, NOON);
    for (Instant again : List.of(ASKED, ASKED, ASKED.minusSeconds(60), ASKED)) {
      happens(requested(again), ASKED);
      bothConsent(ASKED);
      bothConsent(again);
      assertEquals(Outcome.HELD, shown());
    }
    assertEquals(List.of(MessageKind.REQUEST, MessageKind.RECALL), told());
    happens(new CaseEvent.Requested(BOSTON, new Request(Optional.empty(), Warrant.NONE)), NOON);
    happens(requested(ASKED), ASKED);
    bothConsent(ASKED);
    assertEquals(Outcome.HELD, shown());
    happens(requested(NOON), NOON);
    bothConsent(NOON);
    assertEquals(Outcome.DELIVERED, shown());
    takenAgainIsTheSame();
  }
}
