package org.tenprint.booking.adapter.kafka;

import org.junit.jupiter.api.Test;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.MissingReason;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.formats.FormatCode;
import org.tenprint.testkit.architecture.Mirrors;

class MirrorsTest {
  private static final String UNKNOWN = "UNKNOWN";

  @Test
  void eventsAndRefusalsHaveTheSameWordsAsTheDomain() {
    new Mirrors("org.tenprint.booking")
        .wire(RecipientAnswer.class, AgencyAnswer.class, UNKNOWN)
        .wire(Retention.class, BookingContent.Retention.class)
        .wire(org.tenprint.events.booking.Intake.class, Intake.class, UNKNOWN)
        .wire(OffenceClass.class, BookingContent.OffenceClass.class, UNKNOWN)
        .wire(ImpressionType.class, BookingContent.Impression.class)
        .wire(PrintFormat.class, BookingContent.PrintFormat.class, UNKNOWN)
        .wire(MissingReason.class, BookingContent.MissingReason.class)
        .within(FormatCode.class, ProblemCode.class)
        .check();
  }
}
