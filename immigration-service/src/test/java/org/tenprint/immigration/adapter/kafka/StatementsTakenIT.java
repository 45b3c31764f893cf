package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.TestBroker;

/** What is waited for, on a real broker; what is taken the test says, instead of the feed. */
class StatementsTakenIT {
  private static final TopicPartition OWNER = new TopicPartition("taken.owner", 0);

  private final TestBroker broker = TestBroker.shared();

  @Test
  void aTopicThatWasDeletedAndMadeAgainIsWaitedFor() throws Exception {
    broker.createTopic(OWNER.topic(), 1);
    write(3);
    try (StatementsTaken progress =
            new StatementsTaken(broker.client(), Pattern.compile("taken\\..*"), Set::of);
        Admin admin = Admin.create(broker.client())) {
      progress.committed(taken(3));
      progress.await();
      admin.deleteTopics(List.of(OWNER.topic())).all().get();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !broker.topics().contains(OWNER.topic()));
      broker.createTopic(OWNER.topic(), 1);
      write(1);
      CompletableFuture<Void> waiting = CompletableFuture.runAsync(progress::await);
      assertThrows(TimeoutException.class, () -> waiting.get(2, TimeUnit.SECONDS));
      progress.committed(taken(1));
      waiting.get(1, TimeUnit.MINUTES);
      assertEquals(Set.of(), progress.behind());
    }
  }

  private void write(int records) {
    for (int i = 0; i < records; i++) {
      broker.produce(OWNER.topic(), new byte[] {1}, new byte[] {1});
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> taken(long next) {
    return Map.of(OWNER, new OffsetAndMetadata(next));
  }
}
