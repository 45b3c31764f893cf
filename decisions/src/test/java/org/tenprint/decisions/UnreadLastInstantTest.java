package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.decisions.RuleBookReaderTest.permit;
import static org.tenprint.decisions.RuleBookReaderTest.refusal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.events.notification.WithdrawalReason;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseRules;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Recipient;

/**
 * A hold ran out while nobody looked, and the log was mended meanwhile: what could not be read at
 * the last instant held then, whatever is read of it now, and what waited then for another did so.
 */
class UnreadLastInstantTest {
  private static final Recipient AGENCY = Recipient.agency(BostonCase.BOSTON.ori());
  private static final OffsetDateTime BOOKED = OffsetDateTime.parse("2011-06-05T10:00:00-04:00");
  private static final Instant DECIDED = BOOKED.toInstant().plusSeconds(60);
  private static final Duration DEADLINE = Duration.ofDays(14);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant OVER = DECIDED.plus(DEADLINE);
  private static final Instant LATE = OVER.plus(HOUR.multipliedBy(2));
  private static final Scope ILLINOIS = new Scope(ScopeKind.STATE, "IL");

  private final RuleBookReader reader = new RuleBookReader();
  private long offset;
  private CaseFile file;
  private CaseStep step;

  @BeforeEach
  void booked() {
    file = CaseFile.open(BostonCase.booked(BOOKED));
  }

  private static OffsetTime at(Instant instant) {
    return Times.written(instant, ZoneOffset.UTC);
  }

  private static List<Approval> by(String... people) {
    return Stream.of(people).map(one -> new Approval(one, null, null)).toList();
  }

  private void put(Instrument.Builder event) {
    try {
      reader.put(event.build(), offset++, Instant.EPOCH);
    } catch (BrokenEvent refused) {
      throw new AssertionError(refused);
    }
  }

  private void refused(Instrument.Builder event) {
    assertThrows(BrokenEvent.class, () -> reader.put(event.build(), offset++, Instant.EPOCH));
  }

  private void take(CaseEvent event, Instant at) {
    DisclosurePolicy policy = new DisclosurePolicy(reader.upTo(offset).book(), BostonCase.TABLE);
    step = file.apply(event, at, new CaseRules(policy, Set.of(), Optional.of(DEADLINE)));
    file = step.next();
  }

  private void isHeldBy(String instrument) {
    take(new CaseEvent.Decide(), DECIDED);
    assertEquals("HELD [" + instrument + "] " + DECIDED, ofTheAgency());
  }

  private String ofTheAgency() {
    var latest = file.towards(AGENCY).orElseThrow().latest();
    return latest.outcome() + " " + latest.instruments() + " " + latest.at();
  }

  private void looked(String outcome) {
    take(new CaseEvent.Tick(), LATE);
    assertEquals(outcome + " " + LATE, ofTheAgency());
    boolean told = step.messages().stream().anyMatch(one -> one.recipient().equals(AGENCY));
    assertEquals(outcome.startsWith("DELIVERED"), told);
  }

  private static Instrument.Builder open() {
    return permit().setId("OPEN");
  }

  private static Instrument.Builder pause() {
    return refusal().setId("PAUSE").setEffect(Effect.HOLD).setReason(Reason.COUNSEL);
  }

  /** It ends the pause, and waits for what is not recorded. */
  private static Instrument.Builder end() {
    return permit().setId("END").setSupersedes("PAUSE").setUnless(List.of("X"));
  }

  private static Instrument.Builder other(Instant recorded) {
    return permit().setId("X").setScope(ILLINOIS).setRecorded(at(recorded)).setApprovals(by());
  }

  private void isHeldUntilRead(Instant again) {
    put(open());
    reader.undecodable("U", DECIDED.minus(HOUR));
    isHeldBy("U");
    put(permit().setId("U").setScope(ILLINOIS).setRecorded(at(again)));
  }

  @Test
  void whatIsReadAgainAfterItLetsNothingOut() {
    isHeldUntilRead(OVER.plus(HOUR));
    looked("WITHHELD [U]");
  }

  @Test
  void whatIsReadAgainByThenLetsOut() {
    isHeldUntilRead(OVER);
    looked("DELIVERED [OPEN]");
  }

  /** Others approved other words: until two more say which stand, both are held. */
  private void isHeldUntilConfirmed(Instant confirmed) {
    put(open());
    Instrument.Builder stands = refusal().setId("U").setScope(ILLINOIS);
    put(Instrument.newBuilder(stands));
    refused(refusal().setId("U").setApprovals(by("three", "four")));
    isHeldBy("U");
    put(stands.setRecorded(at(confirmed)).setApprovals(by("one", "two", "five", "six")));
  }

  @Test
  void whatIsConfirmedAfterItLetsNothingOut() {
    isHeldUntilConfirmed(OVER.plus(HOUR));
    looked("WITHHELD [U]");
  }

  @Test
  void whatIsConfirmedByThenLetsOut() {
    isHeldUntilConfirmed(OVER);
    looked("DELIVERED [OPEN]");
  }

  private void isHeldWhileAnEndWaits() {
    put(open());
    put(pause());
    put(end());
    isHeldBy("PAUSE");
  }

  /** One person is enough to propose a draft, and to take it back. */
  @Test
  void aDraftThatIsProposedAfterItAndTakenBackLetsNothingOut() {
    isHeldWhileAnEndWaits();
    Instant proposed = OVER.plus(HOUR);
    put(other(proposed));
    put(other(proposed.plusSeconds(60)).setWithdrawn(WithdrawalReason.OVERTAKEN));
    looked("WITHHELD [PAUSE]");
  }

  @Test
  void aDraftThatIsProposedByThenLetsOutThoughItIsTakenBack() {
    isHeldWhileAnEndWaits();
    put(other(OVER));
    put(other(OVER.plus(HOUR)).setWithdrawn(WithdrawalReason.OVERTAKEN));
    looked("DELIVERED [END]");
  }

  /** A draft is what the end waited for: that two approve it since changes nothing. */
  @Test
  void aDraftThatIsProposedByThenLetsOutThoughTwoApproveItLater() {
    isHeldWhileAnEndWaits();
    put(other(OVER));
    put(other(OVER.plus(HOUR)).setApprovals(by("one", "two")));
    looked("DELIVERED [END]");
  }

  private void wasLetOutInTime() {
    put(open());
    put(pause().setEffectiveTo(at(OVER.minus(HOUR))));
    isHeldBy("PAUSE");
  }

  /** It holds what is decided now: a question that nobody was asked in time. */
  @Test
  void whatCannotBeReadSinceEndsNothingThatWasLetOut() {
    wasLetOutInTime();
    reader.undecodable("U", OVER.plus(HOUR));
    looked("HELD [U]");
  }

  @Test
  void whatCouldNotBeReadForAWhileSinceKeepsNothingBack() {
    wasLetOutInTime();
    reader.undecodable("U", OVER.plus(HOUR));
    put(permit().setId("U").setScope(ILLINOIS).setRecorded(at(LATE.minusSeconds(60))));
    looked("DELIVERED [OPEN]");
  }
}
