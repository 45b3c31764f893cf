package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Verdict;

/** What was withheld and is work for people: of a protected person what is so of everybody else. */
class WithheldWorkTest {
  private final KeptCases kept = new KeptCases(Duration.ofDays(30));

  private void decide(Facts facts) {
    new DecideCase(kept.deciding(), kept, kept, kept)
        .decide("b", facts, kept.recorded("determinations"));
  }

  private void take(CaseEvent event) {
    new TakeCaseEvent(kept.deciding(), kept, kept, kept).take("b", kept.happened(event, "r"));
  }

  private List<SortedSet<String>> kinds() {
    return kept.work.stream().map(WithheldWork::kinds).toList();
  }

  /** The field office may know, and who is told back of a match alone. */
  private void permitMatches() {
    Conditions ofAMatch =
        Conditions.newBuilder()
            .setBasis(Basis.EITHER)
            .setStatus(List.of())
            .setMessage(List.of("match"))
            .build();
    kept.record(kept.instrument("SHARE", Edge.SHARE, Effect.PERMIT).build());
    kept.record(kept.instrument("RETURN", Edge.RETURN, Effect.PERMIT).setWhen(ofAMatch).build());
  }

  @Test
  void anIdentificationThatFailedIsWork() {
    kept.permitEverybody();
    decide(kept.facts("MA0130100", IdentificationOutcome.ERROR));
    assertEquals(List.of(Set.of("ERROR")), kinds());
  }

  @Test
  void ofAProtectedPersonToo() {
    kept.permitEverybody();
    decide(kept.facts("MA0130100", IdentificationOutcome.ERROR).protectedPerson(Optional.empty()));
    assertEquals(List.of(Set.of("ERROR")), kinds());
  }

  /** As of a stranger, of whom no rule permits anything to be told. */
  @Test
  void ofAProtectedPersonItIsAStrangers() {
    permitMatches();
    decide(kept.facts("MA0130100", IdentificationOutcome.MATCH).protectedPerson(Optional.empty()));
    assertEquals(List.of(Set.of("NO_RULE")), kinds());
  }

  @Test
  void aCorrectionOpensNone() {
    permitMatches();
    decide(kept.facts("MA0130100", IdentificationOutcome.MATCH));
    kept.now = kept.now.plus(Duration.ofDays(5));
    take(new CaseEvent.Reviewed("one", Verdict.NO_MATCH));
    take(new CaseEvent.Reviewed("two", Verdict.NO_MATCH));
    assertEquals(List.of(), kinds());
  }

  @Test
  void norDoesAReportOfAProtection() {
    permitMatches();
    decide(kept.facts("MA0130100", IdentificationOutcome.MATCH));
    kept.now = kept.now.plus(Duration.ofDays(5));
    take(new CaseEvent.PersonProtected(Optional.of(kept.now)));
    assertEquals(List.of(), kinds());
  }

  /** The stranger's was forgotten meanwhile. */
  @Test
  void whatALiftLeavesWithoutARuleIsWork() {
    kept.record(kept.instrument("SHARE", Edge.SHARE, Effect.PERMIT).build());
    decide(kept.facts("MA0130100", IdentificationOutcome.MATCH).protectedPerson(Optional.empty()));
    kept.now = kept.now.plus(Duration.ofDays(40));
    new WakeCases(kept.deciding(), kept, kept, kept, (booking, part) -> part.run(), new WakeRound())
        .run();
    assertEquals(List.of(), kinds());
    Instant from = kept.now.minusSeconds(60);
    for (String by : List.of("ann", "bob")) {
      take(new CaseEvent.ProtectionLifted(by, LiftGround.ENDED, "uscis", "1", from));
    }
    assertEquals(List.of(Set.of("NO_RULE")), kinds());
  }
}
