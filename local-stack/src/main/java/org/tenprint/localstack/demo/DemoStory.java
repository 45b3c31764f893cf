package org.tenprint.localstack.demo;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.Principal;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.localstack.Progress;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackException;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
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
import org.tenprint.vault.KeyVault;

/** What the demonstration does, in order. */
public final class DemoStory implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(120);
  private static final int RECIPIENTS = 3;
  private static final long ARREST = 2;

  private final RunningStack stack;
  private final Progress progress;
  private final InstantSource clock;
  private final Screen screen;
  private final KeyVault keys;
  private final DemoLog log;
  private final DemoIntake intake;
  private final DemoPeople people;

  /**
   * @param stack that runs
   * @param progress hears what happens
   * @param clock tells when it happens
   * @param screen where it is read
   */
  public DemoStory(RunningStack stack, Progress progress, InstantSource clock, Screen screen) {
    this.stack = stack;
    this.progress = progress;
    this.clock = clock;
    this.screen = screen;
    this.keys = stack.keys();
    this.log = new DemoLog(stack.client(Principal.parse("auditor:local")), keys);
    this.intake = new DemoIntake(URI.create(stack.ports().url(Service.BOOKING)), stack::tls);
    this.people =
        new DemoPeople(
            URI.create(stack.ports().url(Service.NOTIFICATION)), stack.tls(), stack::token);
  }

  /** Tells the story; returns the tables. */
  public String tell() {
    new SampleLoad(stack, progress, clock).load(keys, log, people);
    progress.says("");
    DemoSample.FIRST.forEach(this::submit);
    refusedAtTheDoor();
    DemoSample.FIRST.forEach(this::awaitDispositions);
    String first = table(DemoSample.FIRST);

    twoPeopleRelease();
    theRefusalTakesEffect();
    aBackDatedRefusalRecalls();
    List<DemoBooking> later =
        List.of(DemoSample.UNKNOWN_AGE, DemoSample.AFTER_REFUSAL, DemoSample.NEWARK);
    return "%nWho was told what, and why%n%n%s%nAfter two reviews, a refusal, and a back-dated refusal%n%n%s%n%s"
        .formatted(first, table(later), DemoLegend.TEXT);
  }

  private void submit(DemoBooking booking) {
    OffsetDateTime bookedAt = now().atOffset(ZoneOffset.UTC);
    HttpResponse<String> answer =
        booking.asFile()
            ? intake.submitFile(booking, booking.person().images(ARREST), bookedAt)
            : intake.submit(booking, booking.ori(), booking.person().presses(ARREST), bookedAt);
    progress.says("%-15s %s  %s".formatted(booking.tcn(), answer.statusCode(), booking.title()));
    if (answer.statusCode() != 202) {
      throw new StackException("booking-service answered: " + answer.body());
    }
  }

  private void refusedAtTheDoor() {
    DemoBooking booking = DemoSample.UNKNOWN_AGENCY;
    OffsetDateTime bookedAt = now().atOffset(ZoneOffset.UTC);
    HttpResponse<String> answer =
        intake.submit(booking, DemoSample.BOSTON.ori(), booking.person().presses(ARREST), bookedAt);
    progress.says("%-15s %s  %s".formatted(booking.tcn(), answer.statusCode(), booking.title()));
    DemoIntake.toMend(answer.body()).forEach(line -> progress.says("  " + line));
  }

  private void twoPeopleRelease() {
    progress.says("");
    progress.says("Two reviewers release the booking of unknown age");
    for (String reviewer : List.of("reviewer-one", "reviewer-two")) {
      people.review(DemoSample.UNKNOWN_AGE.id(), reviewer, "release");
    }
    awaitOutcome(DemoSample.UNKNOWN_AGE, "field-office:BOS", Outcome.DELIVERED);
  }

  private void theRefusalTakesEffect() {
    progress.says("Boston's police department refuses what is returned to it, with effect now");
    record("MA-BOS-REFUSAL", "MA0130100", now());
    submit(DemoSample.AFTER_REFUSAL);
    awaitDispositions(DemoSample.AFTER_REFUSAL);
  }

  private void aBackDatedRefusalRecalls() {
    progress.says("Newark's refusal of yesterday is entered only now");
    record("NJ-NWK-REFUSAL", "NJNPD0000", now().minus(1, ChronoUnit.DAYS));
    awaitOutcome(DemoSample.NEWARK, "agency:NJNPD0000", Outcome.RECALLED);
  }

  private void record(String id, String ori, Instant from) {
    Instrument refusal =
        new Instrument(
            id,
            Issuer.AGENCY,
            new Reach(
                new Scope(ScopeKind.ORI, ori),
                PlaceKind.CONTROLLING,
                Edge.RETURN,
                Set.of(RecipientKind.AGENCY)),
            new Ruling(Effect.WITHHOLD, Reason.RECIPIENT_REFUSED, Set.of(), List.of()),
            Validity.between(from.atOffset(ZoneOffset.UTC), Optional.empty()),
            new Provenance(
                now().atOffset(ZoneOffset.UTC),
                "drafter-" + ori.toLowerCase(Locale.ROOT),
                List.of("approver-one", "approver-two"),
                "Letter of the department that it does not wish to receive (invented)"));
    people.enact(refusal);
    awaitKnown(id);
  }

  private void awaitKnown(String instrument) {
    log.await(
        "notification-service knows " + instrument,
        LONGEST,
        () -> people.applies(instrument, now()));
  }

  private void awaitDispositions(DemoBooking booking) {
    log.await(
        "dispositions of " + booking.tcn(),
        LONGEST,
        () -> log.dispositions(booking).size() >= RECIPIENTS);
  }

  private void awaitOutcome(DemoBooking booking, String recipient, Outcome outcome) {
    log.await(
        outcome + " for " + recipient + " of " + booking.tcn(),
        LONGEST,
        () -> {
          Disposition disposition = log.dispositions(booking).get(recipient);
          return disposition != null && disposition.getOutcome() == outcome;
        });
  }

  private String table(List<DemoBooking> bookings) {
    DemoTable table = new DemoTable();
    for (DemoBooking booking : bookings) {
      table.add(
          booking.tcn(),
          log.identification(booking),
          log.determination(booking),
          log.dispositions(booking).values());
    }
    return table.text(screen.columns());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    log.close();
    keys.close();
  }
}
