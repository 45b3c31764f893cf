package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Warrant;
import org.tenprint.policy.law.Edition;

/** Which message a recall names where an agency was told of several requests. */
class RecalledIdsTest {
  private static final String AGENCY = "request:" + BOSTON;

  private final CaseReplay replay = new CaseReplay(SAMPLE);
  private final List<SpecificRecord> inputs = new ArrayList<>();
  private final List<CaseChange> changes = new ArrayList<>();
  private Determination determination;
  private KnownRules rules;

  @BeforeEach
  void anyRequestMayBeTold() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    reader.put(
        instrument("REQUEST", Edge.REQUEST, Effect.PERMIT, NOON.minusSeconds(9000)),
        0,
        Instant.EPOCH);
    rules = reader.upTo(1);
    determination = determination("T-1", IdentificationOutcome.MATCH, false);
  }

  @Test
  void eachIsNamedOnceByItsOwnRecall() throws BrokenEvent {
    play(Edition.PRESENT, CaseEventKind.PROTECTED);
    List<String> told = told();
    CaseChange last = changes.get(changes.size() - 1);
    List<RecipientMessage> recalls = toTheAgency(last);
    assertEquals(told, recalls.stream().map(RecipientMessage::getRecalls).toList());
    Set<String> ids = new HashSet<>(told);
    recalls.forEach(recall -> ids.add(recall.getMessageId()));
    assertEquals(4, ids.size(), "no two have one id");
    assertEquals(
        recalls.stream().map(RecipientMessage::getMessageId).toList(),
        last.dispositions().stream()
            .filter(one -> one.getRecipient().equals(AGENCY))
            .map(Disposition::getMessageId)
            .toList());
    assertEquals(last.dispositions().size(), last.step().getDispositions());
  }

  @Test
  void theStateKeepsWhatStandsBesideTheLastAndNothingOnceItIsRecalled() throws BrokenEvent {
    play(Edition.PRESENT, CaseEventKind.PROTECTED);
    CaseState before = changes.get(changes.size() - 2).next();
    assertEquals(told().get(1), before.sent().get(AGENCY));
    assertEquals(List.of(told().get(0)), List.copyOf(before.earlier().get(AGENCY).values()));
    CaseState after = changes.get(changes.size() - 1).next();
    assertFalse(after.earlier().containsKey(AGENCY));
    assertEquals(told().get(1), after.sent().get(AGENCY), "it was told once");
  }

  @Test
  void theIdOfARecallThatIsAloneIsAsBefore() throws BrokenEvent {
    for (Edition edition : Edition.values()) {
      CaseState state = replay.opened(determination);
      CaseChange asked = replay.apply(state, asked(Warrant.NONE), at(1, edition));
      CaseChange hidden =
          replay.apply(asked.next(), event(CaseEventKind.PROTECTED), at(2, edition));
      RecipientMessage recall = toTheAgency(hidden).get(0);
      assertEquals(key(2).id(AGENCY, MessageKind.RECALL), recall.getMessageId());
      assertEquals(toTheAgency(asked).get(0).getMessageId(), recall.getRecalls());
    }
  }

  @Test
  void stepsOfEachEditionAreTakenAgainWithTheSameBytes() throws BrokenEvent {
    for (Edition edition : Edition.values()) {
      for (CaseEventKind kind : List.of(CaseEventKind.PROTECTED, CaseEventKind.EXPUNGED)) {
        play(edition, kind);
        int recalls = toTheAgency(changes.get(changes.size() - 1)).size();
        assertEquals(edition.keepsEachRequest() ? 2 : 1, recalls, edition + " as it was");
        CaseState state = replay.opened(determination);
        for (int i = 0; i < changes.size(); i++) {
          CaseChange was = changes.get(i);
          CaseChange again = replay.again(state, was.step(), Optional.of(inputs.get(i)), rules);
          assertArrayEquals(bytes(was.step()), bytes(again.step()));
          assertEquals(was.dispositions(), again.dispositions());
          assertEquals(was.messages(), again.messages());
          assertEquals(was.next().earlier(), again.next().earlier());
          state = again.next();
        }
      }
    }
  }

  /** The upgrade came between two requests: what the state still knew is recalled too. */
  @Test
  void whatAnEarlierEditionToldLastIsRecalledByItsId() throws BrokenEvent {
    CaseChange first =
        replay.apply(replay.opened(determination), asked(Warrant.NONE), at(1, Edition.SECOND));
    CaseChange second = replay.apply(first.next(), asked(Warrant.JUDICIAL), at(2, Edition.THIRD));
    CaseChange hidden =
        replay.apply(second.next(), event(CaseEventKind.PROTECTED), at(3, Edition.THIRD));
    assertEquals(
        List.of(
            toTheAgency(first).get(0).getMessageId(), toTheAgency(second).get(0).getMessageId()),
        toTheAgency(hidden).stream().map(RecipientMessage::getRecalls).toList());
  }

  private void play(Edition edition, CaseEventKind last) throws BrokenEvent {
    inputs.clear();
    changes.clear();
    CaseState state = replay.opened(determination);
    for (CaseEvent event : List.of(asked(Warrant.NONE), asked(Warrant.JUDICIAL), event(last))) {
      CaseChange change = replay.apply(state, event, at(changes.size() + 1, edition));
      inputs.add(event);
      changes.add(change);
      state = change.next();
    }
  }

  private List<String> told() {
    return changes.stream()
        .flatMap(change -> toTheAgency(change).stream())
        .filter(message -> message.getKind() == MessageKind.REQUEST)
        .map(RecipientMessage::getMessageId)
        .toList();
  }

  private static List<RecipientMessage> toTheAgency(CaseChange change) {
    return change.messages().stream().filter(one -> one.getRecipient().equals(AGENCY)).toList();
  }

  private CaseEvent asked(Warrant warrant) {
    return CaseEvent.newBuilder(event(CaseEventKind.REQUESTED))
        .setOri(BOSTON)
        .setWarrant(warrant)
        .build();
  }

  private CaseEvent event(CaseEventKind kind) {
    return CaseEvent.newBuilder()
        .setBookingId(determination.getIdentification().getContext().getBookingId())
        .setKind(kind)
        .setAt(Times.written(NOON, EASTERN))
        .build();
  }

  private CaseMoment at(int second, Edition edition) {
    Instant instant = NOON.plusSeconds(second);
    return new CaseMoment(
        instant,
        rules,
        new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
        Optional.of(new Origin("topic", 1, (long) second)),
        Optional.of(key(second)),
        edition);
  }

  private static MessageKey key(int second) {
    byte[] bytes = new byte[MessageKey.LENGTH];
    bytes[0] = (byte) second;
    return new MessageKey(bytes);
  }
}
