package org.tenprint.booking.adapter.kafka;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.booking.application.IntakeCounter;
import org.tenprint.booking.application.IntakeCounter.Outcome;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;
import org.tenprint.events.BookingIds;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.TraceContext;

/**
 * Takes records of the agencies' own topics, each by itself. A record is taken once its receipt or
 * its dead letter is on the log, and the agency's own receipt on its topic.
 */
public final class SubmissionIntake {
  private static final Pattern TOPIC =
      Pattern.compile("booking\\.submissions\\.(" + BookingIds.ORI + ")\\.v1");
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final SubmissionCodec codec;
  private final TakeSubmission takeSubmission;
  private final SubmissionOutcomes outcomes;
  private final IntakeCounter counter;
  private final InstantSource clock;

  /** Takes submissions by that use; what becomes of each is told there. */
  public SubmissionIntake(
      SubmissionCodec codec,
      TakeSubmission takeSubmission,
      SubmissionOutcomes outcomes,
      IntakeCounter counter,
      InstantSource clock) {
    this.codec = codec;
    this.takeSubmission = takeSubmission;
    this.outcomes = outcomes;
    this.counter = counter;
    this.clock = clock;
  }

  /** The topics that it takes records of. */
  static Pattern topics() {
    return TOPIC;
  }

  /**
   * Asks, before any work, whether the agency of a topic can be told what becomes of its records.
   *
   * @return fails with {@link Unavailable} where it cannot
   */
  CompletionStage<Void> awaited(String topic) {
    return outcomes.awaited(topic);
  }

  /** Whether what was last told to the agency of a topic did not arrive. */
  boolean failing(String topic) {
    return outcomes.failing(topic);
  }

  /**
   * Takes one record; begins at once. What working on it throws is that record's dead letter.
   *
   * @return fails with {@link Unavailable} if it can be taken later, and with what any submission
   *     would meet: an Error of the machine
   */
  CompletionStage<Void> take(ConsumerRecord<byte[], byte[]> record) {
    try {
      Draft draft = codec.decode(record.value());
      TakeSubmission.Delivered delivered =
          new TakeSubmission.Delivered(ori(record.topic()), key(record), record.value());
      Instant begun = clock.instant();
      return takeSubmission
          .take(draft, delivered, begun)
          .thenCompose(
              answer ->
                  outcomes.answered(record, answer).thenRun(() -> done(record, answer, begun)))
          .exceptionallyCompose(failure -> failed(record, failure));
    } catch (PoisonEvent poison) {
      counter.count(Intake.KAFKA, Outcome.UNREADABLE);
      return outcomes.unreadable(record, poison);
    } catch (RuntimeException | Error e) {
      return failed(record, e);
    }
  }

  private void done(ConsumerRecord<byte[], byte[]> record, Answer answer, Instant begun) {
    counter.count(Intake.KAFKA, Outcome.of(answer));
    IntakeSpans.accepted(Intake.KAFKA, answer, TraceContext.only(record.headers()), begun);
  }

  private CompletionStage<Void> failed(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Unavailable) {
      return CompletableFuture.failedStage(cause);
    }
    if (cause instanceof UncheckedIOException) {
      return CompletableFuture.failedStage(new Unavailable("schema registry", RETRY));
    }
    if (cause instanceof Error && !ofTheSubmission(cause)) {
      return CompletableFuture.failedStage(cause);
    }
    counter.count(Intake.KAFKA, Outcome.UNREADABLE);
    StackTraceElement[] trace = cause.getStackTrace();
    String detail = cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    return outcomes.unreadable(record, new PoisonEvent(PoisonReason.DECISION_FAILED, detail));
  }

  private static boolean ofTheSubmission(Throwable cause) {
    return cause instanceof StackOverflowError || cause instanceof AssertionError;
  }

  /** The agency of a topic. */
  static String ori(String topic) {
    Matcher matcher = TOPIC.matcher(topic);
    if (!matcher.matches()) {
      throw new IllegalStateException("not an agency's topic: " + topic);
    }
    return matcher.group(1);
  }

  /** A record's key as text; null where it has none. */
  static String key(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.key())
        .map(key -> new String(key, StandardCharsets.UTF_8))
        .orElse(null);
  }
}
