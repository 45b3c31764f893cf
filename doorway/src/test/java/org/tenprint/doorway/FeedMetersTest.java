package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.messaging.Lifeline;

class FeedMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FeedMeters meters = new FeedMeters(registry, Lifeline.observed());

  /** What one record moves says of one booking. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "99, 0", "100, 100", "199, 100", "1000001, 1000000"})
  void howFarBehindIsToldInHundreds(long unread, long told) {
    assertEquals(told, FeedMeters.inSteps(unread));
  }

  /** A feed whose state is another after a change. */
  private static final class Feed {
    private boolean ready;
    private OptionalLong unread = OptionalLong.empty();

    private void is(boolean nowReady, long nowUnread) {
      ready = nowReady;
      unread = OptionalLong.of(nowUnread);
    }
  }

  private Feed of(String topic) {
    Feed feed = new Feed();
    meters.tell(topic, new FeedMeters.Feed(() -> feed.ready, () -> feed.unread));
    return feed;
  }

  private void assertTold(String topic, double ready, double behind) {
    assertEquals(ready, registry.get("tenprint.feeds.ready").tag("topic", topic).gauge().value());
    assertEquals(behind, registry.get("tenprint.feeds.behind").tag("topic", topic).gauge().value());
  }

  @Test
  void ofTwoFeedsOfOneTopicTheWorseIsTold() {
    Feed one = of("a.v1");
    Feed two = of("a.v1");
    Feed other = of("b.v1");
    other.is(true, 0);
    assertTold("a.v1", 0, Double.NaN);
    one.is(true, 250);
    assertTold("a.v1", 0, Double.NaN);
    two.is(false, 1_000);
    assertTold("a.v1", 0, 1_000);
    two.is(true, 0);
    assertTold("a.v1", 1, 200);
    one.is(false, 0);
    assertTold("a.v1", 0, 0);
    assertTold("b.v1", 1, 0);
    assertEquals(4, registry.getMeters().size(), "two of each topic");
  }
}
