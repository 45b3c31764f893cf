package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientKind;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Warrant;

/**
 * The largest cases that anybody can make: every fact as long as the doors take it, each charge
 * dismissed and that taken back by as many papers as wait, as many requests as a booking takes,
 * each to another agency and told to the agency, the person and counsel once people released it.
 * What withholds still fits.
 */
class FullestCaseTest {
  /** What a case is kept in, whatever anybody does: a tenth of what a store takes. */
  private static final int LARGEST = EventCodec.LARGEST / 10;

  private static final String ORI = "MA0130100";
  private static final String TCN = "F-1";
  private static final UUID BOOKING = TestEvents.bookingId(ORI, TCN);
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /** Most of these that a booking states by the doors, and a record. */
  private static final int OF_A_BOOKING = 100;

  private static final int OF_A_RECORD = 200;

  /** As kept, three bytes each. */
  private static final String LONG_TEXT = "\u4e00".repeat(256);

  private static final String PAPER = "\u4e00".repeat(Dismissal.LONGEST);

  private static final List<String> PEOPLE =
      List.of("tenprint:local#" + "a".repeat(241), "tenprint:local#" + "b".repeat(241));

  private final CaseReplay replay = new CaseReplay(TestEvents.REFERENCE);
  private final MemoryHop hop = new MemoryHop(replay, NOON, Duration.ofDays(30), Set.of());
  private final KeptCases codec = new KeptCases(hop.codecs.inputs());
  private CaseFile file;

  private static String code(int i) {
    return "%04d".formatted(i);
  }

  private static String agency(int i) {
    return "XX%07d".formatted(i);
  }

  private static List<Conviction> convictions(int from, int many) {
    List<Conviction> all = new ArrayList<>();
    for (int i = from; i < from + many; i++) {
      LocalDate day = LocalDate.of(2000, 1, 1).plusDays(i);
      all.add(
          new Conviction(
              code(i), day, OffenceClass.AGGRAVATED_FELONY, "P10Y11M30D", day.plusYears(3)));
    }
    return all;
  }

  private static Determination determination() {
    List<Charge> charges = new ArrayList<>();
    for (int i = 0; i < OF_A_BOOKING; i++) {
      charges.add(new Charge(code(i), "x".repeat(1000), LocalDate.of(2026, 3, 1).plusDays(i % 60)));
    }
    Determination plain =
        TestEvents.determination(
            TestEvents.booking(ORI, TCN, NOON.minusSeconds(60))
                .setCharges(charges)
                .setConvictions(convictions(0, OF_A_BOOKING))
                .build(),
            IdentificationOutcome.MATCH,
            NOON);
    return Determination.newBuilder(plain)
        .setRecordConvictions(convictions(OF_A_BOOKING, OF_A_RECORD))
        .build();
  }

