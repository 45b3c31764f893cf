package org.tenprint.booking.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tenprint.booking.adapter.kafka.AgencyWriter;
import org.tenprint.booking.adapter.kafka.BookingFeeds;
import org.tenprint.booking.adapter.kafka.FlowLanes;
import org.tenprint.booking.adapter.kafka.KafkaLedger;
import org.tenprint.booking.adapter.kafka.LedgerClients;
import org.tenprint.booking.adapter.kafka.SubmissionCodec;
import org.tenprint.booking.adapter.kafka.SubmissionFeed;
import org.tenprint.booking.adapter.kafka.SubmissionIntake;
import org.tenprint.booking.adapter.kafka.SubmissionOutcomes;
import org.tenprint.booking.adapter.store.TopicStores;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.application.Backlog;
import org.tenprint.booking.application.IntakeCounter;
import org.tenprint.booking.application.PixelBudget;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.ShowBooking;
import org.tenprint.booking.application.SubmitBooking;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.booking.application.WaitingBookings;
import org.tenprint.booking.domain.Agencies;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.doorway.KafkaClient;
import org.tenprint.doorway.SettingBounds;
import org.tenprint.events.BookingIds;
import org.tenprint.formats.Limits;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.messaging.ToldMeters;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.vault.KeyVault;

/** Makes the service's objects. */
@ApplicationScoped
public class BookingWiring {
  /** How long the service may take to end in order once a part of it has failed. */
  private static final Duration LONGEST_END = Duration.ofSeconds(15);

  /** A pixel takes up to thirteen bytes while WSQ is decoded: a third of the heap at most. */
  private static final int PIXEL_SHARE = 39;

  private static final Duration PROBE = Duration.ofSeconds(10);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final int MOST_WAITING = 1_000_000;

  private final BookingConfig config;
  private final Map<String, Object> client;

  BookingWiring(BookingConfig config, KafkaClient kafka) {
    this.config = config;
    this.client = kafka.settings();
  }

