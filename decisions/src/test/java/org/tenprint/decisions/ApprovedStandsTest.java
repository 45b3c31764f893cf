package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.decisions.RuleBookReaderTest.BEFORE;
import static org.tenprint.decisions.RuleBookReaderTest.MASSACHUSETTS;
import static org.tenprint.decisions.RuleBookReaderTest.permit;
import static org.tenprint.decisions.RuleBookReaderTest.refusal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.UnreadInstrument;

/** What two people approved stands, whatever is recorded under its id later. */
class ApprovedStandsTest {
  private static final Instant JUNE = Instant.parse("2011-06-04T05:00:00Z");

  private final RuleBookReader reader = new RuleBookReader();

  /** A state of another moment. */
  private static org.tenprint.events.notification.Instrument by(
      org.tenprint.events.notification.Instrument.Builder one, String... people) {
    return one.setApprovals(Stream.of(people).map(each -> new Approval(each, null, null)).toList())
        .setRecorded(Times.written(JUNE, ZoneOffset.UTC))
        .build();
  }

  private static Scope illinois() {
    return new Scope(ScopeKind.STATE, "IL");
  }

  private void refused(org.tenprint.events.notification.Instrument later) {
    BrokenEvent why = assertThrows(BrokenEvent.class, () -> reader.put(later, 1, Instant.EPOCH));
    assertEquals("refused: APPROVED_BEFORE", why.getMessage());
  }

  private void holds(Optional<Reach> reach) {
    assertEquals(List.of(new UnreadInstrument("MA-REFUSAL", reach)), reader.unread());
  }

  static Stream<org.tenprint.events.notification.Instrument> later() {
    return Stream.of(
        by(refusal()),
        by(refusal(), "one"),
        by(refusal(), "two", "three"),
        by(refusal().setCitation("another")),
        by(refusal().setAuthor("another"), "one"),
        by(permit()),
        by(permit(), "one", "one"),
        by(permit(), "one", "author"));
  }

  @ParameterizedTest
  @MethodSource("later")
  void whatIsRecordedLaterChangesNothing(org.tenprint.events.notification.Instrument later)
      throws BrokenEvent {
    Instrument stands = reader.put(refusal().build(), 0, Instant.EPOCH);
    String version = reader.upTo(1).book().version();
    refused(later);
    RuleBook book = reader.upTo(2).book();
    assertEquals(List.of(stands), List.copyOf(book.instruments()));
    assertEquals(version, book.version());
    assertTrue(book.inForce(stands, JUNE, JUNE));
    assertEquals(List.of(), reader.unread());
  }

  /** Another permit may have been silent because of it. */
  @Test
  void whatAnApprovedPermitKeptSilentIsHeldFromTheFifthOn() throws BrokenEvent {
    RuleBookReader fourth = new RuleBookReader(Edition.FOURTH);
    for (RuleBookReader one : List.of(fourth, reader)) {
      one.put(refusal().setScope(illinois()).build(), 0, Instant.EPOCH);
      assertThrows(
          BrokenEvent.class, () -> one.put(by(permit(), "one", "three"), 1, Instant.EPOCH));
    }
    assertEquals(List.of(), fourth.unread());
    holds(MASSACHUSETTS);
  }

  @Test
  void aDraftGivesWayToAnother() throws BrokenEvent {
    reader.put(by(refusal(), "one"), 0, Instant.EPOCH);
    reader.put(by(permit(), "two"), 1, Instant.EPOCH);
    reader.put(by(refusal(), "one", "two"), 2, Instant.EPOCH);
    refused(by(permit(), "two"));
  }

  /** Then the last record counted: services of then have such steps on the log. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {
        "FOURTH",
        "FIFTH",
        "SIXTH",
        "SEVENTH",
        "EIGHTH",
        "NINTH",
        "TENTH",
        "ELEVENTH",
        "TWELFTH"
      },
      mode = EnumSource.Mode.EXCLUDE)
  void earlierEditionsHaveTheLastRecord(Edition edition) throws BrokenEvent {
    RuleBookReader then = new RuleBookReader(edition);
    then.put(refusal().build(), 0, Instant.EPOCH);
    org.tenprint.events.notification.Instrument draft = by(refusal(), "three");
    assertEquals(InstrumentEvents.read(draft), then.put(draft, 1, Instant.EPOCH));
    RuleBookReader alone = new RuleBookReader(edition);
    alone.put(draft, 1, Instant.EPOCH);
    assertEquals(alone.upTo(2).book().version(), then.upTo(2).book().version());
  }

  @Test
  void moreMayApproveWhatStandsAndItStandsAsItDid() throws BrokenEvent {
    reader.put(refusal().build(), 0, Instant.EPOCH);
    String version = reader.upTo(1).book().version();
    org.tenprint.events.notification.Instrument more = by(refusal(), "one", "two", "three");
    assertEquals(InstrumentEvents.read(more), reader.put(more, 1, Instant.EPOCH));
    reader.put(refusal().build(), 2, Instant.EPOCH);
    assertEquals(version, reader.upTo(3).book().version());
    refused(by(refusal(), "three", "four"));
  }

  /** Services of before took the later one: an upgrade must not let out what it kept back. */
  @Test
  void whatOtherApprovedWordsKeepBackIsHeldUntilTwoMoreApproveThoseThatStand() throws BrokenEvent {
    reader.put(refusal().setScope(illinois()).build(), 0, Instant.EPOCH);
    refused(by(refusal(), "three", "four"));
    holds(MASSACHUSETTS);
    String held = reader.upTo(2).book().version();
    reader.put(by(refusal().setScope(illinois()), "one", "two", "three"), 2, Instant.EPOCH);
    reader.put(
        by(refusal().setScope(illinois()), "one", "two", "three", "Three"), 3, Instant.EPOCH);
    reader.put(
        by(refusal().setScope(illinois()), "one", "two", "author", "three"), 4, Instant.EPOCH);
    holds(MASSACHUSETTS);
    assertEquals(held, reader.upTo(5).book().version());
    reader.put(by(refusal().setScope(illinois()), "one", "two", "three", "four"), 5, Instant.EPOCH);
    assertEquals(List.of(), reader.unread());
  }

  @Test
  void whatStandsAndLetsOutBesideOtherApprovedWordsIsHeld() throws BrokenEvent {
    reader.put(permit().build(), 0, Instant.EPOCH);
    refused(by(permit().setCitation("another"), "three", "four"));
    holds(MASSACHUSETTS);
    refused(by(refusal().setScope(illinois()), "three", "four"));
    holds(Optional.empty());
  }

  /** It would end the other again. */
  @Test
  void whatStandsAndEndsAnotherBesideOtherApprovedWordsHoldsEverything() throws BrokenEvent {
    reader.put(refusal().setSupersedes("IL-1").build(), 0, Instant.EPOCH);
    refused(by(permit(), "three", "four"));
    holds(Optional.empty());
  }

  @Test
  void whatAppliesToNothingIsRefusedAsBefore() throws BrokenEvent {
    reader.put(refusal().build(), 0, Instant.EPOCH);
    BrokenEvent why =
        assertThrows(
            BrokenEvent.class,
            () ->
                reader.put(by(permit().setEffectiveTo(BEFORE), "three", "four"), 1, Instant.EPOCH));
    assertEquals("refused: BAD_INTERVAL", why.getMessage());
    assertEquals(List.of(), reader.unread());
  }
}
