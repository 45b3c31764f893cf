package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.Ledger;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.Submitted;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.VaultUnavailable;

/** The ledger on Kafka: what a submission leads to is written in one transaction, or not at all. */
public final class KafkaLedger implements Ledger, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaLedger.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Receipts receipts;
  private final LedgerRecords records;
  private final Duration longest;
  private final TransactionWriter writer;

  /**
   * What it takes.
   *
   * @param longest within which a submission is answered, or fails
   * @param mostHeld bytes of what waits to be written; a submission alone may have more
   */
  record Bounds(Duration longest, long mostHeld) {}

  /** What entries of the transaction being written accept; the writer's thread alone uses it. */
  private final Map<BookingKey, Acceptance> tentative = new HashMap<>();

  /**
   * @param receipts what is known; acceptances are added as they are committed
   * @param bounds of time and of memory
   * @param producers makes transactional producers of one and the same id
   * @param catchUp returns when {@code receipts} holds all that was committed
   * @param lifeline cut when its thread ends
   */
  KafkaLedger(
      Receipts receipts,
      LedgerRecords records,
      Bounds bounds,
      Supplier<Producer<byte[], byte[]>> producers,
      TransactionWriter.CatchUp catchUp,
      Lifeline lifeline) {
    this.receipts = receipts;
    this.records = records;
    this.longest = bounds.longest();
    this.writer = new TransactionWriter(producers, catchUp, bounds.mostHeld(), lifeline).start();
  }

  /** Whether it takes submissions. */
  public boolean open() {
    return writer.open();
  }

  @Override
  public void close() {
    writer.close();
  }

  @Override
  public CompletionStage<Answer> accept(Submitted submitted) {
    Acceptance acceptance =
        new Acceptance(
            ReceiptCodec.bookingId(submitted.key()),
            submitted.digest(),
            submitted.intake(),
            submitted.now(),
            submitted.notUsed());
    List<ProducerRecord<byte[], byte[]>> prepared;
    try {
      prepared = records.accepted(submitted, acceptance);
    } catch (KeyDestroyed forgotten) {
      // as any number that was used before: nobody is brought back by sending them again
      return CompletableFuture.completedStage(new Answer.Conflicting(submitted.key()));
    } catch (VaultUnavailable e) {
      return CompletableFuture.failedStage(new Unavailable("keys cannot be made", RETRY));
    }
    if (prepared.stream().anyMatch(record -> record.value().length > EventCodec.LARGEST)) {
      Problem problem = new Problem("", ProblemCode.TOO_LARGE, "send smaller images, as WSQ");
      return CompletableFuture.completedStage(new Answer.Refused(List.of(problem)));
    }
    return written(new Accept(submitted.key(), acceptance, prepared));
  }

  @Override
  public CompletionStage<Void> refuse(BookingKey key, Refusal refusal) {
    return written(new Refuse(key, refusal, records.refused(key, refusal)));
  }

  private <T> CompletionStage<T> written(Waiting<T> entry) {
    if (!writer.offer(entry)) {
      return CompletableFuture.failedStage(
          new Unavailable("ledger is not open, or too much waits", RETRY));
    }
    return entry
        .answered
        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              if (cause instanceof TimeoutException) {
                throw new Unavailable("not acknowledged in " + longest, RETRY);
              }
              throw cause instanceof RuntimeException known
                  ? known
                  : new CompletionException(cause);
            });
  }

  /** An entry and who waits for it. One that is given up before its turn writes nothing. */
  private abstract static class Waiting<T> implements Entry {
    private final CompletableFuture<T> answered = new CompletableFuture<>();
    private final List<ProducerRecord<byte[], byte[]>> prepared;
    private T answer;

    Waiting(List<ProducerRecord<byte[], byte[]>> prepared) {
      this.prepared = prepared;
    }

    /** Settles the answer; whether what was prepared is to be written for it. */
    abstract boolean decide();

    final void answer(T decided) {
      answer = decided;
    }

    @Override
    public final List<ProducerRecord<byte[], byte[]>> records() {
      return !answered.isDone() && decide() ? prepared : List.of();
    }

    @Override
    public void committed() {
      answered.complete(answer);
    }

    @Override
    public void failed(Exception cause) {
      answered.completeExceptionally(new Unavailable("not committed", RETRY));
    }

    @Override
    public final int size() {
      return prepared.stream()
          .mapToInt(record -> record.value() == null ? 0 : record.value().length)
          .sum();
    }
  }

  private final class Accept extends Waiting<Answer> {
    private final BookingKey key;
    private final Acceptance acceptance;
    private boolean first;

    Accept(BookingKey key, Acceptance acceptance, List<ProducerRecord<byte[], byte[]>> prepared) {
      super(prepared);
      this.key = key;
      this.acceptance = acceptance;
    }

    @Override
    boolean decide() {
      Optional<Acceptance> known =
          receipts.acceptance(key).or(() -> Optional.ofNullable(tentative.get(key)));
      if (known.isPresent()) {
        answer(AcceptBooking.again(key, acceptance.digest(), known.get()));
        return false;
      }
      first = true;
      tentative.put(key, acceptance);
      answer(new Answer.Accepted(key, acceptance, false));
      return true;
    }

    @Override
    public void committed() {
      if (first) {
        receipts.accepted(key, acceptance);
        tentative.remove(key);
        LOG.info(
            "booking accepted id={} key={} intake={}",
            acceptance.bookingId(),
            key,
            acceptance.intake());
      }
      super.committed();
    }

    @Override
    public void failed(Exception cause) {
      if (first) {
        tentative.remove(key);
      }
      super.failed(cause);
    }
  }

  private final class Refuse extends Waiting<Void> {
    private final BookingKey key;
    private final Refusal refusal;
    private boolean first;

    Refuse(BookingKey key, Refusal refusal, List<ProducerRecord<byte[], byte[]>> prepared) {
      super(prepared);
      this.key = key;
      this.refusal = refusal;
    }

    @Override
    boolean decide() {
      first =
          receipts.refusal(key).filter(last -> last.digest().equals(refusal.digest())).isEmpty();
      return first;
    }

    @Override
    public void committed() {
      if (first) {
        receipts.refused(key, refusal);
        LOG.info("submission refused key={} codes={}", key, codes());
      }
      super.committed();
    }

    private List<String> codes() {
      return refusal.problems().stream().map(p -> p.code().name()).distinct().toList();
    }
  }
}
