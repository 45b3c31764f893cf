package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases;

/** The hop's waiting cases, of the partitions that this instance has. */
public final class WaitingCases implements OpenCases {
  private final KafkaStreams streams;

  /**
   * @param streams the running hop
   */
  public WaitingCases(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public List<OpenCase> open(int most) {
    ReadOnlyKeyValueStore<String, byte[]> waiting =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                CaseStores.WAITING, QueryableStoreTypes.keyValueStore()));
    List<OpenCase> open = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = waiting.all()) {
      while (all.hasNext() && open.size() < most) {
        KeyValue<String, byte[]> next = all.next();
        WaitingCase wait = CaseCodec.read(next.value, WaitingCase.class);
        if (!wait.kinds().isEmpty()) {
          open.add(new OpenCase(next.key, wait.kinds(), wait.since()));
        }
      }
    }
    return open;
  }
}
