package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.OffenceTable;

/** However long it takes until a state is handed to the log, it is recorded ahead of that. */
class AheadTest {
  private static final OffsetDateTime JUNE = OffsetDateTime.parse("2011-06-06T00:00:00-04:00");
  private static final Instant ASKED = Instant.parse("2011-05-01T12:00:00Z");
  private static final Duration BY = Duration.ofMillis(500);

  private final InstrumentRegister register = new InstrumentRegister();
  private final ExplainEffect explain =
      new ExplainEffect(
          register,
          new OffenceTable("none", Map.of()),
          List.of(new Place("MA0130100", "25025", "MA", "BOS")));
  private final List<Duration> aheadOfTheLog = new ArrayList<>();
  private final AuthorInstruments author =
      new AuthorInstruments(register, this::readOn, this::record, explain, ahead());
  private Instant now = ASKED;

  private Ahead ahead() {
    return new Ahead(() -> now, BY);
  }

  /** The brokers are slow. */
  private void readOn() {
    now = now.plusSeconds(2);
  }

  private void record(Instrument state, List<Approval> approvals, Instant at) {
    assertEquals(now, at);
    aheadOfTheLog.add(Duration.between(now, state.provenance().recorded().toInstant()));
    register.put(state, approvals);
  }

  private static Instrument refusal() {
    Scope boston = new Scope(ScopeKind.ORI, "MA0130100");
    return new Instrument(
        "R",
        Issuer.AGENCY,
        new Reach(boston, PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
        new Ruling(Effect.WITHHOLD, Reason.RECIPIENT_REFUSED, Set.of(), List.of()),
        Validity.between(JUNE, Optional.empty()),
        new Provenance(JUNE, PersonId.of("issuer", "drafter"), List.of(), "a letter"));
  }

  @Test
  void aStateIsRecordedAheadOfWhenItIsHandedOver() throws Refused {
    Instrument draft = author.propose(refusal(), ASKED);
    for (String by : List.of("one", "two")) {
      String report = explain.of(draft, ASKED, Instant.MAX).conflicts().digest();
      draft =
          author.approve(author.known("R"), PersonId.of("issuer", by), Optional.of(report), ASKED);
    }
    assertTrue(draft.provenance().approved());
    assertEquals(List.of(BY, BY, BY), aheadOfTheLog);
  }

  @Test
  void aClockThatWentBackRecordsNothingBeforeItWasAskedFor() {
    now = ASKED.minusSeconds(60);
    assertEquals(ASKED, ahead().handedOver(ASKED));
    assertEquals(ASKED.plusSeconds(1), new Ahead(() -> ASKED.plusSeconds(1), BY).handedOver(ASKED));
  }
}
