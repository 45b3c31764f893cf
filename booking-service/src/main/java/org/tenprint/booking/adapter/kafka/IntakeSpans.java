package org.tenprint.booking.adapter.kafka;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.Intake;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.TraceContext;
import org.tenprint.messaging.TraceSpan;
import org.tenprint.messaging.Traces;

/**
 * Tells of a booking that was accepted: the first span of the booking's own trace, whose ids stand
 * in the booking's event. An agency that sent a {@code traceparent} has a span in its trace, too,
 * and each names the other: what an agency says of a trace is written nowhere.
 */
public final class IntakeSpans {
  private IntakeSpans() {}

  /**
   * Of an answer that is an acceptance, and was not given before; it ends now.
   *
   * @param caller the trace that the sender is in, where it says so
   * @param begun when its submission was there
   */
  public static void accepted(
      Intake intake, Answer answer, Optional<TraceContext> caller, Instant begun) {
    if (answer instanceof Answer.Accepted accepted && !accepted.replayed()) {
      Traces.tell(() -> spans(intake, accepted.acceptance(), caller, begun));
    }
  }

  private static List<TraceSpan> spans(
      Intake intake, Acceptance acceptance, Optional<TraceContext> caller, Instant begun) {
    Envelope booking = LedgerRecords.booking(acceptance);
    TraceContext own = TraceContext.of(booking.traceparent()).orElseThrow();
    TraceSpan first =
        new TraceSpan(
            intake == Intake.KAFKA ? "process booking.submissions" : "POST /bookings",
            intake == Intake.KAFKA ? TraceSpan.Kind.CONSUMER : TraceSpan.Kind.SERVER,
            own,
            Optional.empty(),
            caller,
            own,
            false,
            begun,
            Clock.systemUTC().instant(),
            Map.of("tenprint.intake", intake.name().toLowerCase(Locale.ROOT)));
    return caller
        .map(said -> List.of(first, inTheCallers(said, booking, first)))
        .orElseGet(() -> List.of(first));
  }

  private static TraceSpan inTheCallers(TraceContext caller, Envelope booking, TraceSpan first) {
    String id = booking.spanOf("caller|" + caller.traceId() + "|" + caller.spanId());
    return new TraceSpan(
        first.name(),
        first.kind(),
        new TraceContext(caller.traceId(), id),
        Optional.of(caller.spanId()),
        Optional.of(first.self()),
        first.self(),
        first.failed(),
        first.begun(),
        first.ended(),
        first.attributes());
  }
}
