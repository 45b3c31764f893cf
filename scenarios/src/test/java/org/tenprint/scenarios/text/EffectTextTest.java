package org.tenprint.scenarios.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.Proposal;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.place.ReferencePlaces;

class EffectTextTest {
  private static final Instant NOW = Instant.parse("2011-06-10T12:00:00Z");
  private static final ReferencePlaces PLACES = new ReferencePlaces(ReferenceSet.sample());
  private static final String SHARE =
      "issuer: federal\nscope: {nation: US}\nedge: share\neffect: permit";
  private static final String CONSENT =
      "issuer: state\nscope: {state: MA}\nedge: return\neffect: permit";
  private static final String REFUSAL =
      """
      issuer: agency
      scope: {ori: MA0130100}
      edge: return
      recipients: [agency]
      effect: withhold
      reason: RECIPIENT_REFUSED\
      """;

  private static Instrument instrument(String id, String says) throws UnreadableText {
    return instrument(id, "2011-06-06T00:00:00-04:00", says);
  }

  private static Instrument instrument(String id, String from, String says) throws UnreadableText {
    return InstrumentReader.read(
        id,
        """
        id: %s
        effective: {from: %s}
        recorded: 2011-05-01T09:00:00-04:00
        author: drafter
        approvals: [approver-one, approver-two]
        %s
        """
            .formatted(id, from, says));
  }

  private static EffectText text(Instrument proposed, Instrument... others) {
    Proposal proposal = Proposal.of(proposed, RuleBook.of(List.of(others)), NOW, NOW);
    return new EffectText(EffectStatement.of(proposal, PLACES.table(), PLACES.all()), PLACES::name);
  }

  @Test
  void whoIsNoLongerToldAndWhoStillIs() throws UnreadableText {
    EffectText text =
        text(
            instrument("R", "2011-06-20T00:00:00-04:00", REFUSAL),
            instrument("FED-SHARE", SHARE),
            instrument("CONSENT", CONSENT));
    assertEquals(
        List.of(
            "Boston Police Department (MA0130100) is no longer told (R).",
            "Identifications still go to the field office BOS (FED-SHARE).",
            "The state bureau of MA is still told (CONSENT)."),
        text.sentences());
    assertEquals(List.of("NARROWS: R keeps back what CONSENT permits."), text.conflicts());
  }

  @Test
  void whoIsToldOfARequestIsSaidOfThePersonAndNotOfTheAgency() throws UnreadableText {
    String tell =
        "issuer: agency\nscope: {ori: MA0130100}\nedge: request\nrecipients: [%s]\neffect: permit";
    Instrument asked =
        instrument("ASK", "issuer: federal\nscope: {nation: US}\nedge: request\neffect: permit");
    Instrument both =
        instrument("TELL", "2011-06-20T00:00:00-04:00", tell.formatted("subject, counsel"));
    assertEquals(
        List.of(
            "The person of whom Boston Police Department (MA0130100) is asked is now told of"
                + " requests (TELL).",
            "Counsel of the person of whom Boston Police Department (MA0130100) is asked is now"
                + " told of requests (TELL)."),
        text(both, asked).sentences().stream().filter(one -> one.contains("(TELL)")).toList());
    assertEquals(
        "The agency permits telling the person and counsel of a field office's requests to the"
            + " agency, of bookings controlled by MA0130100.",
        InstrumentWords.of(both).get(0));
  }

  @Test
  void underWhichConditionsAndWhatOfUnknownCodesAndThePast() throws UnreadableText {
    EffectText text =
        text(
            instrument("R", REFUSAL + "\nwhen: {level: {scheme: sc-2008, below: L2}}"),
            instrument("FED-SHARE", SHARE),
            instrument("CONSENT", CONSENT));
    assertEquals(
        List.of(
            "It speaks only where charges and convictions stay below level 2 by sc-2008; everywhere"
                + " else nothing changes.",
            "Boston Police Department (MA0130100) is no longer told in some cases (R), such as that"
                + " of an adult.",
            "Where nobody can tell what an offence code means, Boston Police Department (MA0130100)"
                + " is told only after people looked.",
            "In other cases Boston Police Department (MA0130100) is still told (CONSENT).",
            "Identifications still go to the field office BOS (FED-SHARE).",
            "The state bureau of MA is still told (CONSENT).",
            "It begins before now: what was delivered since then and it would have withheld is"
                + " recalled."),
        text.sentences());
  }

