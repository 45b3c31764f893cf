package org.tenprint.audit.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.audit.answer.Failure;

/** The log of a topic as it is now: whether what was written to it earlier can be in it. */
final class TopicLog {
  private final Admin admin;
  private final String topic;

  /**
   * @param admin of whoever may describe the topic, as who writes to it may
   */
  TopicLog(Admin admin, String topic) {
    this.admin = admin;
    this.topic = topic;
  }

  /**
   * The last record that the brokers acknowledged.
   *
   * @param topicId which Kafka gives anew to a topic that is made again
   * @param partition -1 where there is no such record
   * @param offset of it; -1 where there is none
   */
  record Mark(String topicId, int partition, long offset) {
    /** The same topic, at a later record. */
    Mark at(RecordMetadata record) {
      return new Mark(topicId, record.partition(), record.offset());
    }
  }

  /**
   * The topic before anything is written to it.
   *
   * @throws Failure where it is not there, or may not be described
   */
  Mark none() {
    String id =
        answer(admin.describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .topicId()
            .toString();
    return new Mark(id, -1, -1);
  }

  /** Whether it is the log that the record went to, and has not lost its end since. */
  boolean has(Mark mark) {
    if (!none().topicId().equals(mark.topicId())) {
      return false;
    }
    if (mark.partition() < 0) {
      return true;
    }
    TopicPartition partition = new TopicPartition(topic, mark.partition());
    long end =
        answer(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all())
            .get(partition)
            .offset();
    return mark.offset() < end;
  }

  private static <T> T answer(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw Failure.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }
}
