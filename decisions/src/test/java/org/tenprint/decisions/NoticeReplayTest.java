package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.decisions.ReplayEvents.BOSTON;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.bytes;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientKind;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.reference.ReferenceSet;

/** Notices of requests on the log, taken and taken again. */
class NoticeReplayTest {
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());
  private static final String SUBJECT = "subject:" + BOSTON;

  private final CaseReplay replay = new CaseReplay(ReferenceSet.sample());
  private final RuleBookReader reader = new RuleBookReader();
  private final List<CaseChange> taken = new ArrayList<>();
  private final List<Object> inputs = new ArrayList<>();
  private Determination determination;
  private KnownRules rules;

  @BeforeEach
  void ofADetainerThePersonIsTold() throws BrokenEvent {
    determination = determination("T-1", IdentificationOutcome.MATCH, false);
    reader.put(
        instrument("ASK", Edge.REQUEST, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    reader.put(tell(), 1, Instant.EPOCH);
    rules = reader.upTo(2);
    taken.add(replay.decide(replay.opened(determination), moment()));
    inputs.add(determination);
  }

  private static Instrument tell() {
    return Instrument.newBuilder(
            instrument("TELL", Edge.REQUEST, Effect.REQUIRE, NOON.minusSeconds(9000)))
        .setReason(null)
        .setRecipients(List.of(RecipientKind.SUBJECT))
        .setWhen(
            ConditionEvents.write(
                Set.of(new RequestCondition.RequestKindIn(Set.of(RequestKind.DETAINER)))))
        .build();
  }

  private Instant now() {
    return NOON.plusSeconds(60L * taken.size());
  }

  private CaseMoment moment() {
    byte[] key = new byte[MessageKey.LENGTH];
    Arrays.fill(key, (byte) taken.size());
    return new CaseMoment(
        now(),
        rules,
        SETTINGS,
        Optional.of(new Origin("topic", 1, (long) taken.size())),
        Optional.of(new MessageKey(key)));
  }

  private void asks(Optional<RequestKind> kind) throws BrokenEvent {
    asks(kind, Optional.of(RequestPurpose.CRIMINAL_INVESTIGATION));
  }

  /** What people release of these counts for both: the question is none of one purpose. */
  private void asksForNoStatedPurpose() throws BrokenEvent {
    asks(Optional.empty(), Optional.empty());
  }

  private void asks(Optional<RequestKind> kind, Optional<RequestPurpose> purpose)
      throws BrokenEvent {
    Request asked = new Request(kind, Warrant.NONE).statedFor(purpose).at(now());
    var event =
        ReportedEvents.write(
                determination.getIdentification().getContext().getBookingId(),
                new CaseEvent.Requested(BOSTON, asked),
                now())
            .build();
    taken.add(replay.apply(last().next(), event, moment()));
    inputs.add(event);
  }

  private void twoRelease() throws BrokenEvent {
    for (String by : List.of("tenprint:local#ann", "tenprint:local#bob")) {
      Review review =
          Review.newBuilder()
              .setBookingId(determination.getIdentification().getContext().getBookingId())
              .setBy(by)
              .setVerdict(Verdict.RELEASE)
              .setAt(Times.written(NOON, ReplayEvents.EASTERN))
              .build();
      taken.add(replay.apply(last().next(), review, moment()));
      inputs.add(review);
    }
  }

  private CaseChange last() {
    return taken.get(taken.size() - 1);
  }

  private List<RecipientMessage> notices() {
    return taken.stream()
        .flatMap(change -> change.messages().stream())
        .filter(message -> message.getKind() == MessageKind.NOTICE)
        .toList();
  }

  private List<Disposition> said() {
    return last().dispositions().stream()
        .filter(one -> one.getRecipient().equals(SUBJECT))
        .toList();
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
  void aNoticeSaysWhenAndForWhatActionAndNotForWhichPurpose() throws BrokenEvent {
    Instant asked = now();
    asks(Optional.of(RequestKind.DETAINER));
    RecipientMessage notice = notices().get(0);
    assertEquals(SUBJECT, notice.getRecipient());
    assertEquals(Times.kept(asked), notice.getAsked());
    assertEquals(org.tenprint.events.notification.RequestKind.DETAINER, notice.getRequestKind());
    assertNull(notice.getPurpose());
    assertNull(notice.getSubjectId());
    assertNull(notice.getStatus());
    assertTrue(notice.getLevels().isEmpty());
    takenAgainIsTheSame();
  }

  /** Whom it is about is told apart by nothing that the agency's request has. */
  @Test
  void whatIsNoNoticeSaysNothingOfTheRequest() throws BrokenEvent {
    asks(Optional.of(RequestKind.DETAINER));
    List<RecipientMessage> others =
        taken.stream()
            .flatMap(change -> change.messages().stream())
            .filter(message -> message.getKind() != MessageKind.NOTICE)
            .toList();
    assertTrue(others.size() > 0);
    others.forEach(
        message -> {
          assertNull(message.getAsked());
          assertNull(message.getRequestKind());
        });
  }

  /** The day of the request stays its own though people looked for days. */
  @Test
  void aNoticeThatWasHeldSaysWhenItWasAsked() throws BrokenEvent {
    Instant asked = now();
    asks(Optional.empty());
    assertEquals(List.of(), notices());
    twoRelease();
    RecipientMessage notice = notices().get(0);
    assertEquals(Times.kept(asked), notice.getAsked());
    assertNotEquals(notice.getAsked(), notice.getSentAt());
    assertNull(notice.getRequestKind());
    takenAgainIsTheSame();
  }

  /** Delivered with its message, and held as before without one. */
  @Test
  void whatGoesOutBesideAHoldIsPublicAndTheHoldAfterIt() throws BrokenEvent {
    asks(Optional.empty());
    String heldAt = said().get(0).getDecidedAt().toString();
    asks(Optional.of(RequestKind.DETAINER));
    assertEquals(
        List.of(Outcome.DELIVERED, Outcome.HELD),
        said().stream().map(Disposition::getOutcome).toList());
    assertEquals(notices().get(0).getMessageId(), said().get(0).getMessageId());
    assertNull(said().get(1).getMessageId());
    assertEquals(heldAt, said().get(1).getDecidedAt().toString());
    takenAgainIsTheSame();
  }

  /** Two go out in one step: each has an id of its own, and a disposition that names it. */
  @Test
  void twoNoticesOfOneStepHaveTwoIds() throws BrokenEvent {
    asksForNoStatedPurpose();
    asksForNoStatedPurpose();
    twoRelease();
    assertEquals(2, last().messages().size());
    List<String> ids = notices().stream().map(RecipientMessage::getMessageId).toList();
    assertEquals(2, Set.copyOf(ids).size(), ids::toString);
    assertEquals(
        ids,
        taken.stream()
            .flatMap(change -> change.dispositions().stream())
            .filter(one -> one.getRecipient().equals(SUBJECT))
            .map(Disposition::getMessageId)
            .filter(Objects::nonNull)
            .toList());
  }

  /** A version of before does not know whom it names; what it may speak of is held elsewhere. */
  @Test
  void anInstrumentThatNamesSomebodyUnknownIsRefused() {
    Instrument later =
        Instrument.newBuilder(tell())
            .setId("LATER")
            .setRecipients(List.of(RecipientKind.UNKNOWN))
            .build();
    assertThrows(BrokenEvent.class, () -> reader.put(later, 2, Instant.EPOCH));
  }
}
