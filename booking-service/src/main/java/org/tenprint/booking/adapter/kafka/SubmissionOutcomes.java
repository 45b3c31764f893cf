package org.tenprint.booking.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.booking.FieldProblem;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.messaging.TraceContext;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.VaultUnavailable;

/**
 * Tells what became of a record of an agency's topic: the agency, on {@code
 * agency.<ORI>.receipts.v1}, of each; and of what is no submission whoever looks after dead
 * letters. At least once: a record that is taken again is told again.
 */
public final class SubmissionOutcomes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionOutcomes.class);
  private static final Pattern TCN = Pattern.compile(BookingIds.TCN);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final String SOURCE = "/booking-service";
  private static final byte[] NOTHING = {};

  private final AgencyWriter letters;
  private final AgencyWriter answers;
  private final EventCodec<Receipt> receipts;
  private final KeyVault vault;
  private final InstantSource clock;

  /**
   * @param letters writes dead letters
   * @param answers writes receipts, signed
   * @param registry where their schema is registered, if anywhere
   * @param vault under whose keys dead letters are sealed
   * @param clock says when it is told
   */
  public SubmissionOutcomes(
      AgencyWriter letters,
      AgencyWriter answers,
      Optional<SchemaRegistry> registry,
      KeyVault vault,
      InstantSource clock) {
    this.letters = letters;
    this.answers = answers;
    this.receipts = EventCodec.of(Receipt.class, registry);
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Whether the agency of a topic can be told, as far as that is known before there is anything to
   * tell.
   *
   * @param submissions the agency's topic
   * @return complete where the topic of its receipts is there; fails with {@link Unavailable}
   */
  CompletionStage<Void> awaited(String submissions) {
    return answers.awaits(receiptsOf(submissions));
  }

  /** Whether what was last written to the agency of a topic, or put aside of it, failed. */
  boolean failing(String submissions) {
    return answers.failing(receiptsOf(submissions)) || letters.failing(lettersOf(submissions));
  }

  /**
   * Tells an answer.
   *
   * @return complete once the agency's receipt is acknowledged; fails with {@link Unavailable}
   */
  CompletionStage<Void> answered(ConsumerRecord<byte[], byte[]> record, Answer answer) {
    Instant now = now();
    return told(record, event(record, answer, now), now);
  }

  private static Receipt event(ConsumerRecord<byte[], byte[]> record, Answer answer, Instant now) {
    if (answer instanceof Answer.Accepted accepted) {
      return ReceiptCodec.toEvent(accepted.key(), accepted.acceptance());
    }
    List<Problem> problems =
        answer instanceof Answer.Refused refused
            ? refused.problems().stream().map(Problem::kept).distinct().toList()
            : List.of(
                new Problem(
                    "/tcn",
                    ProblemCode.DUPLICATE_TCN,
                    "this TCN was accepted before with other content; give a new TCN"));
    return ReceiptCodec.toEvent(
        key(record),
        new Refusal(ContentDigest.ofBytes(record.value()), Intake.KAFKA, now, problems));
  }

  /**
   * Puts a record aside that is no submission, or over which ours failed, and tells the agency.
   *
   * @return complete once both are acknowledged; fails with {@link Unavailable}
   */
  CompletionStage<Void> unreadable(ConsumerRecord<byte[], byte[]> record, PoisonEvent poison) {
    ProducerRecord<byte[], byte[]> letter;
    try {
      letter = deadLetter(record, poison);
    } catch (VaultUnavailable e) {
      return CompletableFuture.failedStage(new Unavailable("vault", RETRY));
    }
    Instant now = now();
    Receipt receipt = event(record, poison, now);
    // both or none, as far as topics go: no letter is written again for want of the other's topic
    return answers
        .awaits(topic(record))
        .thenCompose(there -> letters.write(letter))
        .thenCompose(written -> told(record, receipt, now));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Receipt event(
      ConsumerRecord<byte[], byte[]> record, PoisonEvent poison, Instant now) {
    BookingKey key = key(record);
    String remedy =
        "what stands at partition %d, offset %d of your topic is no submission that can be read: write an"
                .formatted(record.partition(), record.offset())
            + " org.tenprint.events.booking.Submission; if it is one, tell the operator";
    return new Receipt(
        key.ori(),
        key.tcn(),
        ReceiptCodec.bookingId(key),
        ReceiptOutcome.REFUSED,
        ContentDigest.ofBytes(record.value() == null ? NOTHING : record.value()),
        List.of(new FieldProblem("value", poison.reason().name(), remedy)),
        org.tenprint.events.booking.Intake.KAFKA,
        now);
  }

  private CompletionStage<Void> told(
      ConsumerRecord<byte[], byte[]> record, Receipt event, Instant now) {
    ProducerRecord<byte[], byte[]> receipt =
        new ProducerRecord<>(
            topic(record), event.getTcn().getBytes(StandardCharsets.UTF_8), receipts.encode(event));
    Envelope.first(
            SOURCE,
            receipts.eventType(),
            event.getBookingId().toString(),
            answer(record, event),
            now)
        .untraced()
        .writeTo(receipt.headers());
    return answers.write(receipt);
  }

  /**
   * Which answer to which record, whenever it is given: a record that is taken again may be
   * answered otherwise. It says nothing that the receipt beside it does not.
   */
  private static String answer(ConsumerRecord<byte[], byte[]> record, Receipt event) {
    return String.format(
        Locale.ROOT,
        "%d/%d %s %s %s",
        record.partition(),
        record.offset(),
        event.getOutcome(),
        event.getDigest(),
        event.getProblems().stream()
            .map(problem -> problem.getField() + " " + problem.getCode())
            .collect(Collectors.joining("\n")));
  }

  /** Where the agency of a record is told. */
  private static String topic(ConsumerRecord<byte[], byte[]> record) {
    return receiptsOf(record.topic());
  }

  private static String receiptsOf(String submissions) {
    return TopicCatalogue.AGENCY_RECEIPTS.of(SubmissionIntake.ori(submissions));
  }

  private static String lettersOf(String submissions) {
    return TopicSpec.deadLetters(submissions, BookingFeeds.GROUP);
  }

  /** As the agency wrote it; an empty transaction number where the key is none. */
  private static BookingKey key(ConsumerRecord<byte[], byte[]> record) {
    String tcn =
        Optional.ofNullable(SubmissionIntake.key(record))
            .filter(text -> TCN.matcher(text).matches())
            .orElse("");
    return new BookingKey(SubmissionIntake.ori(record.topic()), tcn);
  }

  /** Under the booking's key where its number can be read, else under one of the record's own. */
  private static KeyId whose(ConsumerRecord<byte[], byte[]> record, Origin origin) {
    BookingKey key = key(record);
    return key.tcn().isEmpty()
        ? KeyId.ofDeployment(
            String.format(
                Locale.ROOT,
                "dead-letter/%s/%d/%d",
                origin.getTopic(),
                origin.getPartition(),
                origin.getOffset()))
        : KeyId.ofBooking(ReceiptCodec.bookingId(key));
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
    TraceContext.removeFrom(headers);
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    DeadLetters.mark(headers, poison, origin, BookingFeeds.GROUP);
    return new ProducerRecord<>(
        lettersOf(record.topic()),
        null,
        // of its own time: the brokers that said the record's may have had another clock
        clock.millis(),
        record.key(),
        SealedLetters.sealed(vault, whose(record, origin), origin, headers, record.value()),
        headers);
  }

  @Override
  public void close() {
    letters.close();
    answers.close();
  }
}
