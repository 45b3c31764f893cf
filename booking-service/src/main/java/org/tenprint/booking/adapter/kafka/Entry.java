package org.tenprint.booking.adapter.kafka;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What waits to be written. The writer's thread alone calls these, in this order. */
interface Entry {
  /**
   * Decides what is to be written, knowing what was committed and what earlier entries of the same
   * transaction decided; may be nothing.
   */
  List<ProducerRecord<byte[], byte[]>> records();

  /** What it decided is on the log. */
  void committed();

  /** Nothing is known to be written: the entry's sender may try again. */
  void failed(Exception cause);

  /** Bytes that it may write, for the bounds of a transaction. */
  int size();
}
