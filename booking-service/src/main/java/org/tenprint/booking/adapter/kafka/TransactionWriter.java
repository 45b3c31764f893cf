package org.tenprint.booking.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.Lifeline;

/**
 * Writes waiting entries, all that wait in one transaction, by one thread and one transactional
 * producer.
 *
 * <p>The states: <i>closed to entries</i> until a producer has initialised its transactions, which
 * ends whatever an earlier producer of the same id left open, and {@code catchUp} has seen all that
 * was committed; then <i>open</i>; on any error back. So each entry decides on everything that was
 * committed before, and a commit succeeds only if no other producer of this id has begun since:
 * Kafka's fencing is the lock. A commit whose outcome is not known fails its entries, and their
 * senders' retry finds out.
 */
final class TransactionWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionWriter.class);
  private static final int MOST_WAITING = 512;
  private static final int MOST_ENTRIES = 64;
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final long POLL_MILLIS = 200;
  private static final long RETRY_MILLIS = 1000;

  /** Makes sure that everything that was committed is known. */
  @FunctionalInterface
  interface CatchUp {
    void run() throws Exception;
  }

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final CatchUp catchUp;
  private final long mostHeld;
  private final AtomicLong held = new AtomicLong();
  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean open;
  private Producer<byte[], byte[]> producer;

  /**
   * @param mostHeld bytes of all entries that wait or are being written; one alone may have more
   * @param lifeline cut when anything is thrown that a new producer does not mend
   */
  TransactionWriter(
      Supplier<Producer<byte[], byte[]>> producers,
      CatchUp catchUp,
      long mostHeld,
      Lifeline lifeline) {
    this.producers = producers;
    this.catchUp = catchUp;
    this.mostHeld = mostHeld;
    this.thread = lifeline.thread("booking-ledger", this::run);
  }

  TransactionWriter start() {
    thread.start();
    return this;
  }

  /** Whether entries are taken. */
  boolean open() {
    return open;
  }

  /** Takes an entry; false when it is closed or too much waits: the entry is not touched. */
  boolean offer(Entry entry) {
    int size = entry.size();
    long now = held.addAndGet(size);
    if (!open || now > mostHeld && now > size || !waiting.offer(entry)) {
      held.addAndGet(-size);
      return false;
    }
    if (!open && waiting.remove(entry)) {
      held.addAndGet(-size);
      return false;
    }
    return true;
  }

  /** These are over, one way or the other. */
  private void release(List<Entry> entries) {
    entries.forEach(entry -> held.addAndGet(-entry.size()));
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws InterruptedException {
    try {
      while (closing.getCount() > 0) {
        if (open || recovered()) {
          writeNext();
        } else {
          closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } finally {
      giveUp(new IllegalStateException("closed"));
    }
  }

  private boolean recovered() throws InterruptedException {
    try {
      producer = producers.get();
      producer.initTransactions();
      catchUp.run();
      open = true;
      LOG.info("ledger open");
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warn("ledger not open cause={}", e.getClass().getSimpleName());
      giveUp(e);
      return false;
    }
  }

  private void writeNext() throws InterruptedException {
    Entry first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<Entry> batch = new ArrayList<>();
    batch.add(first);
    long bytes = first.size();
    Entry next = waiting.peek();
    while (next != null && batch.size() < MOST_ENTRIES && bytes + next.size() <= MOST_BYTES) {
      batch.add(waiting.remove());
      bytes += next.size();
      next = waiting.peek();
    }
    try {
      write(batch);
    } catch (RuntimeException e) {
      LOG.warn("ledger transaction failed cause={}", e.getClass().getSimpleName());
      giveUp(batch, e);
      return;
    }
    told(batch);
  }

  /**
   * Each learns that it is committed. Where one cannot take that in, what is on the log is no
   * longer what is known here: all that are left have an unknown outcome, and it opens anew, by
   * what the log says.
   */
  private void told(List<Entry> batch) {
    for (int i = 0; i < batch.size(); i++) {
      try {
        batch.get(i).committed();
      } catch (RuntimeException e) {
        LOG.warn(
            "ledger opens anew, committed and not kept cause={}", e.getClass().getSimpleName());
        release(batch.subList(0, i));
        giveUp(batch.subList(i, batch.size()), e);
        return;
      }
    }
    release(batch);
  }

  private void giveUp(List<Entry> batch, RuntimeException cause) {
    open = false;
    batch.forEach(entry -> entry.failed(cause));
    release(batch);
    giveUp(cause);
  }

  private void write(List<Entry> batch) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    batch.forEach(entry -> records.addAll(entry.records()));
    if (records.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    records.forEach(producer::send);
    producer.commitTransaction();
  }

  /** Fails what waits and drops the producer, whose transaction the next one will end. */
  private void giveUp(Exception cause) {
    open = false;
    List<Entry> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(entry -> entry.failed(cause));
    release(left);
    if (producer != null) {
      try {
        producer.close(java.time.Duration.ZERO);
      } catch (RuntimeException e) {
        LOG.debug("producer not closed cause={}", e.getClass().getSimpleName());
      }
      producer = null;
    }
  }
}
