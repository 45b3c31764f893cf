package org.tenprint.booking.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tenprint.booking.adapter.kafka.BookingFeeds;
import org.tenprint.booking.adapter.kafka.KafkaLedger;
import org.tenprint.booking.adapter.kafka.SubmissionFeed;
import org.tenprint.messaging.Lifeline;

/**
 * Ready when receipts and dispositions are read to their end, the ledger takes submissions, and the
 * agencies' topics are read. Topics that are held are named; others are served, so it is ready.
 */
@Readiness
@ApplicationScoped
public class BookingReadiness implements HealthCheck {
  private final BookingFeeds feeds;
  private final KafkaLedger ledger;
  private final SubmissionFeed submissions;
  private final Lifeline lifeline;

  BookingReadiness(
      BookingFeeds feeds, KafkaLedger ledger, SubmissionFeed submissions, Lifeline lifeline) {
    this.submissions = submissions;
    this.lifeline = lifeline;
    this.feeds = feeds;
    this.ledger = ledger;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("bookings can be taken")
        .withData("feeds", feeds.ready())
        .withData("ledger", ledger.open())
        .withData("submissions", submissions.alive())
        .withData("held", String.join(" ", submissions.held()))
        .withData("stopped", String.join(" ", submissions.stopped()))
        .withData("intact", lifeline.intact())
        .status(feeds.ready() && ledger.open() && submissions.alive() && lifeline.intact())
        .build();
  }
}
