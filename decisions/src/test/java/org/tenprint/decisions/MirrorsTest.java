package org.tenprint.decisions;

import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.BusinessUnit;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.WithdrawalReason;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Withdrawal;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.testkit.architecture.Mirrors;

/** The events' words are the policy's, and whoever adds one adds it to both. */
class MirrorsTest {
  private static final String UNKNOWN = "UNKNOWN";

  @Test
  void eventsAndPolicyHaveTheSameWords() {
    new Mirrors("org.tenprint.decisions")
        .through(Codes.class.getName())
        .wire(org.tenprint.events.notification.Basis.class, Basis.class, UNKNOWN)
        .wire(BusinessUnit.class, BusinessPeriod.Unit.class, UNKNOWN)
        .wire(org.tenprint.events.notification.ConsentTerms.class, ConsentTerms.class, UNKNOWN)
        .wire(org.tenprint.events.notification.CountedFrom.class, CountedFrom.class, UNKNOWN)
        .wire(org.tenprint.events.notification.CountedTo.class, CountedTo.class, UNKNOWN)
        .wire(org.tenprint.events.notification.Edge.class, Edge.class, UNKNOWN)
        .wire(org.tenprint.events.notification.Effect.class, Effect.class, UNKNOWN)
        .wire(org.tenprint.events.notification.Issuer.class, Issuer.class, UNKNOWN)
        .wire(org.tenprint.events.notification.LiftGround.class, LiftGround.class, UNKNOWN)
        .wire(org.tenprint.events.notification.MessageKind.class, MessageKind.class, UNKNOWN)
        .wire(org.tenprint.events.notification.MessagePart.class, MessagePart.class, UNKNOWN)
        .wire(org.tenprint.events.notification.Outcome.class, Outcome.class, UNKNOWN)
        .wire(org.tenprint.events.notification.PlaceKind.class, PlaceKind.class, UNKNOWN)
        .wire(org.tenprint.events.notification.Reason.class, Reason.class, UNKNOWN)
        .wire(org.tenprint.events.notification.RecipientKind.class, RecipientKind.class, UNKNOWN)
        .wire(org.tenprint.events.notification.RequestKind.class, RequestKind.class, UNKNOWN)
        .wire(org.tenprint.events.notification.RequestPurpose.class, RequestPurpose.class, UNKNOWN)
        .wire(org.tenprint.events.notification.ScopeKind.class, ScopeKind.class, UNKNOWN, "LIST")
        .wire(org.tenprint.events.notification.StatedFact.class, StatedFact.class, UNKNOWN)
        .wire(org.tenprint.events.notification.Verdict.class, Verdict.class, UNKNOWN)
        .wire(org.tenprint.events.notification.Warrant.class, Warrant.class)
        .wire(WithdrawalReason.class, Withdrawal.class, UNKNOWN)
        .wire(org.tenprint.events.booking.OffenceClass.class, OffenceClass.class)
        .wire(LevelBound.class, Bound.class, UNKNOWN)
        .wire(OffenceLevel.class, Level.class, UNKNOWN)
        .wire(ImmigrationStatus.class, Status.class)
        .wire(IdentificationOutcome.class, IdentificationResult.class)
        .check();
  }
}