  @Test
  void whatIsBroughtInSaysFromWhereAndWhatItRecallsThoughItIsOver() throws UnreadableText {
    String there = "\nimported: {recorded: 2010-03-01T00:00:00-05:00, register: the Commonwealth}";
    String from =
        "It is brought in from the Commonwealth, which recorded it on 1 March 2010, 00:00"
            + " (UTC-5): here it counts from when it is approved, and nothing that was decided"
            + " before is decided again.";
    Instrument over =
        InstrumentReader.read(
            "OVER",
            """
            id: OVER
            effective: {from: 2010-03-01T00:00:00-05:00, to: 2011-04-01T00:00:00-04:00}
            recorded: 2011-05-01T09:00:00-04:00
            author: drafter
            approvals: [approver-one, approver-two]
            %s
            """
                .formatted(REFUSAL + there));
    Instrument consent = instrument("CONSENT", "2010-01-01T00:00:00-05:00", CONSENT);
    List<String> sentences = text(over, consent).sentences();
    assertEquals(from, sentences.get(0));
    assertEquals(
        "It was over before it came: what was delivered while it was in force, and it would have"
            + " withheld, is recalled.",
        sentences.get(sentences.size() - 1));
  }

  @Test
  void whatChangesNothingSaysSo() throws UnreadableText {
    EffectText text =
        text(
            instrument("AGAIN", CONSENT.replace("issuer: state", "issuer: county")),
            instrument("STOP", CONSENT.replace("permit", "withhold\nreason: TERMINATED")));
    assertEquals("It changes nothing for an ordinary match.", text.sentences().get(0));
    assertEquals(
        List.of(
            "CANNOT_REVIVE: STOP keeps back at a higher level what AGAIN permits: nothing at this"
                + " level can bring it back."),
        text.conflicts());
  }

  @Test
  void whereARequestMayNotSayItsKindItSaysSo() throws UnreadableText {
    String detainers = CONSENT.replace("edge: return", "edge: request");
    EffectText text = text(instrument("DETAINERS", detainers + "\nwhen: {request-kind: detainer}"));
    assertTrue(
        text.sentences().stream()
            .anyMatch(one -> one.startsWith("Where nobody can tell the kind of a request, Boston")),
        () -> "" + text.sentences());
  }

  @Test
  void whatMayBeUnknownIsNamedAsTheInstrumentAsksForIt() throws UnreadableText {
    String asks =
        "\nwhen: {final-order: true, level: {scheme: sc-2008, at-least: L1}, basis: conviction,"
            + " convicted-class: [felony], convicted-within: P15Y, counted-from: release}";
    assertEquals(
        "Where nobody can tell what an authority states, what an offence code means, the class of a"
            + " conviction or the day of a release, ",
        UnknownText.where(instrument("FACTS", CONSENT + asks)));
    assertEquals(
        "Where nobody can tell what another instrument looks at, ",
        UnknownText.where(instrument("OTHERS", CONSENT + "\nunless: [FACTS]")));
    assertEquals(
        "Where nobody can tell which instruments speak, ",
        UnknownText.where(instrument("PLAIN", CONSENT)));
  }

  @Test
  void aMandateAndWhatDefiesItAreBothNamed() throws UnreadableText {
    Instrument must = instrument("MUST", CONSENT.replace("permit", "require"));
    Instrument stop =
        instrument(
            "STOP",
            CONSENT
                .replace("issuer: state", "issuer: county")
                .replace("permit", "withhold\nreason: TERMINATED"));
    List<String> said =
        List.of(
            "AGAINST_MANDATE: MUST requires what STOP keeps back at a lower level: both would give"
                + " way to a hold for counsel.");
    assertEquals(said, text(must, stop).conflicts());
    assertEquals(said, text(stop, must).conflicts());
    assertTrue(text(must, stop).inVain());
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() throws UnreadableText {
    Instrument instrument =
        instrument(
            "ALL",
            """
            issuer: state
            scope: {county: "25025"}
            place: booking
            edge: request
            recipients: [agency]
            effect: hold
            reason: COUNSEL
            unless: [OTHER]
            supersedes: BEFORE
            terminates: {instrument: LAST, notice: P30D}
            citation: invented
            when:
              level: {scheme: sc-2010, at-least: L2}
              basis: conviction
              convicted-within: P5Y
              charge-only-minor-traffic: true
              status: [removable, pending]
              protected: false
              juvenile: true
              citizenship-claimed: true
              confidence: grey
              message: [match, no-match]
              warrant: none
              no-permit-from: {issuer: county, begun-before: 2011-01-01T00:00:00Z}
            """);
    String written =
        new Dump(DumpSettings.builder().build()).dumpToString(InstrumentWriter.write(instrument));
    assertEquals(instrument, InstrumentReader.read("written", written));
  }
}
