package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Erasure;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.application.ForgottenBookings;
import org.tenprint.notification.domain.AwaitedErasure;
import org.tenprint.notification.domain.ErasureOrder;
import org.tenprint.notification.domain.OwedOrders;

/**
 * What the hop keeps of bookings that are forgotten, so that a late record of one is not decided
 * anew: {@code forgotten/<booking>}, for ever, {@code awaited/<booking>} while an order waits for a
 * determination, and {@code owed/<booking>} while orders failed. Beside it, for ever, {@code
 * withdrawn/<id>}: proposals to forget or to reassign that nobody can order any more.
 */
final class ForgottenStore implements ForgottenBookings {
  static final String NAME = "forgotten-bookings";

  private static final String FORGOTTEN = "forgotten/";
  private static final String AWAITED = "awaited/";

  /** Sorts after every key that begins with {@link #AWAITED}. */
  private static final String AWAITED_END = "awaited0";

  private static final String OWED = "owed/";

  /** Sorts after every key that begins with {@link #OWED}. */
  private static final String OWED_END = "owed0";

  private static final String WITHDRAWN = "withdrawn/";

  /** Sorts after every key that begins with {@link #WITHDRAWN}. */
  private static final String WITHDRAWN_END = "withdrawn0";

  private final KeyValueStore<String, byte[]> kept;
  private final EventCodec<Erasure> codec;
  private final String topic;
  private final Emitter out;

  ForgottenStore(Emitter out, NotificationCodecs codecs, NotificationTopics topics) {
    this.kept = out.store(NAME);
    this.codec = codecs.erasures();
    this.topic = topics.named(TopicCatalogue.ERASURES).name();
    this.out = out;
  }

  @Override
  public boolean forgot(String booking) {
    return kept.get(FORGOTTEN + booking) != null;
  }

  @Override
  public Optional<AwaitedErasure> awaited(String booking) {
    return Optional.ofNullable(kept.get(AWAITED + booking))
        .map(bytes -> CaseCodec.read(bytes, AwaitedErasure.class));
  }

  @Override
  public List<String> allAwaited() {
    return bookings(AWAITED, AWAITED_END);
  }

  private List<String> bookings(String from, String end) {
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = kept.range(from, end)) {
      all.forEachRemaining(next -> found.add(next.key.substring(from.length())));
    }
    return found;
  }

  /** The orders on a booking that are to be carried out and failed. */
  OwedOrders owed(String booking) {
    byte[] owed = kept.get(OWED + booking);
    return owed == null ? OwedOrders.NONE : CaseCodec.read(owed, OwedOrders.class);
  }

  /** Every booking of which orders were owed before this step. */
  List<String> allOwed() {
    return bookings(OWED, OWED_END);
  }

  /** Keeps which orders on a booking are owed. */
  void keep(String booking, OwedOrders owed) {
    if (owed.equals(OwedOrders.NONE)) {
      kept.delete(OWED + booking);
    } else {
      kept.put(OWED + booking, CaseCodec.bytes(owed));
    }
  }

  /** Whether a proposal was withdrawn before. */
  boolean withdrew(UUID proposal) {
    return kept.get(WITHDRAWN + proposal) != null;
  }

  /** A proposal is withdrawn. */
  void withdraw(UUID proposal) {
    kept.put(WITHDRAWN + proposal, new byte[0]);
  }

  /** All that were withdrawn before this step. */
  List<UUID> allWithdrawn() {
    List<UUID> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = kept.range(WITHDRAWN, WITHDRAWN_END)) {
      all.forEachRemaining(
          next -> found.add(UUID.fromString(next.key.substring(WITHDRAWN.length()))));
    }
    return found;
  }

  @Override
  public void await(String booking, AwaitedErasure erasure) {
    kept.put(AWAITED + booking, CaseCodec.bytes(erasure));
  }

  @Override
  public void forget(String booking, ErasureOrder order, Instant at) {
    kept.delete(AWAITED + booking);
    kept.delete(OWED + booking);
    kept.put(FORGOTTEN + booking, CaseCodec.bytes(order));
    out.emit(
        topic,
        booking,
        codec,
        ExpungementCodec.erasure(booking, order),
        Envelope.first("/" + NotificationTopology.SERVICE, codec.eventType(), booking, "", at));
  }
}
