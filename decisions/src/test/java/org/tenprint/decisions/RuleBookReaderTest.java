package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Termination;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.UnreadInstrument;

/** Which records that are not admitted leave something held, and how much. */
class RuleBookReaderTest {
  private static final OffsetTime MAY =
      Times.written(Instant.parse("2011-05-04T05:00:00Z"), ZoneOffset.UTC);
  static final OffsetTime BEFORE =
      Times.written(Instant.parse("2011-05-03T05:00:00Z"), ZoneOffset.UTC);
  private static final List<Approval> TWO =
      List.of(new Approval("one", null, null), new Approval("two", null, null));
  private static final Optional<Reach> EVERYTHING = Optional.empty();
  static final Optional<Reach> MASSACHUSETTS =
      Optional.of(
          new Reach(
              new Scope(ScopeKind.STATE, "MA"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()));

  private final RuleBookReader reader = new RuleBookReader();

  static Instrument.Builder refusal() {
    return Instrument.newBuilder()
        .setId("MA-REFUSAL")
        .setIssuer(Issuer.STATE)
        .setScope(
            new org.tenprint.events.notification.Scope(
                org.tenprint.events.notification.ScopeKind.STATE, "MA"))
        .setPlace(org.tenprint.events.notification.PlaceKind.CONTROLLING)
        .setEdge(org.tenprint.events.notification.Edge.RETURN)
        .setEffect(Effect.WITHHOLD)
        .setReason(Reason.RECIPIENT_REFUSED)
        .setEffectiveFrom(MAY)
        .setRecorded(MAY)
        .setAuthor("author")
        .setApprovals(TWO);
  }

  static Instrument.Builder permit() {
    return refusal().setEffect(Effect.PERMIT).setReason(null);
  }

  private void refused(Instrument event) {
    assertThrows(BrokenEvent.class, () -> reader.put(event, 0, Instant.EPOCH));
  }

  private void holds(Optional<Reach> reach) {
    assertEquals(List.of(new UnreadInstrument("MA-REFUSAL", reach)), reader.unread());
    RuleBook book = reader.upTo(9).book();
    assertNotEquals(book.beside(List.of()).version(), book.version());
  }

  private void holdsNothing() {
    assertEquals(List.of(), reader.unread());
  }

  @Test
  void bytesUnderAnInstrumentsIdMaySpeakOfEverything() {
    reader.undecodable("MA-REFUSAL", Instant.EPOCH);
    holds(EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "A\nWARN forged", "A\u0000", "\u202eA"})
  void bytesUnderWhatIsNoIdApplyToNothing(String key) {
    reader.undecodable(key, Instant.EPOCH);
    reader.undecodable("A".repeat(129), Instant.EPOCH);
    holdsNothing();
  }

  static Stream<Instrument> hidesWithAKnownReach() {
    return Stream.of(
        refusal().setReason(null).build(),
        refusal().setReason(Reason.UNKNOWN).build(),
        refusal().setEffect(Effect.UNKNOWN).build(),
        refusal().setIssuer(Issuer.UNKNOWN).build(),
        permit().setIssuer(Issuer.UNKNOWN).build(),
        permit().setReason(Reason.UNKNOWN).build(),
        permit().setEffect(Effect.REQUIRE).setIssuer(Issuer.UNKNOWN).build(),
        refusal().setEffectiveFrom(new OffsetTime(MAY.getInstant(), 999_999)).build());
  }

  @ParameterizedTest
  @MethodSource("hidesWithAKnownReach")
  void anApprovedOneWithoutMeaningHoldsItsReach(Instrument event) {
    refused(event);
    holds(MASSACHUSETTS);
  }

  /** Services of before held nothing for want of a permit: their steps are taken again so. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"FIRST", "SECOND", "THIRD", "FOURTH"})
  void inEarlierEditionsAPermitThatEndsNoOtherHoldsNothing(Edition edition) throws BrokenEvent {
    RuleBookReader then = new RuleBookReader(edition);
    then.put(permit().setId("DRAFT").setApprovals(List.of()).build(), 0, Instant.EPOCH);
    Instrument unknown = permit().setIssuer(Issuer.UNKNOWN).build();
    assertThrows(BrokenEvent.class, () -> then.put(unknown, 1, Instant.EPOCH));
    then.misplaced(permit().build(), Instant.EPOCH);
    then.undecodable("DRAFT", Instant.EPOCH);
    assertEquals(List.of(), then.unread());
    assertThrows(
        BrokenEvent.class,
        () -> then.put(refusal().setIssuer(Issuer.UNKNOWN).build(), 2, Instant.EPOCH));
    assertEquals(List.of(new UnreadInstrument("MA-REFUSAL", MASSACHUSETTS)), then.unread());
  }

  static Stream<Instrument> hidesWithoutAReach() {
    return Stream.of(
        refusal().setEdge(org.tenprint.events.notification.Edge.UNKNOWN).build(),
        refusal()
            .setScope(
                new org.tenprint.events.notification.Scope(
                    org.tenprint.events.notification.ScopeKind.UNKNOWN, "02108"))
            .build(),
        refusal()
            .setScope(
                new org.tenprint.events.notification.Scope(
                    org.tenprint.events.notification.ScopeKind.STATE, "Massachusetts"))
            .build(),
        permit().setSupersedes("IL-1").setIssuer(Issuer.UNKNOWN).build(),
        permit().setTerminates(new Termination("IL-1", "P999999999Y")).build());
  }

  @ParameterizedTest
  @MethodSource("hidesWithoutAReach")
  void whatMaySpeakAnywhereOrEndsAnotherMaySpeakOfEverything(Instrument event) {
    refused(event);
    holds(EVERYTHING);
  }

  static Stream<Instrument> harmless() {
    return Stream.of(
        refusal().setReason(null).setApprovals(List.of()).build(),
        refusal().setEdge(org.tenprint.events.notification.Edge.UNKNOWN).setAuthor("two").build(),
        refusal()
            .setScope(
                new org.tenprint.events.notification.Scope(
                    org.tenprint.events.notification.ScopeKind.STATE, ""))
            .setApprovals(TWO.subList(0, 1))
            .build(),
        permit().setIssuer(Issuer.UNKNOWN).setApprovals(TWO.subList(0, 1)).build(),
        permit().setEffectiveTo(BEFORE).build(),
        refusal().setEffectiveTo(BEFORE).build(),
        refusal().setEdge(org.tenprint.events.notification.Edge.SHARE).build());
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void draftsAndProperRefusalsAtTheDoorApplyToNothing(Instrument event) {
    refused(event);
    holdsNothing();
  }

  @Test
  void oneUnderAnotherKeyIsNotRead() {
    reader.misplaced(permit().setApprovals(List.of()).build(), Instant.EPOCH);
    holdsNothing();
    reader.misplaced(permit().build(), Instant.EPOCH);
    holds(MASSACHUSETTS);
    reader.misplaced(refusal().build(), Instant.EPOCH);
    holds(MASSACHUSETTS);
  }

  @Test
  void whatWasApprovedStandsAndADraftIsTakenForApproved() throws BrokenEvent {
    reader.put(refusal().build(), 0, Instant.EPOCH);
    reader.undecodable("MA-REFUSAL", Instant.EPOCH);
    refused(refusal().setReason(null).build());
    holdsNothing();
    RuleBookReader drafts = new RuleBookReader();
    drafts.put(refusal().setApprovals(List.of()).build(), 0, Instant.EPOCH);
    drafts.put(permit().setId("PERMIT").setApprovals(List.of()).build(), 1, Instant.EPOCH);
    drafts.undecodable("MA-REFUSAL", Instant.EPOCH);
    drafts.undecodable("PERMIT", Instant.EPOCH);
    assertEquals(
        List.of(
            new UnreadInstrument("MA-REFUSAL", MASSACHUSETTS),
            new UnreadInstrument("PERMIT", MASSACHUSETTS)),
        drafts.unread());
  }

  @Test
  void onlyAnApprovedStateLiftsWhatIsHeld() throws BrokenEvent {
    reader.undecodable("MA-REFUSAL", Instant.EPOCH);
    reader.put(refusal().setApprovals(List.of()).build(), 1, Instant.EPOCH);
    refused(refusal().setReason(null).build());
    holds(EVERYTHING);
    reader.put(refusal().build(), 2, Instant.EPOCH);
    holdsNothing();
    RuleBookReader never = new RuleBookReader();
    never.put(refusal().build(), 2, Instant.EPOCH);
    assertEquals(never.upTo(9).book().version(), reader.upTo(9).book().version());
  }

  @Test
  void twoReachesTogetherMaySpeakOfEverything() {
    refused(refusal().setReason(null).build());
    refused(refusal().setReason(null).build());
    holds(MASSACHUSETTS);
    refused(
        refusal()
            .setReason(null)
            .setPlace(org.tenprint.events.notification.PlaceKind.BOOKING)
            .build());
    holds(EVERYTHING);
  }

  @Test
  void stepsOfOldLogsAreTakenWithoutWhatHolds() throws BrokenEvent {
    RuleBookReader old = new RuleBookReader();
    old.put(permit().setId("PERMIT").build(), 0, Instant.EPOCH);
    reader.put(permit().setId("PERMIT").build(), 0, Instant.EPOCH);
    reader.undecodable("MA-REFUSAL", Instant.EPOCH);
    KnownRules known = reader.upTo(2);
    assertNotEquals(old.upTo(2).book().version(), known.book().version());
    assertEquals(old.upTo(2).book().version(), known.withoutUnread().book().version());
  }
}
