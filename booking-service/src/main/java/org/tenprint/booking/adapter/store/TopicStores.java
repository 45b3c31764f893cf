package org.tenprint.booking.adapter.store;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.tenprint.booking.application.ByteStore;

/**
 * Where the service keeps what it read of its topics: a folder of its own for each, so that what is
 * forgotten of one leaves the other.
 */
public final class TopicStores implements AutoCloseable {
  private final RocksStore receipts;
  private final RocksStore answers;

  private TopicStores(RocksStore receipts, RocksStore answers) {
    this.receipts = receipts;
    this.answers = answers;
  }

  /**
   * Opens what is in a folder, or begins anew there.
   *
   * @param slot this instance's place: instances have folders of their own
   * @param broken hears of what a disk throws
   * @throws IllegalStateException if another process has it open, or it cannot be written to
   */
  public static TopicStores open(
      Path stateDir, String slot, Consumer<UncheckedIOException> broken) {
    RocksStore receipts = RocksStore.open(stateDir.resolve("receipts-" + slot), broken);
    try {
      return new TopicStores(
          receipts, RocksStore.open(stateDir.resolve("answers-" + slot), broken));
    } catch (RuntimeException e) {
      receipts.close();
      throw e;
    }
  }

  /** Of receipts. */
  public ByteStore receipts() {
    return receipts;
  }

  /** Of what agencies are answered. */
  public ByteStore answers() {
    return answers;
  }

  @Override
  public void close() {
    receipts.close();
    answers.close();
  }
}
