package org.tenprint.notification.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import org.tenprint.messaging.ToldMeters;
import org.tenprint.notification.adapter.kafka.RecipientTopics;

/** What this service's metrics tell beside what every service's do. */
final class NotificationMeters {
  /** Instruments that cannot be read. */
  static final String UNREAD = "tenprint.instruments.unread";

  /** Recipients whose topic takes nothing. */
  static final String CLOSED = "tenprint.recipients.closed";

  /** For how long the longest of them took nothing. */
  static final String CLOSED_SECONDS = "tenprint.recipients.closed.seconds";

  /** All of it. */
  static final ToldMeters TOLD =
      ToldMeters.of(UNREAD, CLOSED, CLOSED_SECONDS, "tenprint.wakes", "tenprint.wakes.failed");

  private NotificationMeters() {}

  /** Tells how many recipients cannot be told anything, and of nobody what there was to tell. */
  static void tell(RecipientTopics recipients, MeterRegistry meters) {
    meters.gauge(CLOSED, recipients, RecipientTopics::closed);
    meters.gauge(CLOSED_SECONDS, recipients, RecipientTopics::closedForSeconds);
  }
}
