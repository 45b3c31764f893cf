package org.tenprint.notification.adapter.kafka;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.application.AskedBefore;
import org.tenprint.notification.application.HeldCases;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.Standing;
import org.tenprint.notification.application.StandingCases;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.policy.cases.CaseFile;

/** The hop's cases, asked in its running store: what a step wrote is seen before its commit. */
public final class DecidedCases implements StandingCases, HeldCases, AskedBefore {
  private final KafkaStreams streams;
  private final EventCodec<CaseEvent> events;
  private final KeptCases codec;

  /**
   * @param streams the running hop
   * @param codecs of what its state keeps
   */
  public DecidedCases(KafkaStreams streams, NotificationCodecs codecs) {
    this.streams = streams;
    this.codec = new KeptCases(codecs.inputs());
    this.events = codecs.inputs().caseEvents();
  }

  @Override
  public Standing of(UUID booking) throws Refused {
    return standing(booking, kept -> kept);
  }

  @Override
  public Standing of(UUID booking, String recipient) throws Refused {
    return standing(booking, kept -> KeptCases.neverTold(kept, recipient) ? null : kept);
  }

  private Standing standing(UUID booking, UnaryOperator<byte[]> seen) throws Refused {
    String key = booking.toString();
    try {
      byte[] kept = store(CaseStores.CASES, partition(key)).get(key);
      return standing(codec, key, seen.apply(kept));
    } catch (InvalidStateStorePartitionException e) {
      return new Standing.Elsewhere();
    } catch (InvalidStateStoreException e) {
      throw notNow();
    }
  }

  @Override
  public Optional<Held> held(UUID booking) throws Refused {
    String key = booking.toString();
    try {
      byte[] kept = store(CaseStores.CASES, partition(key)).get(key);
      return kept == null ? Optional.empty() : held(codec.decode(key, kept));
    } catch (InvalidStateStorePartitionException e) {
      return Optional.empty();
    } catch (InvalidStateStoreException e) {
      throw notNow();
    }
  }

  @Override
  public Optional<String> asks(UUID booking, String name) throws Refused {
    return requests(booking).asks(NotificationChannels.id(events, booking, name));
  }

  @Override
  public boolean full(UUID booking) throws Refused {
    return requests(booking).full();
  }

  private TakenRequests requests(UUID booking) throws Refused {
    String key = booking.toString();
    try {
      return CaseStores.requests(key, store(ForgottenStore.NAME, partition(key)));
    } catch (InvalidStateStoreException e) {
      throw notNow();
    }
  }

  private static Optional<Held> held(CaseCodec.Kept kept) {
    return kept.entry()
        .open()
        .map(
            open ->
                new Held(
                    open.file(),
                    kept.opened().map(OpenedCase::determination).flatMap(Evidence::of)));
  }

  private int partition(String key) throws Refused {
    try {
      KeyQueryMetadata where =
          streams.queryMetadataForKey(CaseStores.CASES, key, Serdes.String().serializer());
      if (where != null && !where.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
        return where.partition();
      }
    } catch (StreamsNotStartedException | IllegalStateException e) {
      // the hop starts or ends: its state says so, and readiness
    }
    throw notNow();
  }

  /** What bytes of the store say. */
  static Standing standing(KeptCases codec, String booking, byte[] kept) {
    if (kept == null) {
      return new Standing.NotKnown();
    }
    CaseCodec.Kept read = codec.decode(booking, kept);
    return read.entry()
        .open()
        .map(open -> decided(open.file(), KeptCases.told(read.opened().orElseThrow())))
        .orElseGet(() -> unopened(KeptCases.told(kept)));
  }

  private static Standing decided(CaseFile file, Set<String> ever) {
    Set<String> told = told(file);
    Set<String> recalled = new TreeSet<>(ever);
    recalled.removeAll(told);
    return new Standing.Decided(file.answerable(), told, recalled, Case.office(file));
  }

  private static Standing unopened(Set<String> told) {
    return told.isEmpty() ? new Standing.NotKnown() : new Standing.Forgotten(told);
  }

  private static Set<String> told(CaseFile file) {
    return file.disclosures().stream()
        .filter(disclosure -> disclosure.sent().isPresent())
        .map(disclosure -> RecipientAddress.of(disclosure.recipient().text()).reader())
        .collect(Collectors.toSet());
  }

  private ReadOnlyKeyValueStore<String, byte[]> store(String name, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
                name, QueryableStoreTypes.<String, byte[]>keyValueStore())
            .withPartition(partition));
  }

  private static Refused notNow() {
    return new Refused(
        RefusalReason.NOT_CAUGHT_UP,
        "The cases are not at hand at the moment; nothing was recorded: send it again.");
  }
}