  @Produces
  @Singleton
  Lifeline lifeline() {
    return LaunchMode.current() == LaunchMode.TEST
        ? Lifeline.observed()
        : Lifeline.ofProcess(() -> Quarkus.asyncExit(1), LONGEST_END);
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ReferenceSet referenceSet() throws ReferenceDataException {
    return config.referenceDir().isPresent()
        ? ReferenceSet.load(config.referenceDir().get())
        : ReferenceSet.sample();
  }

  @Produces
  @Singleton
  Agencies agencies(ReferenceSet reference) {
    return (ori, day) ->
        day.map(on -> reference.agency(ori, on)).orElseGet(() -> reference.agency(ori)).isPresent();
  }

  @Produces
  @Singleton
  BookingRules rules(Agencies agencies, PixelBudget pixels) {
    return new BookingRules(agencies, new PrintInspector(Limits.DEFAULT, pixels));
  }

  @Produces
  @Singleton
  PixelBudget pixelBudget() {
    return new PixelBudget(Runtime.getRuntime().maxMemory() / PIXEL_SHARE);
  }

  @Produces
  @Singleton
  TopicStores stores(Lifeline lifeline) {
    return TopicStores.open(
        config.stateDir(), config.slot(), thrown -> lifeline.cut("topic-stores", thrown));
  }

  @Produces
  @Singleton
  Receipts receipts(TopicStores stores) {
    return new Receipts(key -> BookingIds.of(key.ori(), key.tcn()), stores.receipts());
  }

  @Produces
  @Singleton
  AgencyAnswers agencyAnswers(TopicStores stores) {
    return new AgencyAnswers(stores.answers());
  }

  /** Twice as long as anything is to wait: what waits for longer still keeps others out. */
  @Produces
  @Singleton
  WaitingBookings waitingBookings(
      Receipts receipts, AgencyAnswers answers, Backlog backlog, InstantSource clock) {
    Duration longest = config.longestWait().multipliedBy(2);
    return new WaitingBookings(receipts, answers, backlog, longest, clock);
  }

  @Produces
  @Singleton
  Backlog backlog() {
    return new Backlog(limits(config), FlowLanes.COUNT, FlowLanes::of, FlowLanes::tell);
  }

  static Backlog.Limits limits(BookingConfig config) {
    return new Backlog.Limits(
        SettingBounds.require(
            "tenprint.longest-wait", config.longestWait(), SHORTEST_WAIT, LONGEST_WAIT),
        SettingBounds.require("tenprint.most-waiting", config.mostWaiting(), 1, MOST_WAITING),
        PROBE);
  }

  static Duration acceptWithin(BookingConfig config) {
    return SettingBounds.require(
        "tenprint.accept-within", config.acceptWithin(), SHORTEST_WAIT, LONGEST_ANSWER);
  }

  /** In this order: who writes what is kept ends before it is closed. */
  void stop(
      @Observes ShutdownEvent stopping,
      SubmissionFeed submissions,
      BookingFeeds feeds,
      KafkaLedger ledger,
      TopicStores stores) {
    submissions.close();
    feeds.close();
    ledger.close();
    stores.close();
  }

  @Produces
  @Singleton
  @Startup
  BookingFeeds feeds(
      Receipts receipts,
      AgencyAnswers answers,
      WaitingBookings waiting,
      KeyVault vault,
      Lifeline lifeline) {
    return new BookingFeeds(receipts, answers, waiting, vault, registry(), client, lifeline);
  }

  @Produces
  @Singleton
  @Startup
  KafkaLedger ledger(Receipts receipts, BookingFeeds feeds, KeyVault vault, Lifeline lifeline) {
    return new LedgerClients(client, config.slot())
        .open(receipts, feeds, registry(), vault, acceptWithin(config), lifeline);
  }

  @Produces
  @Singleton
  AcceptBooking acceptBooking(
      BookingRules rules,
      Receipts receipts,
      KafkaLedger ledger,
      BookingFeeds feeds,
      Backlog backlog) {
    return new AcceptBooking(rules, receipts, ledger, feeds::receiptsReady, backlog);
  }

  @Produces
  @Singleton
  ShowBooking showBooking(Receipts receipts, AgencyAnswers answers, BookingFeeds feeds) {
    return new ShowBooking(receipts, answers, feeds::ready);
  }

  @Produces
  @Singleton
  SubmitBooking submitBooking(AcceptBooking acceptBooking, KafkaLedger ledger, Agencies agencies) {
    return new SubmitBooking(acceptBooking, ledger, agencies);
  }

  @Produces
  @Singleton
  TakeSubmission takeSubmission(AcceptBooking acceptBooking, KafkaLedger ledger) {
    return new TakeSubmission(acceptBooking, ledger);
  }

  @Produces
  @Singleton
  SubmissionOutcomes submissionOutcomes(KeyVault vault, InstantSource clock) {
    return new SubmissionOutcomes(
        new AgencyWriter(client, false), new AgencyWriter(client, true), registry(), vault, clock);
  }

  void close(@Disposes SubmissionOutcomes outcomes) {
    outcomes.close();
  }

  @Produces
  @Singleton
  SubmissionIntake submissionIntake(
      TakeSubmission takeSubmission,
      SubmissionOutcomes outcomes,
      IntakeCounter counter,
      InstantSource clock) {
    SubmissionCodec codec = new SubmissionCodec(registry());
    return new SubmissionIntake(codec, takeSubmission, outcomes, counter, clock);
  }

  @Produces
  @Singleton
  @Startup
  SubmissionFeed submissionFeed(SubmissionIntake intake, Lifeline lifeline, MeterRegistry meters) {
    SubmissionFeed feed = new SubmissionFeed(intake, client, lifeline);
    meters.gauge("tenprint.submissions.held", feed, one -> one.held().size());
    meters.gauge("tenprint.submissions.stopped", feed, one -> one.stopped().size());
    return feed.start();
  }

  /** Of what is measured nobody can read what became of a booking. */
  @Produces
  @Singleton
  MeterFilter nothingOfABooking() {
    ToldMeters told =
        ToldMeters.of(
            "tenprint.submissions", "tenprint.submissions.held", "tenprint.submissions.stopped");
    return MeterFilter.denyUnless(id -> told.allows(id.getName()));
  }

  @Produces
  @Singleton
  IntakeCounter counter(MeterRegistry meters) {
    return (intake, outcome) ->
        meters
            .counter(
                "tenprint.submissions",
                "intake",
                intake.name().toLowerCase(Locale.ROOT),
                "outcome",
                outcome.name().toLowerCase(Locale.ROOT))
            .increment();
  }

  private Optional<SchemaRegistry> registry() {
    return config.registryUrl().map(SchemaRegistry::new);
  }
}