  private void theLawTellsEverybody() {
    Instant early = NOON.minus(Duration.ofDays(365));
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN, Edge.REQUEST)) {
      hop.record(
          TestEvents.instrument(
                  "PERMIT-" + edge, TestEvents.nation(), edge, Effect.PERMIT, early, early)
              .build());
    }
    hop.record(
        TestEvents.instrument(
                "TELL", TestEvents.nation(), Edge.REQUEST, Effect.REQUIRE, early, early)
            .setReason(null)
            .setRecipients(List.of(RecipientKind.SUBJECT, RecipientKind.COUNSEL))
            .build());
  }

  private void after(CaseEvent event) {
    hop.now = hop.now.plusSeconds(1);
    CaseMoment moment =
        new CaseMoment(
            hop.now,
            hop.latestRules(),
            new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
            Optional.empty(),
            Optional.of(TestEvents.messageKey()));
    file = replay.take(file, event, moment).next();
  }

  /** Two state each fact by a paper of that number, and that a protection is over. */
  private void stated(int paper) {
    String text = LONG_TEXT.substring(4) + code(paper);
    for (String by : PEOPLE) {
      for (StatedFact fact : StatedFact.values()) {
        after(new CaseEvent.FactStated(by, fact, true, LONG_TEXT, text, NOON));
      }
    }
  }

  private void onceStated() {
    stated(0);
    Instant hidden = hop.now;
    after(new CaseEvent.PersonProtected(Optional.of(hidden)));
    for (String by : PEOPLE) {
      after(new CaseEvent.TriedAsAdult(by, LONG_TEXT, LONG_TEXT));
      after(
          new CaseEvent.ProtectionLifted(
              by, LiftGround.ENDED, LONG_TEXT, LONG_TEXT, hidden.plusSeconds(1)));
    }
    for (int i = 0; i < OF_A_BOOKING; i++) {
      for (String by : PEOPLE) {
        after(new CaseEvent.ChargeDismissed(code(i), by, PAPER, PAPER));
      }
      for (int paper = 0; paper < Dismissal.MOST; paper++) {
        takenBack(i, paper, "tenprint:local#" + "c".repeat(237) + code(paper));
      }
    }
  }

  private void takenBack(int charge, int paper, String by) {
    String text = PAPER.substring(8) + code(charge) + code(paper);
    after(new CaseEvent.DismissalTakenBack(code(charge), by, text, text));
  }

  private void asked(int number) {
    Instant when = hop.now;
    Request request =
        new Request(Optional.of(RequestKind.RELEASE_DATE), Warrant.ADMINISTRATIVE_WARRANT)
            .statedFor(Optional.of(RequestPurpose.CRIMINAL_INVESTIGATION))
            .at(when);
    after(new CaseEvent.Requested(agency(number), request));
    for (String by : PEOPLE) {
      after(
          new CaseEvent.Consented(by, agency(number), when, LONG_TEXT, ConsentTerms.WITH_COUNSEL));
    }
  }

  private CaseCodec.Kept decided() {
    theLawTellsEverybody();
    hop.take(determination(), BOOKING.toString());
    CaseCodec.Kept kept = codec.decode(BOOKING.toString(), cases().get(BOOKING.toString()));
    file = kept.entry().open().orElseThrow().file();
    return kept;
  }

  private MapStore cases() {
    return hop.store(CaseStores.CASES);
  }

  private static int told(CaseFile file) {
    return file.disclosures().stream()
        .filter(one -> one.recipient().text().contains("XX"))
        .mapToInt(one -> one.delivered().size())
        .sum();
  }

  /** Puts the case where it stands now into the store, and reports a protection. */
  private void aProtectionIsTaken(CaseCodec.Kept first) {
    assertEquals(3 * TakenRequests.MOST, told(file), "to agencies, the person and counsel");
    Case open = first.entry().open().orElseThrow();
    CaseEntry entry = first.entry().with(new Case(open.booking(), file, open.step() + 1, hop.now));
    byte[] bytes = codec.encode(open.booking(), new CaseCodec.Kept(first.opened(), entry));
    fits(bytes);
    cases().put(open.booking(), bytes);
    hop.now = hop.now.plusSeconds(1);
    hop.take(TestEvents.event(BOOKING, CaseEventKind.PROTECTED, hop.now).build(), open.booking());
    fits(cases().get(open.booking()));
    List<Outcome> outcomes =
        hop.dispositions().stream()
            .filter(one -> one.getRecipient().startsWith("request:XX"))
            .map(Disposition::getOutcome)
            .toList();
    assertEquals(TakenRequests.MOST, outcomes.stream().filter(Outcome.RECALLED::equals).count());
  }

  @Test
  void aProtectionIsTakenHoweverMuchWasStatedAndAsked() {
    CaseCodec.Kept first = decided();
    onceStated();
    for (int i = 0; i < TakenRequests.MOST; i++) {
      asked(i);
    }
    aProtectionIsTaken(first);
  }

  /** So that no two decisions rest on the same. */
  @Test
  void alsoWhereAllIsStatedAnewBeforeEachRequest() {
    CaseCodec.Kept first = decided();
    onceStated();
    for (int i = 0; i < TakenRequests.MOST; i++) {
      stated(i + 1);
      takenBack(i, 0, PEOPLE.get(1));
      asked(i);
    }
    aProtectionIsTaken(first);
  }

  private static void fits(byte[] state) {
    assertTrue(state.length <= LARGEST, "bytes of state: " + state.length);
  }
}
