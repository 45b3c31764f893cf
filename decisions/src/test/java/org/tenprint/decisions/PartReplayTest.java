package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.SAMPLE;
import static org.tenprint.decisions.ReplayEvents.bytes;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.KeptBack;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.MessagePart;
import org.tenprint.events.notification.RecipientMessage;

/** Messages that lack parts, as they are on the log, taken and taken again. */
class PartReplayTest {
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());
  private static final String OFFICE = "field-office:BOS";
  private static final String BUREAU = "sib:MA";

  private final CaseReplay replay = new CaseReplay(SAMPLE);
  private final RuleBookReader reader = new RuleBookReader();
  private KnownRules rules;

  @BeforeEach
  void everybodyMayBeToldInPart() throws BrokenEvent {
    reader.put(
        instrument("SHARE", Edge.SHARE, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    reader.put(
        instrument("RETURN", Edge.RETURN, Effect.PERMIT, NOON.minusSeconds(9000)),
        1,
        Instant.EPOCH);
    reader.put(ofParts("NO-LEVELS", Edge.SHARE, MessagePart.LEVELS), 2, Instant.EPOCH);
    reader.put(ofParts("NO-STATUS", Edge.RETURN, MessagePart.STATUS), 3, Instant.EPOCH);
    rules = reader.upTo(4);
  }

  private static Instrument ofParts(String id, Edge edge, MessagePart part) {
    return Instrument.newBuilder(instrument(id, edge, Effect.WITHHOLD, NOON.minusSeconds(9000)))
        .setIssuer(Issuer.FEDERAL)
        .setFields(List.of(part))
        .setWhen(
            Conditions.newBuilder().setBasis(Basis.EITHER).setMessage(List.of("fields")).build())
        .build();
  }

  private CaseMoment at(int seconds) {
    return new CaseMoment(
        NOON.plusSeconds(seconds),
        rules,
        SETTINGS,
        Optional.of(new Origin("topic", 1, 7L)),
        Optional.empty());
  }

  private CaseChange decided(IdentificationOutcome outcome, boolean isProtected)
      throws BrokenEvent {
    return replay.open(determination("T-1", outcome, isProtected), at(0));
  }

  private static Map<String, RecipientMessage> messages(CaseChange change) {
    return change.messages().stream()
        .collect(Collectors.toMap(RecipientMessage::getRecipient, Function.identity()));
  }

  private static Disposition towards(String recipient, CaseChange change) {
    return change.dispositions().stream()
        .filter(one -> one.getRecipient().equals(recipient))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachIsToldLessThePartsThatAreKeptBack() throws BrokenEvent {
    CaseChange change = decided(IdentificationOutcome.MATCH, false);
    RecipientMessage office = messages(change).get(OFFICE);
    assertEquals(List.of(MessagePart.LEVELS), office.getWithheld());
    assertEquals(List.of(), office.getLevels());
    assertNotNull(office.getSubjectId());
    assertNotNull(office.getStatus());
    assertEquals(List.of("SHARE"), office.getInstruments(), "who keeps a part back is not told");
    RecipientMessage bureau = messages(change).get(BUREAU);
    assertEquals(List.of(MessagePart.STATUS), bureau.getWithheld());
    assertNull(bureau.getStatus());
    assertNotNull(bureau.getSubjectId());
    assertEquals(
        List.of(new KeptBack(MessagePart.LEVELS, List.of("NO-LEVELS"))),
        towards(OFFICE, change).getKeptBack());
    assertEquals(
        List.of(new KeptBack(MessagePart.STATUS, List.of("NO-STATUS"))),
        towards(BUREAU, change).getKeptBack());
  }

  @Test
  void withEveryPartKeptBackItIsAnIdentificationAllTheSame() throws BrokenEvent {
    reader.put(ofParts("NO-SUBJECT", Edge.RETURN, MessagePart.SUBJECT), 4, Instant.EPOCH);
    rules = reader.upTo(5);
    RecipientMessage bureau = messages(decided(IdentificationOutcome.MATCH, false)).get(BUREAU);
    assertEquals(MessageKind.IDENTIFICATION, bureau.getKind());
    assertEquals(List.of(MessagePart.SUBJECT, MessagePart.STATUS), bureau.getWithheld());
    assertNull(bureau.getSubjectId());
    assertNull(bureau.getStatus());
  }

  /** The mirror image: of nobody and of a protected person the same bytes, and no word of parts. */
  @Test
  void ofNobodyAndOfAProtectedPersonNothingShows() throws BrokenEvent {
    RecipientMessage nobody = messages(decided(IdentificationOutcome.NO_MATCH, false)).get(BUREAU);
    CaseChange kept = decided(IdentificationOutcome.MATCH, true);
    RecipientMessage hidden = messages(kept).get(BUREAU);
    assertEquals(MessageKind.NO_MATCH, nobody.getKind());
    assertEquals(List.of(), nobody.getWithheld());
    assertArrayEquals(bytes(nobody), bytes(hidden));
    assertEquals(List.of(), towards(BUREAU, kept).getKeptBack());
  }

  /** A message is made of the decision: what is recorded since recalls it, and changes no byte. */
  @Test
  void takenAgainItHasTheSameBytesWhateverWasRecordedSince() throws BrokenEvent {
    Determination determination = determination("T-1", IdentificationOutcome.MATCH, false);
    CaseState opened = replay.opened(determination);
    CaseChange first = replay.decide(opened, at(0));
    KnownRules then = rules;
    reader.put(
        Instrument.newBuilder(ofParts("NO-SUBJECT", Edge.RETURN, MessagePart.SUBJECT))
            .setRecorded(Times.written(NOON.plusSeconds(5), ReplayEvents.EASTERN))
            .build(),
        4,
        Instant.EPOCH);
    rules = reader.upTo(5);
    CaseChange again =
        new CaseReplay(SAMPLE).again(opened, first.step(), Optional.of(determination), then);
    assertEquals(first.messages().size(), again.messages().size());
    for (int i = 0; i < first.messages().size(); i++) {
      assertArrayEquals(bytes(first.messages().get(i)), bytes(again.messages().get(i)));
    }
    assertEquals(first.dispositions(), again.dispositions());
    CaseChange recalled =
        replay
            .wake(
                first.next(),
                new CaseMoment(
                    NOON.plusSeconds(10), rules, SETTINGS, Optional.empty(), Optional.empty()))
            .orElseThrow();
    assertEquals(MessageKind.RECALL, messages(recalled).get(BUREAU).getKind());
    assertEquals(List.of(), messages(recalled).get(BUREAU).getWithheld());
    assertEquals(List.of("NO-SUBJECT"), towards(BUREAU, recalled).getInstruments());
    assertTrue(messages(recalled).get(OFFICE) == null, "its edge has nothing new");
  }
}
