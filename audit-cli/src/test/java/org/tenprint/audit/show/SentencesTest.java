package org.tenprint.audit.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Rows;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Doubt;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.ConsentTerms;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.KeptBack;
import org.tenprint.events.notification.LiftGround;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.MessagePart;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.RequestPurpose;

class SentencesTest {
  private static final SampleCase CASE = new SampleCase("TCN0000001");

  private final Sentences sentences =
      new Sentences(Map.of(SampleInstruments.REFUSAL, SampleInstruments.refusal()));

  @Test
  void aWithholdingNamesItsInstrumentAndItsSource() {
    assertEquals(
        "WITHHELD, edge return: the state bureau of MA was not told, because the recipient refused"
            + " to receive (RECIPIENT_REFUSED), under BOS-REFUSAL (agency: invented letter of the"
            + " commissioner); step 1.",
        sentences.of(
            CASE.disposition(
                "sib:MA", Outcome.WITHHELD, Reason.RECIPIENT_REFUSED, SampleInstruments.REFUSAL)));
  }

  @Test
  void whatWasToldInPartSaysWhichPartsWereKeptBackAndByWhat() {
    Disposition told =
        Disposition.newBuilder(
                CASE.disposition("sib:MA", Outcome.DELIVERED, Reason.PERMITTED, "GONE"))
            .setKeptBack(
                List.of(
                    new KeptBack(MessagePart.SUBJECT, List.of("A", SampleInstruments.REFUSAL)),
                    new KeptBack(MessagePart.STATUS, List.of("A"))))
            .build();
    assertEquals(
        "DELIVERED, edge return: the state bureau of MA was told without the subject, kept back by"
            + " A (not on this log), BOS-REFUSAL (agency: invented letter of the commissioner), and"
            + " without the status, kept back by A (not on this log), because it is permitted"
            + " (PERMITTED), under GONE (not on this log); step 1.",
        sentences.of(told));
    RecipientMessage message =
        RecipientMessage.newBuilder(CASE.message("sib:MA", "GONE"))
            .setWithheld(List.of(MessagePart.STATUS, MessagePart.LEVELS))
            .build();
    assertEquals(
        "Message IDENTIFICATION to the state bureau of MA without the status and the levels, under"
            + " GONE (not on this log); id m-sib:MA.",
        sentences.of(message));
  }

  @Test
  void aRequestSaysWhatItMayBeUsedFor() {
    RecipientMessage message =
        RecipientMessage.newBuilder(CASE.message("request:MA0130100", "GONE"))
            .setKind(MessageKind.REQUEST)
            .setPurpose(RequestPurpose.CUSTODY_SAFETY)
            .build();
    assertTrue(
        sentences
            .of(message)
            .endsWith(
                ", for CUSTODY_SAFETY, under GONE (not on this log); id m-request:MA0130100."),
        () -> sentences.of(message));
  }

  @Test
  void anInstrumentThatIsNotOnTheLogIsSaidToBeMissing() {
    assertTrue(
        sentences
            .of(CASE.disposition("sib:MA", Outcome.HELD, Reason.COUNSEL, "GONE"))
            .contains("under GONE (not on this log)"));
  }

  @Test
  void anIdentificationSaysOfEachFingerHowAlikeItIsOrWhyItWasNotCompared() {
    List<FingerScore> scores =
        List.of(
            new FingerScore(1, 54.25, null, null),
            new FingerScore(2, 21.0, null, 180),
            new FingerScore(3, 0.0, null, null),
            new FingerScore(6, 298.4, null, null),
            new FingerScore(9, 88.5, null, null),
            new FingerScore(10, 0.0, null, null));
    FingerVerdicts said =
        new FingerVerdicts(
            List.of(1, 2),
            List.of(9, 10),
            List.of(3, 6),
            List.of(1),
            scores,
            List.of(4),
            List.of(5),
            List.of(3, 4, 10));
    Identification found =
        Identification.newBuilder(CASE.identification()).setFingerVerdicts(said).build();
    assertEquals(
        "MATCH: subject S-1 with score 61.5, the next 4.3 (gallery of 100, match from 40.0, engine"
            + " engine-1). By finger: 1 confirms (54.3), 2 agrees (21.0, turned by 180 degrees), 3"
            + " contradicts (0.0), 4 is lacking in the record, 5 is lacking on the card, 6"
            + " contradicts and is alike to one encounter of the record (298.4), 9"
            + " stands under another label in the record (88.5), 10 is undecided (0.0). Not shown to be"
            + " the candidate's: 3, 4, 10.",
        sentences.of(found));
    assertTrue(sentences.of(CASE.identification()).endsWith("engine engine-1)."));
  }

