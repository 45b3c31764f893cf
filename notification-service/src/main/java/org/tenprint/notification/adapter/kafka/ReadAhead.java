package org.tenprint.notification.adapter.kafka;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.common.Origin;
import org.tenprint.notification.application.Unread;
import org.tenprint.notification.domain.LogAddress;

/**
 * Looks ahead of the hop on the topics of case events and reviews. A task of Kafka Streams reads a
 * partition of each of its topics and chooses between them by timestamps of several clocks, of what
 * it happens to have fetched: alone it would decide on a determination while a protection that was
 * recorded before it waits in another buffer.
 */
public interface ReadAhead {
  /** Looks nowhere: where all inputs come in the order in which they were recorded. */
  ReadAhead NONE =
      new ReadAhead() {
        @Override
        public void started(int partition) {}

        @Override
        public void round(int partition) {}

        @Override
        public void reached(Origin origin) {}

        @Override
        public void withdrawn(UUID proposal, long offset) {}

        @Override
        public Unread on(int partition) {
          return Unread.NOTHING;
        }
      };

  /** The hop's task begins where its group has committed. */
  void started(int partition);

  /** A round of looking at cases begins. */
  void round(int partition);

  /** The hop has come to this record. */
  void reached(Origin origin);

  /**
   * The hop has come to the withdrawal of a proposal at an offset, or came to it before a start: an
   * approval behind it is no order.
   */
  void withdrawn(UUID proposal, long offset);

  /** The value of a record of these topics, as it stands; empty where the log has it no more. */
  default Optional<byte[]> value(LogAddress where) {
    return Optional.empty();
  }

  /** What stands ahead on a partition. */
  Unread on(int partition);
}
