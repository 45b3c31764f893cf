package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Review;
import org.tenprint.testkit.TestBroker;

/**
 * What comes alone does not wait for an interval, which is here as long as the broker lets a
 * transaction last. All else is as it is shipped.
 */
class PromptCommitsIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration SOONER = Duration.ofSeconds(40);
  private static final String SHIPPED = "/META-INF/microprofile-config.properties";

  private final EventCodec<Review> codec = EventCodec.of(Review.class);
  private final TestBroker broker = TestBroker.shared();
  private final String group = "prompt-commits-" + UUID.randomUUID();
  private final TopicSpec inputs = StagedHop.named(group + ".inputs");
  private final String outputs = group + ".outputs";
  private final String deadLetters = TopicSpec.deadLetters(inputs.name(), group);

  @TempDir Path state;

  @Test
  void whatFollowsFromARecordThatComesAloneIsSeenAtOnce() throws IOException {
    broker.createTopic(inputs.name(), 1);
    broker.createTopic(outputs, 1);
    broker.createTopic(deadLetters, 1);
    try (KafkaStreams hop = hop()) {
      hop.start();
      for (int i = 1; i <= 3; i++) {
        Review review = Samples.review("TCN-" + i);
        byte[] key = review.getBookingId().toString().getBytes(UTF_8);
        broker.produce(inputs.name(), key, codec.encode(review));
        // by a consumer that sees what is committed alone; the next is sent at once behind that
        broker.awaitRecords(outputs, i, i == 1 ? LONG : SOONER);
      }
      broker.produce(inputs.name(), new byte[1], new byte[1]);
      broker.awaitRecords(deadLetters, 1, SOONER);
    }
  }

  private KafkaStreams hop() throws IOException {
    return new KafkaStreams(
        Hop.of(group)
            .on(
                inputs,
                codec,
                review -> review.getBookingId().toString(),
                (received, out) -> out.tombstone(outputs, received.key(), Samples.TIME))
            .topology(),
        settings());
  }

  private Properties settings() throws IOException {
    Properties shipped = new Properties();
    try (InputStream in = PromptCommitsIT.class.getResourceAsStream(SHIPPED)) {
      shipped.load(in);
    }
    Properties settings = new Properties();
    shipped.forEach(
        (name, value) -> {
          // what stands for a wall is not for a test's own broker
          boolean own = !value.toString().startsWith("${");
          if (own && name.toString().startsWith("kafka-streams.")) {
            settings.put(name.toString().substring("kafka-streams.".length()), value);
          }
        });
    assertEquals("exactly_once_v2", settings.get("processing.guarantee"));
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("application.id", group);
    settings.put("state.dir", state.toString());
    settings.put("commit.interval.ms", INTERVAL.toMillis());
    settings.put("producer.transaction.timeout.ms", (int) INTERVAL.toMillis());
    return settings;
  }
}
