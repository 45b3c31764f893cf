package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.messaging.Lifeline;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.notification.application.Ahead;
import org.tenprint.notification.application.AuthorInstruments;
import org.tenprint.notification.application.ExplainEffect;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.place.ReferencePlaces;
import org.tenprint.testkit.TestBroker;

/** Rules of which one cannot be read, on a real broker: it opens nothing. */
class UnreadInstrumentIT {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant EARLY = NOW.minusSeconds(86_400);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String BOSTON = "MA0130100";
  private static final String REFUSAL = "MA-REFUSAL";
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());

  @Test
  void anApprovedWithholdingThatCannotBeReadHoldsUntilTwoPeopleRecordItAgain() throws Exception {
    try (StagedService service =
        new StagedService(TestBroker.shared(), "unread.", TestEvents.REFERENCE, SETTINGS)) {
      service.moveTo(NOW);
      record(service, instrument("SHARE", Edge.SHARE, Effect.PERMIT));
      record(service, instrument("RETURN", Edge.RETURN, Effect.PERMIT));
      byte[] refusal =
          service.codecs().instruments().encode(instrument(REFUSAL, Edge.RETURN, Effect.WITHHOLD));
      byte[] cutOff = Arrays.copyOf(refusal, refusal.length - 1);
      known(service, service.write(TopicCatalogue.INSTRUMENTS, REFUSAL, cutOff, "instrument"));
      for (Disposition held : decide(service, "T-1")) {
        assertEquals(Outcome.HELD, held.getOutcome(), held.getRecipient());
        assertEquals(Reason.EXAMINER_REVIEW, held.getReason(), held.getRecipient());
        assertEquals(List.of(REFUSAL), held.getInstruments(), held.getRecipient());
      }
      assertEquals(1, service.records(service.deadLetters(TopicCatalogue.INSTRUMENTS)).size());
      List<UnreadRecord> listed = service.register().unread();
      assertEquals(List.of(REFUSAL), listed.stream().map(UnreadRecord::id).toList());
      assertEquals(List.of(2L), listed.stream().map(UnreadRecord::position).toList());

      org.tenprint.events.notification.Instrument again =
          instrument(REFUSAL, Edge.RETURN, Effect.WITHHOLD);
      record(
          service,
          org.tenprint.events.notification.Instrument.newBuilder(again)
              .setApprovals(List.of())
              .build());
      assertTrue(
          decide(service, "T-2").stream().allMatch(d -> d.getOutcome() == Outcome.HELD),
          "one person's draft lifts nothing");

      record(service, again);
      theRefusalApplies(decide(service, "T-3"));
      assertEquals(List.of(), service.register().unread());

      record(
          service,
          org.tenprint.events.notification.Instrument.newBuilder(again)
              .setApprovals(List.of())
              .build());
      theRefusalApplies(decide(service, "T-4"));
      assertEquals(2, service.records(service.deadLetters(TopicCatalogue.INSTRUMENTS)).size());
      assertEquals(List.of(), service.register().unread());
      peopleApproveAtTwoInstances(service);
    }
  }

  private static void theRefusalApplies(List<Disposition> decided) {
    for (Disposition told : decided) {
      boolean share = told.getEdge() == Edge.SHARE;
      assertEquals(
          share ? Outcome.DELIVERED : Outcome.WITHHELD, told.getOutcome(), told.getRecipient());
    }
  }

  /** Each acts on what the other has only just recorded. */
  private static void peopleApproveAtTwoInstances(StagedService service) throws Exception {
    InstrumentRegister others = new InstrumentRegister();
    RuleBookFeed feed =
        new RuleBookFeed(
            others,
            service.codecs(),
            service.topics(),
            Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers()),
            Lifeline.observed());
    try (feed) {
      At first = At.of(service, service.register(), service.rules());
      At second = At.of(service, others, feed);
      var proposal =
          InstrumentEvents.read(
              org.tenprint.events.notification.Instrument.newBuilder(
                      instrument("BOTH", Edge.RETURN, Effect.WITHHOLD))
                  .setAuthor(PersonId.of("issuer", "drafter"))
                  .setApprovals(List.of())
                  .build());
      first.author().propose(proposal, NOW);
      second.approve("one");
      assertTrue(first.approve("two").provenance().approved());
      assertEquals(RefusalReason.NO_DRAFT, reason(() -> second.approve("three")));
      assertEquals(
          RefusalReason.DUPLICATE_ID, reason(() -> second.author().propose(proposal, NOW)));
      assertEquals(2, service.records(service.deadLetters(TopicCatalogue.INSTRUMENTS)).size());
      feed.close();
      for (Executable asked :
          List.<Executable>of(
              () ->
                  second
                      .author()
                      .approve(second.author().known("BOTH"), "three", Optional.empty(), NOW),
              () -> second.author().propose(proposal, NOW))) {
        assertEquals(RefusalReason.NOT_CAUGHT_UP, reason(asked));
      }
    }
  }

  private static RefusalReason reason(Executable asked) {
    return assertThrows(Refused.class, asked).reason();
  }

  /** Who writes and approves at one instance. */
  private record At(AuthorInstruments author, ExplainEffect explain) {
    static At of(StagedService log, InstrumentRegister register, RuleBookFeed rules) {
      ReferencePlaces places = new ReferencePlaces(TestEvents.REFERENCE);
      ExplainEffect explain = new ExplainEffect(register, places.table(), places.all());
      return new At(
          new AuthorInstruments(
              register,
              rules,
              (state, approvals, at) ->
                  log.write(TopicCatalogue.INSTRUMENTS, state.id(), event(state)),
              explain,
              new Ahead(() -> NOW, Duration.ofMillis(500))),
          explain);
    }

    private static org.tenprint.events.notification.Instrument event(Instrument state) {
      return InstrumentEvents.write(state, InstrumentEvents.approvals(state));
    }

    Instrument approve(String by) throws Refused {
      author.readOn();
      String report = explain.of(author.known("BOTH"), NOW, Instant.MAX).conflicts().digest();
      return author.approve(
          author.known("BOTH"), PersonId.of("issuer", by), Optional.of(report), NOW);
    }
  }

  private static org.tenprint.events.notification.Instrument instrument(
      String id, Edge edge, Effect effect) {
    return TestEvents.instrument(id, TestEvents.nation(), edge, effect, EARLY, EARLY).build();
  }

  private static void record(
      StagedService service, org.tenprint.events.notification.Instrument instrument) {
    known(service, service.write(TopicCatalogue.INSTRUMENTS, instrument.getId(), instrument));
  }

  private static void known(StagedService service, Origin origin) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> service.rules().known().offset() > origin.getOffset());
  }

  private static List<Disposition> decide(StagedService service, String tcn) {
    Determination determination =
        TestEvents.determination(
            TestEvents.booking(BOSTON, tcn, NOW.minusSeconds(60)).build(),
            IdentificationOutcome.MATCH,
            NOW);
    UUID booking = determination.getIdentification().getContext().getBookingId();
    service.awaitStep(
        service.write(TopicCatalogue.DETERMINATIONS, booking.toString(), determination));
    service.flush();
    List<Disposition> dispositions =
        service
            .read(service.name(TopicCatalogue.DISPOSITIONS), service.codecs().dispositions())
            .stream()
            .filter(d -> d.getBookingId().equals(booking))
            .toList();
    assertEquals(3, dispositions.size());
    return dispositions;
  }
}
