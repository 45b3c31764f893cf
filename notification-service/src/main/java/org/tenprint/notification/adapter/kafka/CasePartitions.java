package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.tenprint.events.TopicCatalogue;

/**
 * In how many partitions the cases are, as the brokers say: what Kafka Streams knows of other
 * instances leaves out those that were given one address. Cost: two round trips, one after the
 * other. Thread-safe.
 */
public final class CasePartitions implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Admin admin;
  private final String topic;

  /**
   * @param admin closed with this
   * @param topics that open cases
   */
  public CasePartitions(Admin admin, NotificationTopics topics) {
    this.admin = admin;
    this.topic = topics.named(TopicCatalogue.DETERMINATIONS).name();
  }

  /**
   * Their number; they have the numbers from 0 on.
   *
   * @throws KafkaException if the brokers do not answer within 5 s
   */
  int count() {
    try {
      return admin
          .describeTopics(List.of(topic))
          .topicNameValues()
          .get(topic)
          .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
          .partitions()
          .size();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw notKnown(e.getCause());
    } catch (TimeoutException e) {
      throw notKnown(e);
    }
  }

  private static KafkaException notKnown(Throwable cause) {
    return new KafkaException("in how many partitions the cases are is not known", cause);
  }

  @Override
  public void close() {
    admin.close();
  }
}
