package org.tenprint.testkit.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** The check that what was decided is what the rules permit, on planted breaches of it. */
class RuleChecksTest {
  private static final String SIB = "sib:MA";
  private static final String SIB_TOPIC = "sib.MA.identifications.v1";

  private final SoundRun run = new SoundRun();

  @Test
  void aDeliveryThatARuleForbidsIsABreach() {
    run.instrument("NO", Edge.RETURN, ScopeKind.STATE, "MA", Effect.WITHHOLD);
    SubmittedBooking booking = SoundRun.submitted("AGAINST-001", Fate.OK, true, false);
    run.submissions.add(booking);
    run.decide(booking, SIB, 1, Outcome.DELIVERED, Reason.PERMITTED, 3);
    run.broken("C3", "AGAINST-001 sib:MA");
  }

  /** An order about one booking speaks of that one, and of no other of the same agency. */
  @Test
  void aDeliveryThatAnOrderForbidsIsABreach() {
    run.instrument(
        "ORDER", Edge.RETURN, ScopeKind.BOOKING, "MA0130100/ORDERED-01", Effect.WITHHOLD);
    SubmittedBooking other = SoundRun.submitted("OTHER-00001", Fate.OK, true, false);
    run.submissions.add(other);
    run.decide(other, SIB, 1, Outcome.DELIVERED, Reason.PERMITTED, 3);
    assertEquals(Judgement.TRUE, run.check("C3").judgement());
    SubmittedBooking ordered = SoundRun.submitted("ORDERED-01", Fate.OK, true, false);
    run.submissions.add(ordered);
    run.decide(ordered, SIB, 1, Outcome.DELIVERED, Reason.PERMITTED, 3);
    run.broken("C3", "ORDERED-01 sib:MA");
  }

  @Test
  void whatIsPermittedBesideARuleThatCannotBeReadIsHeld() {
    run.put(TopicCatalogue.INSTRUMENTS.name(), "poison", new byte[] {1});
    SubmittedBooking booking = SoundRun.submitted("IN-DOUBT-01", Fate.OK, true, false);
    run.submissions.add(booking);
    run.decide(booking, SIB, 1, Outcome.HELD, Reason.EXAMINER_REVIEW, 3);
    assertEquals(Judgement.TRUE, run.check("C3").judgement());
    run.decide(booking, "agency:MA0130100", 1, Outcome.DELIVERED, Reason.PERMITTED, 3);
    run.broken("C3", "HELD, reason=EXAMINER_REVIEW] is due");
  }

  @Test
  void whatCounselDecidesIsNotKnownHere() {
    run.instrument("NO", Edge.RETURN, ScopeKind.NATION, "US", Effect.WITHHOLD);
    SubmittedBooking booking = SoundRun.submitted("COUNSEL-001", Fate.OK, true, false);
    run.submissions.add(booking);
    run.decide(booking, SIB, 1, Outcome.WITHHELD, Reason.RECIPIENT_REFUSED, 3);
    assertNotEquals(Judgement.TRUE, run.check("C3").judgement());
  }

  @Test
  void aDecisionWithoutARuleThatWasKnownIsABreach() {
    run.instrument("NO", Edge.RETURN, ScopeKind.ORI, "ZZ0000000", Effect.WITHHOLD);
    run.changes.add(new History.RuleChange("NO", SoundRun.AT.minus(Duration.ofHours(1))));
    run.broken("C3", "decided without NO");
  }

  @Test
  void whatStandsAgainstALaterRuleIsABreachUntilItIsRecalled() {
    run.instrument("NO", Edge.RETURN, ScopeKind.COUNTY, "25025", Effect.WITHHOLD);
    run.broken("C3", "stands against a rule");
    run.decide(run.submissions.get(0), SIB, 2, Outcome.RECALLED, Reason.RECIPIENT_REFUSED, 3);
    assertTrue(run.check("C3").where().stream().noneMatch(one -> one.contains("KNOWN-00001 sib")));
  }

  /** Nobody knew of it when it was decided, whatever day the rule itself names. */
  @Test
  void whatStandsAgainstARuleRecordedAfterItIsABreach() {
    run.instrument(
        "NO", Edge.RETURN, ScopeKind.COUNTY, "25025", Effect.WITHHOLD, SoundRun.AT.plusSeconds(60));
    run.broken("C3", "KNOWN-00001 sib:MA: stands against a rule");
    run.decide(run.submissions.get(0), SIB, 2, Outcome.RECALLED, Reason.RECIPIENT_REFUSED, 3);
    assertTrue(run.check("C3").where().stream().noneMatch(one -> one.contains("KNOWN-00001 sib")));
  }

  /** That nobody was found tells nothing of anybody, whenever the rule was recorded. */
  @ParameterizedTest
  @ValueSource(longs = {-60, 60})
  void aNoMatchIsNotRecalled(long after) {
    Instant recorded = SoundRun.AT.plusSeconds(after);
    run.instrument("NO", Edge.RETURN, ScopeKind.COUNTY, "25025", Effect.WITHHOLD, recorded);
    assertTrue(run.check("C3").where().stream().noneMatch(one -> one.contains("STRANGER")));
    run.decide(run.submissions.get(1), SIB, 2, Outcome.RECALLED, Reason.RECIPIENT_REFUSED, 3);
    run.broken("C3", "STRANGER-01 sib:MA: recalled without a rule");
  }

  @Test
  void aRecallWithoutARuleIsABreach() {
    run.decide(run.submissions.get(0), SIB, 2, Outcome.RECALLED, Reason.RECIPIENT_REFUSED, 2);
    run.broken("C3", "recalled without a rule");
  }

  @Test
  void whoReadsAnothersTopicIsABreach() {
    run.told.add(HistoryFile.told("sib:IL", run.log.get(SIB_TOPIC).get(0)));
    run.broken("C3", "sib:IL was handed " + SIB_TOPIC + "/0/0");
  }

  @Test
  void aDecisionOnWhatNobodySubmittedIsABreach() {
    run.submissions.remove(0);
    run.broken("C3", "nobody submitted");
  }

  /** An instrument with conditions is beyond the brute force, and it says so. */
  @Test
  void aRuleThatIsNotUnderstoodMakesItUnknown() throws Exception {
    String topic = TopicCatalogue.INSTRUMENTS.name();
    var decoder =
        new BinaryMessageDecoder<Instrument>(
            SpecificData.getForClass(Instrument.class), Instrument.getClassSchema());
    var instrument = decoder.decode(run.log.get(topic).get(1).value());
    run.put(topic, "RETURN", Instrument.newBuilder(instrument).setUnless(List.of("SHARE")).build());
    run.unknown("C3");
  }
}
