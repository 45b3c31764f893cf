package org.tenprint.scenarios.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Instrument;

class ConditionTextTest {
  private static final String INSTRUMENT =
      """
      id: I
      issuer: state
      scope: {state: MA}
      edge: request
      effect: withhold
      reason: LEVEL
      effective: {from: 2011-06-06T00:00:00-04:00, to: 2012-01-01T00:00:00-05:00}
      recorded: 2011-06-01T00:00:00-04:00
      """;

  private static Instrument instrument(String more) throws UnreadableText {
    return InstrumentReader.read("I", INSTRUMENT + more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level: {scheme: sc-2008, at-least: L2}|charges and convictions reach level 2 by sc-2008",
        "level: {scheme: sc-2010, below: L1}, basis: conviction, convicted-within: P5Y"
            + "|convictions of the past 5 years stay below level 1 by sc-2010",
        "level: {scheme: sc-2010, below: L1}, basis: conviction, convicted-within: P5Y,"
            + " counted-to: request"
            + "|convictions of the 5 years before the request stay below level 1 by sc-2010",
        "level: {scheme: sc-2008, at-least: L1}, basis: conviction, convicted-within: P5Y,"
            + " counted-from: release"
            + "|convictions from which the person was released in the past 5 years reach level 1"
            + " by sc-2008",
        "level: {scheme: nj-2018-6, at-least: L1}, basis: conviction, convicted-within: P15Y,"
            + " convicted-class: [felony, aggravated-felony]"
            + "|convictions for a felony or an aggravated felony of the past 15 years reach level 1"
            + " by nj-2018-6",
        "age-at-request: {below: 18}|the person is under 18 on the day of the request",
        "age-at-request: {at-least: 21}|the person is 21 or older on the day of the request",
        "level: {scheme: sc-2008, at-least: L3}, basis: charge|charges reach level 3 by sc-2008",
        "charge-only-minor-traffic: true|every charge is a minor traffic offence",
        "charge-only-minor-traffic: false"
            + "|no charge stands, or one is more than a minor traffic offence",
        "status: [removable, pending]|the immigration record says removable or pending",
        "protected: false|the person is not protected",
        "juvenile: true|the person was under the adult age at the offence or is of unknown age",
        "juvenile: false|the person was of the adult age or older at the offence",
        "tried-as-adult: true|a court ordered that the person is tried as an adult",
        "tried-as-adult: false|no court ordered that the person is tried as an adult",
        "victim-witness: true|it is stated that the person is a victim or a witness",
        "victim-witness: false|it is stated that the person is not a victim or a witness",
        "final-order: true|it is stated that there is a final order of removal",
        "pending-case: false|it is stated that no criminal case is open",
        "delinquency: true|it is stated that a court found delinquency",
        "magistrate-finding: true|it is stated that a magistrate found probable cause",
        "registry: false|it is stated that the person is not on a registry of offenders",
        "citizenship-claimed: true|citizenship is claimed",
        "confidence: grey|the identification is in doubt",
        "message: no-match|nobody was found",
        "message: [match, no-match]|somebody was found or nobody was",
        "warrant: [judicial, subpoena]"
            + "|the request comes with a judge's warrant or with a judge's subpoena",
        "request-kind: [detainer, transfer, interview]"
            + "|the request is for a detainer, a transfer or an interview",
        "purpose: civil-enforcement|its purpose is civil immigration enforcement",
        "purpose: [criminal-investigation, immigration-crime, custody-safety]"
            + "|'its purpose is a crime of immigration law, the investigation of another crime or"
            + " safety in custody'",
        "consent: none|there is no consent of the person to the request",
        "consent: [with-counsel, alone]"
            + "|the person consents in writing to the request without counsel or the person"
            + " consents in writing to the request with counsel present",
        "no-permit-from: {issuer: federal}|no federal instrument permits it",
        "'no-permit-from: {issuer: county, begun-before: 2010-11-09T06:00:00Z}'"
            + "|'no county instrument that began before 9 November 2010, 06:00 (UTC) permits it'",
      })
  void eachConditionHasWords(String when, String words) throws UnreadableText {
    assertEquals(words, ConditionText.all(instrument("when: {" + when + "}").ruling().when()));
  }

  /** A word that comes later must not be told as none. */
  @Test
  void everyKindOfRequestPurposeAndPaperHasWords() {
    for (RequestKind kind : RequestKind.values()) {
      assertFalse(ConditionText.of(kind).equals(InstrumentWriter.word(kind)), kind::name);
    }
    for (RequestPurpose purpose : RequestPurpose.values()) {
      assertFalse(ConditionText.of(purpose).equals(InstrumentWriter.word(purpose)), purpose::name);
    }
    for (Warrant paper : Warrant.values()) {
      assertFalse(ConditionText.of(paper).startsWith("with:"), paper::name);
    }
  }

  @Test
  void anInstrumentIsToldInTheTimeOfItsPlace() throws UnreadableText {
    assertEquals(
        List.of(
            "The state withholds a field office's requests to the agency, of bookings controlled in"
                + " MA (LEVEL).",
            "Silent where one of these speaks: OTHER.",
            "From 6 July 2011, 00:00 (UTC-4) to 1 January 2012, 00:00 (UTC-5).",
            "It gives notice of 30 days, from 6 June 2011, 00:00 (UTC-4), and then ends LAST.",
            "A draft: it applies to nothing."),
        InstrumentWords.of(
            instrument("unless: OTHER\nterminates: {instrument: LAST, notice: P30D}\n")));
  }

  @Test
  void secondsAndHalfHoursAreTold() {
    assertEquals(
        "6 June 2011, 00:00:59 (UTC+5:30)",
        When.of(OffsetDateTime.parse("2011-06-06T00:00:59+05:30")));
  }
}
