package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.SAMPLE;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.law.Edition;

/** Ends of a protection, as they are on the log, taken and taken again. */
class LiftEventsTest {
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());
  private static final String OFFICE = "field-office:BOS";
  private static final String AGENCY = "agency:MA0130100";
  private static final CaseEvent.ProtectionLifted LIFTED =
      new CaseEvent.ProtectionLifted(
          "ann", LiftGround.WAIVED, "The person", "W-1", NOON.minusSeconds(60));

  private final CaseReplay replay = new CaseReplay(SAMPLE);

  private static org.tenprint.events.notification.CaseEvent written(CaseEvent event) {
    return ReportedEvents.write(new UUID(1, 2), event, NOON).build();
  }

  private static org.tenprint.events.notification.CaseEvent.Builder like() {
    return org.tenprint.events.notification.CaseEvent.newBuilder(written(LIFTED));
  }

  private static void refused(org.tenprint.events.notification.CaseEvent.Builder event) {
    assertThrows(BrokenEvent.class, () -> TakenEvents.read(event.build()));
  }

  @Test
  void whatIsReportedOfAnEndComesBack() throws BrokenEvent {
    assertEquals(LIFTED, TakenEvents.read(RoundTrip.of(written(LIFTED))));
    var atOnce = new CaseEvent.ProtectionLifted("bob", LiftGround.ENDED, "USCIS", "1", NOON);
    assertEquals(atOnce, TakenEvents.read(written(atOnce)));
  }

  /** What lets out says who says so, who decided it, by which paper, how and when. */
  @Test
  void anEndOfWhichAWordIsMissingIsRefused() {
    refused(like().setBy(null));
    refused(like().setBy(" \u200b"));
    refused(like().setBy("a".repeat(257)));
    refused(like().setBy("field-office:BOS"));
    refused(like().setAuthority(null));
    refused(like().setAuthority("\u00a0"));
    refused(like().setAuthority("a".repeat(257)));
    refused(like().setOrder(null));
    refused(like().setOrder(" "));
    refused(like().setOrder("1".repeat(257)));
    refused(like().setGround(null));
    refused(like().setGround(org.tenprint.events.notification.LiftGround.UNKNOWN));
    refused(like().setFrom(null));
    refused(like().setFrom(Times.written(NOON.plusMillis(1), ZoneOffset.UTC)));
    refused(like().setFrom(Times.written(Instant.MAX.minusSeconds(1), ZoneOffset.UTC)));
  }

  // ---- what comes of it

  private CaseMoment at(int seconds) throws BrokenEvent {
    return at(seconds, Effect.PERMIT);
  }

  /** Where the office may be told, and the bureau and the agencies may, or are to wait. */
  private static CaseMoment at(int seconds, Effect returned) throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    reader.put(
        instrument("SHARE", Edge.SHARE, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    reader.put(
        instrument("RETURN", Edge.RETURN, Effect.PERMIT, NOON.minusSeconds(9000)),
        1,
        Instant.EPOCH);
    if (returned != Effect.PERMIT) {
      reader.put(
          instrument("KEEPS", Edge.RETURN, returned, NOON.plusSeconds(30)), 2, Instant.EPOCH);
    }
    return new CaseMoment(
        NOON.plusSeconds(seconds),
        reader.upTo(9),
        SETTINGS,
        Optional.of(new Origin("topic", 1, 7L)),
        Optional.of(new MessageKey(new byte[MessageKey.LENGTH])));
  }

  private CaseChange reported(CaseState state, String by, int seconds, CaseMoment moment)
      throws BrokenEvent {
    var event = like().setBy(by).setBookingId(CaseEvents.booking(state).getBookingId()).build();
    CaseChange change = replay.apply(state, event, moment);
    CaseChange again =
        replay.again(state, RoundTrip.of(change.step()), Optional.of(event), moment.rules());
    assertEquals(change.dispositions(), again.dispositions());
    assertEquals(change.messages(), again.messages());
    assertEquals(change.next().file(), again.next().file());
    return change;
  }

  private static Map<String, Disposition> towards(CaseChange change) {
    Map<String, Disposition> all = new TreeMap<>();
    change.dispositions().forEach(one -> all.put(one.getRecipient(), one));
    return all;
  }

  private CaseChange hidden() throws BrokenEvent {
    Determination found = determination("T-1", IdentificationOutcome.MATCH, true);
    return replay.open(found, at(0));
  }

  @Test
  void theSecondReportTellsWhatWasKeptBackAndSaysThatAProtectionEnded() throws BrokenEvent {
    CaseChange kept = hidden();
    assertNull(towards(kept).get(OFFICE).getLift());
    CaseChange one = reported(kept.next(), "ann", 60, at(60));
    assertEquals(List.of(), one.dispositions());
    assertEquals(List.of(), one.messages());
    CaseChange two = reported(one.next(), "bob", 61, at(61));
    for (String recipient : List.of(OFFICE, AGENCY)) {
      Disposition told = towards(two).get(recipient);
      assertEquals(org.tenprint.events.notification.LiftGround.WAIVED, told.getLift());
      assertEquals(RecipientAnswer.SENT, told.getAnswer());
      assertEquals(two.step().getStep(), told.getStep());
    }
    assertEquals("topic", two.step().getOrigin().getTopic(), "the step says which event it was");
    two.messages().forEach(told -> assertEquals(MessageKind.IDENTIFICATION, told.getKind()));
    assertEquals(3, two.messages().size());
  }

  /** Who was told that nobody was found is shown no more than that, whatever is decided anew. */
  @Test
  void whoWasAnsweredAsOfAStrangerGoesOnBeingShownThat() throws BrokenEvent {
    for (Effect returned : List.of(Effect.WITHHOLD, Effect.HOLD)) {
      CaseChange one = reported(hidden().next(), "ann", 60, at(60, returned));
      CaseChange two = reported(one.next(), "bob", 61, at(61, returned));
      assertEquals(RecipientAnswer.SENT, towards(two).get(AGENCY).getAnswer());
      assertNull(towards(two).get(AGENCY).getMessageId());
      assertEquals(
          org.tenprint.events.notification.LiftGround.WAIVED, towards(two).get(AGENCY).getLift());
    }
  }

  @Test
  void aProtectionThatBeginsAgainIsOfNoLift() throws BrokenEvent {
    CaseChange one = reported(hidden().next(), "ann", 60, at(60));
    CaseChange two = reported(one.next(), "bob", 61, at(61));
    CaseChange back = hiddenAgain(two.next(), 90, at(90));
    assertEquals(3, back.messages().size());
    back.messages().forEach(told -> assertEquals(MessageKind.RECALL, told.getKind()));
    towards(back).values().forEach(told -> assertNull(told.getLift()));
  }

  private CaseChange hiddenAgain(CaseState state, int seconds, CaseMoment moment)
      throws BrokenEvent {
    var again =
        org.tenprint.events.notification.CaseEvent.newBuilder()
            .setBookingId(CaseEvents.booking(state).getBookingId())
            .setKind(CaseEventKind.PROTECTED)
            .setAt(Times.written(NOON.plusSeconds(seconds), ZoneOffset.UTC))
            .build();
    return replay.apply(state, again, moment);
  }

  /** Without a message nothing that an agency is shown says that a protection began again. */
  @Test
  void whoIsShownThatItWasAnsweredIsShownSoWhenAProtectionBeginsAgain() throws BrokenEvent {
    CaseChange one = reported(hidden().next(), "ann", 60, at(60, Effect.HOLD));
    CaseChange two = reported(one.next(), "bob", 61, at(61, Effect.HOLD));
    CaseChange back = hiddenAgain(two.next(), 90, at(90, Effect.HOLD));
    Disposition shown = towards(back).get(AGENCY);
    assertEquals(Reason.PROTECTED, shown.getReason());
    assertNull(shown.getMessageId());
    assertNull(shown.getLift());
    assertEquals(RecipientAnswer.SENT, shown.getAnswer());
  }

  /** Reports that were put aside and come in after a protection are of before it. */
  @Test
  void endsThatComeInAfterAProtectionEndNothing() throws BrokenEvent {
    CaseChange again = hiddenAgain(hidden().next(), 50, at(50));
    CaseChange one = reported(again.next(), "ann", 60, at(60));
    CaseChange two = reported(one.next(), "bob", 61, at(61));
    assertEquals(List.of(), two.dispositions());
    assertEquals(List.of(), two.messages());
  }

  /**
   * A version of before kept no time of it: the case of then has none, and neither has its replay.
   */
  @Test
  void ofAProtectionOfAnEditionBeforeNoTimeIsKept() throws BrokenEvent {
    CaseMoment moment = at(50);
    CaseMoment then =
        new CaseMoment(
            moment.at(),
            moment.rules(),
            moment.settings(),
            moment.origin(),
            moment.messageKey(),
            Edition.FIFTH);
    CaseChange again = hiddenAgain(hidden().next(), 50, then);
    CaseChange one = reported(again.next(), "ann", 60, at(60));
    CaseChange two = reported(one.next(), "bob", 61, at(61));
    assertEquals(3, two.messages().size());
  }
}
