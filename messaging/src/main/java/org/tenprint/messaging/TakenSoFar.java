package org.tenprint.messaging;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Who knows up to where parties' own topics were taken. */
public interface TakenSoFar {
  /** Nobody who has to know. */
  TakenSoFar NOBODY =
      new TakenSoFar() {
        @Override
        public void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
          // nobody
        }

        @Override
        public void back(TopicPartition partition, long offset) {
          // nobody
        }
      };

  /** It stands in the group: every record before it was taken. */
  void committed(Map<TopicPartition, OffsetAndMetadata> offsets);

  /** The log has lost its end: what stands there now is taken up to this offset and no further. */
  void back(TopicPartition partition, long offset);
}
