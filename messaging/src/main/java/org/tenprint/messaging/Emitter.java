package org.tenprint.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.tenprint.events.common.Origin;

/**
 * What a step of a hop may do: write events and use its state, all in the hop's transaction. What
 * it writes is written when it returns; of a step that throws nothing is.
 */
public interface Emitter {
  /** A part of a step. */
  @FunctionalInterface
  interface Part {
    /**
     * Does it.
     *
     * @throws PoisonEvent if it cannot be done
     */
    void run() throws PoisonEvent;
  }

  /**
   * Writes an event; its timestamp is the envelope's time.
   *
   * @param topic the topic's full name
   * @param key the record's key
   */
  <O extends SpecificRecord> void emit(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope);

  /**
   * Writes an event that waited: its timestamp, by which topics forget, is that of now, and not the
   * envelope's time.
   *
   * @param topic the topic's full name
   * @param key the record's key
   */
  <O extends SpecificRecord> void emitLate(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope);

  /** Writes a tombstone. */
  void tombstone(String topic, String key, Instant time);

  /**
   * A state store that the hop was given, a key-value or a window store. Reading one key of a
   * key-value store sees what the step has put; iterators and window stores show what was there
   * before the step.
   */
  <S extends StateStore> S store(String name);

  /**
   * Does a part by itself: where it throws what working on an event may throw, nothing stays of
   * what it wrote, and what is around it goes on. In a call by the clock, each part that succeeds
   * is written at once, and so is what the call wrote before it; a part of a part is written with
   * that.
   *
   * @return why it was not done; empty if it was
   */
  Optional<PoisonEvent> apart(Part part);

  /**
   * Puts aside, on the dead-letter topic of {@code from}, what no record of now is the cause of.
   *
   * @param from a topic of the hop's inputs
   * @param key the dead letter's key
   * @param value the dead letter's value
   * @param origin where the value once stood
   */
  void putAside(String from, String key, byte[] value, PoisonEvent why, Origin origin);

  /** The partition of the inputs that the step works on. */
  int partition();

  /**
   * Calls on the hop's own thread, in its transaction, every period of wall-clock time, after the
   * hop's feeds have read everything that was committed before; not while the broker is away.
   */
  void every(Duration period, Runnable call);
}
