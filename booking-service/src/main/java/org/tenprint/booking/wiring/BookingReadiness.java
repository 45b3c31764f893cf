package org.tenprint.booking.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tenprint.booking.adapter.kafka.BookingFeeds;
import org.tenprint.booking.adapter.kafka.KafkaLedger;
import org.tenprint.messaging.Lifeline;

/** Ready when receipts and dispositions are read to their end and the ledger takes submissions. */
@Readiness
@ApplicationScoped
public class BookingReadiness implements HealthCheck {
  private final BookingFeeds feeds;
  private final KafkaLedger ledger;
  private final Lifeline lifeline;

  BookingReadiness(BookingFeeds feeds, KafkaLedger ledger, Lifeline lifeline) {
    this.lifeline = lifeline;
    this.feeds = feeds;
    this.ledger = ledger;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("bookings can be taken")
        .withData("feeds", feeds.ready())
        .withData("ledger", ledger.open())
        .withData("intact", lifeline.intact())
        .status(feeds.ready() && ledger.open() && lifeline.intact())
        .build();
  }
}
