package org.tenprint.scenarios.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.Proposal;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.place.ReferencePlaces;

/** Instruments of parts, read, written and explained. */
class PartTextTest {
  private static final Instant NOW = Instant.parse("2011-06-10T12:00:00Z");
  private static final ReferencePlaces PLACES = new ReferencePlaces(ReferenceSet.sample());
  private static final String PERMIT =
      "issuer: state\nscope: {state: MA}\nedge: return\neffect: permit";
  private static final String STATUS =
      """
      issuer: agency
      scope: {ori: MA0130100}
      edge: return
      recipients: [agency]
      effect: withhold
      reason: RECIPIENT_REFUSED
      fields: %s\
      """;

  private static Instrument instrument(String id, String says) throws UnreadableText {
    return InstrumentReader.read(
        id,
        """
        id: %s
        effective: {from: 2011-06-06T00:00:00-04:00}
        recorded: 2011-05-01T09:00:00-04:00
        author: drafter
        approvals: [approver-one, approver-two]
        %s
        """
            .formatted(id, says));
  }

  private static EffectText text(Instrument proposed, Instrument... others) {
    Proposal proposal = Proposal.of(proposed, RuleBook.of(List.of(others)), NOW, NOW);
    return new EffectText(EffectStatement.of(proposal, PLACES.table(), PLACES.all()), PLACES::name);
  }

  @Test
  void whatIsNoLongerToldAndThatTheRestIs() throws UnreadableText {
    EffectText text =
        text(
            instrument("NO-STATUS", STATUS.formatted("[status, subject]")),
            instrument("RETURN", PERMIT));
    assertEquals(
        List.of(
            "Boston Police Department (MA0130100) is no longer told who it is and the status"
                + " (NO-STATUS).",
            "Boston Police Department (MA0130100) is still told (RETURN).",
            "The field office BOS is not told, as before.",
            "The state bureau of MA is still told (RETURN).",
            "It begins before now: what was delivered since then and it would have withheld is"
                + " recalled."),
        text.sentences());
    assertEquals(
        List.of("NARROWS: NO-STATUS keeps back who it is and the status in what RETURN permits."),
        text.conflicts());
  }

  @Test
  void aPermitOfWhatIsKeptBackInPartIsNotInVain() throws UnreadableText {
    EffectText text =
        text(instrument("RETURN", PERMIT), instrument("NO-STATUS", STATUS.formatted("status")));
    assertEquals(
        List.of(
            "NARROWED: NO-STATUS keeps back a part of what RETURN permits: that part is not told."),
        text.conflicts());
    assertTrue(!text.inVain());
  }

  @Test
  void anInstrumentSaysOfWhichParts() throws UnreadableText {
    Instrument one = instrument("NO-STATUS", STATUS.formatted("[status]"));
    assertEquals(
        "The agency withholds the status in what is returned to the agencies, of bookings"
            + " controlled by MA0130100 (RECIPIENT_REFUSED).",
        InstrumentWords.of(one).get(0));
    assertEquals(List.of("status"), InstrumentWriter.write(one).get("fields"));
  }

  @Test
  void aPartIsNamedOnceAndByItsWord() {
    for (String fields : List.of("[]", "[status, status]", "[name]", "[STATUS]", "{status: yes}")) {
      assertThrows(UnreadableText.class, () -> instrument("A", STATUS.formatted(fields)), fields);
    }
  }
}
