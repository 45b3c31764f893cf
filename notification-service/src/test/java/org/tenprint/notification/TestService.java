package org.tenprint.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Verdict;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;

/** The running service as tests use it beside its door: the topics, the rules and the clock. */
final class TestService {
  static final Instant LONG_AGO = Instant.parse("2020-01-01T05:00:00Z");

  private final TestClock clock;
  private final RuleBookFeed ruleBook;
  private final TestLog log;

  TestService(TestClock clock, RuleBookFeed ruleBook, TestLog log) {
    this.clock = clock;
    this.ruleBook = ruleBook;
    this.log = log;
  }

  /** Before its hop runs the door says 503. */
  static void awaitDoor() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> TestDoor.given().get("/work-items").statusCode() == 200);
  }

  void theFieldOfficesAreTold() {
    if (ruleBook.known().book().instrument("FED-SHARE").isEmpty()) {
      record(
          TestEvents.instrument(
              "FED-SHARE", TestEvents.nation(), Edge.SHARE, Effect.PERMIT, LONG_AGO, LONG_AGO));
    }
  }

  void record(Instrument.Builder builder) {
    Instrument instrument = builder.build();
    log.write(TopicCatalogue.INSTRUMENTS.name(), instrument.getId(), instrument, clock.instant());
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> ruleBook.known().book().instrument(instrument.getId()).isPresent());
  }

  void permitReturns(String state) {
    record(
        TestEvents.instrument(
            state + "-RETURN",
            TestEvents.state(state),
            Edge.RETURN,
            Effect.PERMIT,
            LONG_AGO,
            LONG_AGO));
  }

  UUID book(String ori, String tcn) {
    return book(ori, tcn, IdentificationOutcome.MATCH, booking -> booking);
  }

  UUID book(
      String ori,
      String tcn,
      IdentificationOutcome outcome,
      UnaryOperator<BookingContext.Builder> as) {
    BookingContext context =
        as.apply(TestEvents.booking(ori, tcn, clock.instant().minusSeconds(60))).build();
    Determination determination =
        TestEvents.determination(context, outcome, clock.instant().minusSeconds(1));
    UUID id = context.getBookingId();
    log.write(TopicCatalogue.DETERMINATIONS.name(), id.toString(), determination, clock.instant());
    return id;
  }

  void review(UUID booking, String by, Verdict verdict) {
    log.write(
        TopicCatalogue.REVIEWS.name(),
        booking.toString(),
        TestEvents.review(booking, by, verdict, clock.instant()),
        clock.instant());
  }
}
