package org.tenprint.messaging;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StateStore;

/** What a step of a hop may do: write events and use its state, all in the hop's transaction. */
public interface Emitter {
  /**
   * Writes an event; its timestamp is the envelope's time.
   *
   * @param topic the topic's full name
   * @param key the record's key
   */
  <O extends SpecificRecord> void emit(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope);

  /** Writes a tombstone. */
  void tombstone(String topic, String key, Instant time);

  /** A state store that the hop was given. */
  <S extends StateStore> S store(String name);

  /** The partition of the inputs that the step works on. */
  int partition();

  /** Calls on the hop's own thread, in its transaction, every period of wall-clock time. */
  void every(Duration period, Runnable call);
}
