package org.tenprint.booking.adapter.kafka;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.booking.application.IntakeCounter;
import org.tenprint.booking.application.IntakeCounter.Outcome;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.VaultUnavailable;

/**
 * Takes records of the agencies' own topics, each by itself. A record is taken once its receipt or
 * its dead letter is on the log.
 */
public final class SubmissionIntake {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionIntake.class);
  private static final Pattern TOPIC =
      Pattern.compile("booking\\.submissions\\.(" + BookingIds.ORI + ")\\.v1");
  private static final Pattern TCN = Pattern.compile(BookingIds.TCN);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final SubmissionCodec codec;
  private final TakeSubmission takeSubmission;
  private final SubmissionDeadLetters deadLetters;
  private final IntakeCounter counter;
  private final InstantSource clock;
  private final KeyVault vault;

  /** Takes submissions by that use; dead letters go there, sealed under keys of that vault. */
  public SubmissionIntake(
      SubmissionCodec codec,
      TakeSubmission takeSubmission,
      SubmissionDeadLetters deadLetters,
      IntakeCounter counter,
      InstantSource clock,
      KeyVault vault) {
    this.codec = codec;
    this.takeSubmission = takeSubmission;
    this.deadLetters = deadLetters;
    this.counter = counter;
    this.clock = clock;
    this.vault = vault;
  }

  /** The topics that it takes records of. */
  static Pattern topics() {
    return TOPIC;
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
      return takeSubmission
          .take(draft, delivered, clock.instant())
          .thenAccept(answer -> counter.count(Intake.KAFKA, Outcome.of(answer)))
          .exceptionallyCompose(failure -> failed(record, failure));
    } catch (PoisonEvent poison) {
      counter.count(Intake.KAFKA, Outcome.UNREADABLE);
      return putAside(record, poison);
    } catch (RuntimeException | Error e) {
      return failed(record, e);
    }
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
    return putAside(record, new PoisonEvent(PoisonReason.DECISION_FAILED, detail));
  }

  private static boolean ofTheSubmission(Throwable cause) {
    return cause instanceof StackOverflowError || cause instanceof AssertionError;
  }

  private CompletionStage<Void> putAside(
      ConsumerRecord<byte[], byte[]> record, PoisonEvent poison) {
    try {
      return deadLetters.write(deadLetter(record, poison));
    } catch (VaultUnavailable e) {
      return CompletableFuture.failedStage(new Unavailable("vault", RETRY));
    }
  }

  /** Under the booking's key where its number can be read, else under one of the record's own. */
  private static KeyId whose(ConsumerRecord<byte[], byte[]> record, Origin origin) {
    return Optional.ofNullable(key(record))
        .filter(tcn -> TCN.matcher(tcn).matches())
        .map(tcn -> KeyId.ofBooking(BookingIds.of(ori(record.topic()), tcn)))
        .orElseGet(
            () ->
                KeyId.ofDeployment(
                    "dead-letter/%s/%d/%d"
                        .formatted(origin.getTopic(), origin.getPartition(), origin.getOffset())));
  }

  private ProducerRecord<byte[], byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, PoisonEvent poison) {
    LOG.warn(
        "dead-letter reason={} topic={} partition={} offset={} detail={}",
        poison.reason(),
        record.topic(),
        record.partition(),
        record.offset(),
        poison.detail());
    Headers headers = new RecordHeaders(record.headers());
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    DeadLetters.mark(headers, poison, origin, BookingFeeds.GROUP);
    return new ProducerRecord<>(
        TopicSpec.deadLetters(record.topic(), BookingFeeds.GROUP),
        null,
        record.timestamp() < 0 ? null : record.timestamp(),
        record.key(),
        SealedLetters.sealed(vault, whose(record, origin), origin, headers, record.value()),
        headers);
  }

  private static String ori(String topic) {
    Matcher matcher = TOPIC.matcher(topic);
    if (!matcher.matches()) {
      throw new IllegalStateException("not an agency's topic: " + topic);
    }
    return matcher.group(1);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.key())
        .map(key -> new String(key, StandardCharsets.UTF_8))
        .orElse(null);
  }
}