  @Test
  void anIdentificationSaysWhyItIsInDoubt() {
    Identification grey =
        Identification.newBuilder(CASE.identification())
            .setOutcome(IdentificationOutcome.GREY)
            .setDoubt(Doubt.FEW_FINGERS_AGREE)
            .build();
    assertTrue(
        sentences.of(grey).startsWith("GREY, in doubt: few fingers agree: subject S-1 with score"),
        sentences.of(grey));
    Identification before = Identification.newBuilder(grey).setDoubt(null).build();
    assertTrue(sentences.of(before).startsWith("GREY: subject S-1"), "before it was told");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonHasWords(Reason reason) {
    assertFalse(Words.of(reason).contains("_"));
  }

  @Test
  void aBookingIsToldWithoutThePerson() {
    String told = sentences.of(CASE.booking());
    assertEquals(
        "Booked by MA0130100 for MA0130100 at 2011-06-05T18:14-04:00, with 1 print"
            + " (SEARCH_ONLY), 1 charge and no convictions.",
        told);
    TopicName topic = TopicName.parse(TopicCatalogue.BOOKINGS.name()).orElseThrow();
    LogRecord record =
        new LogRecord(topic.name(), 0, 0, SampleCase.BOOKED, null, List.of(), new byte[0]);
    StringWriter out = new StringWriter();
    new Rows(new PrintWriter(out), OutputFormat.json)
        .print(
            List.of(
                new Entry(record, topic, Optional.of(CASE.booking()), Optional.empty(), told)
                    .row()));
    String row = out.toString();
    assertFalse(row.contains(SampleCase.NAME), row);
    assertFalse(row.contains(SampleCase.BORN.toString()), row);
    assertFalse(row.contains("words of the agency"), row);
    assertFalse(row.contains("\"data\""), row);
  }

  @Test
  void anEndOfAProtectionSaysByWhatItEndedAndSoDoesWhatFollows() {
    CaseEvent.Builder lifted =
        CaseEvent.newBuilder()
            .setBookingId(CASE.id())
            .setKind(CaseEventKind.PROTECTION_LIFTED)
            .setAt(SampleCase.at(Instant.parse("2011-06-06T15:00:00Z")))
            .setBy("ann")
            .setGround(LiftGround.ENDED)
            .setAuthority("USCIS")
            .setOrder("EAC-1")
            .setFrom(SampleCase.at(Instant.parse("2011-06-06T14:00:00Z")));
    assertEquals(
        "ann reported that the protection of the subject ended (USCIS, EAC-1), from"
            + " 2011-06-06T10:00-04:00, at 2011-06-06T11:00-04:00.",
        Words.caseEvent(lifted.build()));
    assertTrue(Words.caseEvent(lifted.setGround(LiftGround.WAIVED).build()).contains("was waived"));
    Disposition told = CASE.disposition("sib:MA", Outcome.DELIVERED, Reason.PERMITTED, "GONE");
    assertFalse(sentences.of(told).contains("protection"));
    Disposition since = Disposition.newBuilder(told).setLift(LiftGround.WAIVED).build();
    assertTrue(sentences.of(since).contains(", once the protection was waived; step"));
  }

  /** Before two were wanted there was no paper: then one person's report took the charge away. */
  @Test
  void aDismissalSaysByWhomAndByWhichPaper() {
    CaseEvent.Builder event =
        CaseEvent.newBuilder()
            .setBookingId(CASE.id())
            .setKind(CaseEventKind.CHARGE_DISMISSED)
            .setAt(SampleCase.at(Instant.parse("2011-06-06T15:00:00Z")))
            .setNcic("1201");
    assertTrue(Words.caseEvent(event.build()).startsWith("Charge 1201 was dismissed, at "));
    assertTrue(
        Words.caseEvent(event.setBy("ann").build())
            .startsWith("ann reported that charge 1201 was dismissed, at "));
    assertTrue(
        Words.caseEvent(event.setAuthority("Boston Municipal Court").setOrder("11-7").build())
            .startsWith(
                "ann reported that charge 1201 was dismissed (Boston Municipal Court, 11-7), which"
                    + " lets out once two report it, at "));
  }

  @Test
  void aTakingBackSaysByWhomAndByWhichPaper() {
    CaseEvent.Builder event =
        CaseEvent.newBuilder()
            .setBookingId(CASE.id())
            .setKind(CaseEventKind.DISMISSAL_TAKEN_BACK)
            .setAt(SampleCase.at(Instant.parse("2011-06-06T15:00:00Z")))
            .setBy("ann")
            .setNcic("1201")
            .setAuthority("Boston Municipal Court")
            .setOrder("11-8");
    assertEquals(
        "ann reported that charge 1201 was not dismissed, or stands again (Boston Municipal Court,"
            + " 11-8), which counts once two report it, at 2011-06-06T11:00-04:00.",
        Words.caseEvent(event.build()));
  }

  @Test
  void aConsentSaysByWhomToWhatAndOnWhichTerms() {
    CaseEvent.Builder consented =
        CaseEvent.newBuilder()
            .setBookingId(CASE.id())
            .setKind(CaseEventKind.CONSENTED)
            .setAt(SampleCase.at(Instant.parse("2011-06-06T15:00:00Z")))
            .setBy("ann")
            .setOri("MA0130100")
            .setAsked(SampleCase.at(Instant.parse("2011-06-06T14:00:00Z")))
            .setOrder("F-1")
            .setTerms(ConsentTerms.WITH_COUNSEL);
    assertEquals(
        "ann reported that the subject consents in writing (F-1), with counsel present, to the"
            + " request to agency MA0130100 of 2011-06-06T10:00-04:00, at"
            + " 2011-06-06T11:00-04:00.",
        Words.caseEvent(consented.build()));
    assertTrue(
        Words.caseEvent(consented.setTerms(ConsentTerms.ALONE).build())
            .contains("without counsel"));
    assertEquals(
        "It was reported that the subject does not consent to what agency MA0130100 was asked, at"
            + " 2011-06-06T11:00-04:00.",
        Words.caseEvent(consented.setKind(CaseEventKind.CONSENT_WITHDRAWN).build()));
  }
}
