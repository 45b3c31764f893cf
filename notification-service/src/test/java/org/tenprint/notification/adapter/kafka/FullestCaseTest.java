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
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Warrant;

/**
 * The largest case that anybody can make: every fact as long as the doors take it, as many requests
 * as a booking takes, each told to the agency, the person and counsel. What withholds still fits.
 */
class FullestCaseTest {
  /** Of the store's 24 MiB what is left for what people find of holds, and what withholds. */
  private static final int RESERVE = 7 * 1024 * 1024;

  private static final String ORI = "MA0130100";
  private static final String TCN = "F-1";
  private static final UUID BOOKING = TestEvents.bookingId(ORI, TCN);
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /** Most of these that a booking states by the doors, and a record. */
  private static final int OF_A_BOOKING = 100;

  private static final int OF_A_RECORD = 200;

  /** As kept, three bytes each. */
  private static final String LONG_TEXT = "\u4e00".repeat(256);

  private static final List<String> PEOPLE =
      List.of("tenprint:local#" + "a".repeat(241), "tenprint:local#" + "b".repeat(241));

  private final CaseReplay replay = new CaseReplay(TestEvents.REFERENCE);
  private final MemoryHop hop = new MemoryHop(replay, NOON, Duration.ofDays(30), Set.of());
  private final KeptCases codec = new KeptCases(hop.codecs.inputs());

  private static List<Conviction> convictions(int from, int many) {
    List<Conviction> all = new ArrayList<>();
    for (int i = from; i < from + many; i++) {
      LocalDate day = LocalDate.of(2000, 1, 1).plusDays(i);
      all.add(
          new Conviction(
              "1201", day, OffenceClass.AGGRAVATED_FELONY, "P10Y11M30D", day.plusYears(3)));
    }
    return all;
  }

  private static Determination determination() {
    List<Charge> charges = new ArrayList<>();
    for (int i = 0; i < OF_A_BOOKING; i++) {
      charges.add(new Charge("1201", "x".repeat(1000), LocalDate.of(2026, 3, 1).plusDays(i % 60)));
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

  private CaseFile after(CaseFile file, CaseEvent event) {
    hop.now = hop.now.plusSeconds(1);
    CaseMoment moment =
        new CaseMoment(
            hop.now,
            hop.latestRules(),
            new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
            Optional.empty(),
            Optional.of(TestEvents.messageKey()));
    return replay.take(file, event, moment).next();
  }

  private CaseFile stated(CaseFile file) {
    CaseFile all = file;
    for (String by : PEOPLE) {
      for (StatedFact fact : StatedFact.values()) {
        all = after(all, new CaseEvent.FactStated(by, fact, true, LONG_TEXT, LONG_TEXT, NOON));
      }
      all = after(all, new CaseEvent.TriedAsAdult(by, LONG_TEXT, LONG_TEXT));
    }
    return all;
  }

  private CaseFile asked(CaseFile file) {
    CaseFile all = file;
    for (int i = 0; i < TakenRequests.MOST; i++) {
      Instant when = hop.now;
      Request request =
          new Request(Optional.of(RequestKind.RELEASE_DATE), Warrant.ADMINISTRATIVE_WARRANT)
              .statedFor(Optional.of(RequestPurpose.CRIMINAL_INVESTIGATION))
              .at(when);
      all = after(all, new CaseEvent.Requested(ORI, request));
      for (String by : PEOPLE) {
        all =
            after(
                all, new CaseEvent.Consented(by, ORI, when, LONG_TEXT, ConsentTerms.WITH_COUNSEL));
      }
    }
    return all;
  }

  @Test
  void aProtectionIsTakenHoweverMuchWasAsked() {
    theLawTellsEverybody();
    hop.take(determination(), BOOKING.toString());
    MapStore cases = hop.store(CaseStores.CASES);
    CaseCodec.Kept kept = codec.decode(BOOKING.toString(), cases.get(BOOKING.toString()));
    Case open = kept.entry().open().orElseThrow();
    CaseFile full = asked(stated(open.file()));
    assertEquals(
        3L * TakenRequests.MOST,
        full.disclosures().stream()
            .filter(one -> one.recipient().text().endsWith(ORI))
            .filter(one -> !one.recipient().text().startsWith("agency:"))
            .mapToInt(one -> one.delivered().size())
            .sum(),
        "told to the agency, the person and counsel");
    CaseEntry entry = kept.entry().with(new Case(open.booking(), full, open.step() + 1, hop.now));
    byte[] bytes = codec.encode(open.booking(), new CaseCodec.Kept(kept.opened(), entry));
    cases.put(open.booking(), bytes);
    fits(bytes);
    hop.now = hop.now.plusSeconds(1);
    hop.take(TestEvents.event(BOOKING, CaseEventKind.PROTECTED, hop.now).build(), open.booking());
    fits(cases.get(open.booking()));
    List<Outcome> outcomes =
        hop.dispositions().stream()
            .filter(one -> one.getRecipient().equals("request:" + ORI))
            .map(Disposition::getOutcome)
            .toList();
    assertEquals(TakenRequests.MOST, outcomes.stream().filter(Outcome.RECALLED::equals).count());
  }

  private static void fits(byte[] state) {
    assertTrue(state.length <= EventCodec.LARGEST - RESERVE, "bytes of state: " + state.length);
  }
}
