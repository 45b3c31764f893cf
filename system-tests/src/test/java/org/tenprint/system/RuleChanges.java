package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.History;

/** The instruments of a run, and when each was acknowledged. */
final class RuleChanges {
  private final Supplier<TopicWriters> writers;
  private final List<History.RuleChange> changes = new ArrayList<>();

  /**
   * @param writers who sign
   */
  RuleChanges(Supplier<TopicWriters> writers) {
    this.writers = writers;
  }

  /**
   * What is in force from the beginning: everything may be shared and returned; Illinois refuses.
   */
  void decree(TestBroker broker) {
    record(broker, "SHARE", Edge.SHARE, new Scope(ScopeKind.NATION, "US"), Effect.PERMIT);
    record(broker, "RETURN", Edge.RETURN, new Scope(ScopeKind.NATION, "US"), Effect.PERMIT);
    record(broker, "REFUSAL-IL", Edge.RETURN, new Scope(ScopeKind.STATE, "IL"), Effect.WITHHOLD);
  }

  /** Records an instrument that two people approved; returns when it is acknowledged. */
  void record(TestBroker broker, String id, Edge edge, Scope scope, Effect effect) {
    Instrument instrument = DecreedInstrument.of(id, edge, scope, effect);
    byte[] value = EventCodec.of(Instrument.class).encode(instrument);
    byte[] key = id.getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> signed =
        writers.get().signed(TopicCatalogue.INSTRUMENTS, key, value);
    broker.produce(List.of(signed));
    changes.add(new History.RuleChange(id, Instant.now()));
  }

  List<History.RuleChange> changes() {
    return List.copyOf(changes);
  }
}
