package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.Scheme;

/** Which parts of messages an instrument may withhold, and by what. */
class PartAdmissionTest {
  private static final Scope US = new Scope(ScopeKind.NATION, "US");
  private static final Condition STATUS = new Condition.StatusIn(Set.of(Status.PENDING));
  private static final Condition CLAIM = new Condition.CitizenshipClaimed(true);
  private static final Condition TRAFFIC = new Condition.ChargeOnlyMinorTraffic(true);
  private static final Condition LEVEL =
      new Condition.LevelIs(
          Scheme.SC_2008, Bound.AT_LEAST, Level.L1, Basis.EITHER, Optional.empty());

  private static Optional<Admission> refusal(
      Edge edge, Effect effect, Set<MessagePart> fields, Condition... when) {
    Reason reason = effect.opens() ? Reason.PERMITTED : Reason.COUNSEL;
    return Admission.refusal(
        SampleInstruments.permit("A")
            .by(Issuer.FEDERAL)
            .on(edge, US)
            .ruling(new Ruling(effect, reason, Set.of(when), List.of(), fields))
            .instrument());
  }

  @Test
  void partsAreWithheldAndNothingElse() {
    for (Effect effect : Effect.values()) {
      assertEquals(
          effect == Effect.WITHHOLD ? Optional.empty() : Optional.of(Admission.FIELDS_NOT_WITHHELD),
          refusal(Edge.SHARE, effect, Set.of(MessagePart.STATUS)));
    }
  }

  @Test
  void anEdgeHasItsParts() {
    for (Edge edge : Edge.values()) {
      for (MessagePart part : MessagePart.values()) {
        boolean told = edge == Edge.SHARE || edge == Edge.RETURN && part != MessagePart.LEVELS;
        assertEquals(
            told ? Optional.empty() : Optional.of(Admission.FIELDS_NOT_TOLD),
            refusal(edge, Effect.WITHHOLD, Set.of(part)));
      }
    }
    assertEquals(
        Optional.of(Admission.FIELDS_NOT_TOLD),
        refusal(Edge.RETURN, Effect.WITHHOLD, Set.of(MessagePart.STATUS, MessagePart.LEVELS)),
        "one of two is one too many");
  }

  /**
   * Whoever lacks a part that is kept back by what it says knows what it says; by what another part
   * says, too, where a second instrument keeps back that one.
   */
  @Test
  void noPartIsKeptBackByWhatAPartSays() {
    for (Condition condition : List.of(STATUS, CLAIM, LEVEL, TRAFFIC)) {
      for (MessagePart part : MessagePart.values()) {
        assertEquals(
            Optional.of(Admission.FIELDS_TELL_THEMSELVES),
            refusal(Edge.SHARE, Effect.WITHHOLD, Set.of(part), condition),
            condition + " " + part);
      }
      boolean ofStatus = condition == STATUS || condition == CLAIM;
      assertEquals(
          ofStatus ? Optional.of(Admission.FIELDS_TELL_THEMSELVES) : Optional.empty(),
          refusal(Edge.RETURN, Effect.WITHHOLD, Set.of(MessagePart.SUBJECT), condition),
          condition + ": no levels are returned");
    }
    assertEquals(
        Optional.of(Admission.FIELDS_TELL_THEMSELVES),
        refusal(Edge.SHARE, Effect.WITHHOLD, Set.of(MessagePart.values()), LEVEL));
    assertEquals(Optional.empty(), refusal(Edge.SHARE, Effect.WITHHOLD, Set.of(), STATUS, LEVEL));
  }

  /**
   * What one without parts says has the text that it always had: versions of books stand in logs.
   */
  @Test
  void partsAreNamedInTheTextAndNothingIsWhereThereAreNone() {
    SampleInstruments whole = SampleInstruments.withhold("A");
    Ruling ruling = whole.instrument().ruling();
    Instrument ofParts =
        whole
            .ruling(
                new Ruling(
                    ruling.effect(),
                    ruling.reason(),
                    ruling.when(),
                    ruling.unless(),
                    Set.of(MessagePart.STATUS, MessagePart.SUBJECT)))
            .instrument();
    String text = InstrumentText.unrecorded(whole.instrument());
    assertEquals(
        text.replace("\u001fWITHHOLD\u001f", "\u001fWITHHOLD[SUBJECT, STATUS]\u001f"),
        InstrumentText.unrecorded(ofParts));
  }
}
