package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.law.Outcome;

/** The hop's cases that are work for people, of the partitions that this instance has. */
public final class WaitingCases implements OpenCases {
  private final KafkaStreams streams;
  private final Duration holdDeadline;

  /**
   * @param streams the running hop
   * @param holdDeadline how long a hold stands
   */
  public WaitingCases(KafkaStreams streams, Duration holdDeadline) {
    this.streams = streams;
    this.holdDeadline = holdDeadline;
  }

  @Override
  public List<OpenCase> open(int most, Offices whose) {
    return Stream.concat(
            read(CaseStores.WAITING, this::held).stream(),
            read(CaseStores.WITHHELD, this::withheld).stream())
        .filter(open -> !open.kinds().isEmpty() && whose.have(open.office()))
        .sorted(OpenCase.BY_DEADLINE)
        .limit(most)
        .toList();
  }

  private OpenCase held(KeyValue<String, byte[]> kept) {
    WaitingCase wait = CaseCodec.read(kept.value, WaitingCase.class);
    return new OpenCase(
        kept.key,
        wait.office(),
        Outcome.HELD,
        wait.kinds(),
        wait.since(),
        wait.since().map(since -> since.plus(holdDeadline)));
  }

  private OpenCase withheld(KeyValue<String, byte[]> kept) {
    WithheldWork work = CaseCodec.read(kept.value, WithheldWork.class);
    return new OpenCase(
        work.booking(),
        work.office(),
        Outcome.WITHHELD,
        work.kinds(),
        Optional.of(work.at()),
        Optional.of(work.at().plus(holdDeadline)));
  }

  private List<OpenCase> read(String store, Function<KeyValue<String, byte[]>, OpenCase> as) {
    List<OpenCase> open = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        streams
            .store(
                StoreQueryParameters.fromNameAndType(
                    store, QueryableStoreTypes.<String, byte[]>keyValueStore()))
            .all()) {
      all.forEachRemaining(kept -> open.add(as.apply(kept)));
    }
    return open;
  }
}
