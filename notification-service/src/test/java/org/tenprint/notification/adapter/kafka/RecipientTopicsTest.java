package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** How often the brokers are asked. */
class RecipientTopicsTest {
  private int asked;

  /** No topic is there. */
  private static final class NoTopics extends DescribeTopicsResult {
    NoTopics(Map<String, KafkaFuture<TopicDescription>> answers) {
      super(null, answers);
    }
  }

  private Admin brokers() {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) ->
                method.getName().equals("describeTopics") ? none(arguments[0]) : null);
  }

  private DescribeTopicsResult none(Object topics) {
    asked++;
    Map<String, KafkaFuture<TopicDescription>> answers = new TreeMap<>();
    for (Object topic : (Collection<?>) topics) {
      KafkaFutureImpl<TopicDescription> answer = new KafkaFutureImpl<>();
      answer.completeExceptionally(new UnknownTopicOrPartitionException());
      answers.put((String) topic, answer);
    }
    return new NoTopics(answers);
  }

  /** Where each look asked of each message, a look took as long as there were messages. */
  @Test
  void ofATopicThatIsNotThereTheyAreNotAskedEachTime() {
    try (RecipientTopics topics =
        new RecipientTopics(brokers(), NotificationTopics.OF_THE_CATALOGUE, false, 1)) {
      for (int i = 0; i < 100; i++) {
        assertFalse(topics.takes("sib:MA"));
      }
      assertEquals(1, asked);
      assertEquals(Set.of("sib:MA"), topics.missing(Set.of("sib:MA")), "before it decides");
      assertEquals(2, asked);
    }
  }
}
