package org.tenprint.doorway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.ReferenceFeed;

/**
 * Tells of each topic by which a service holds reference data whether it is caught up ({@code
 * tenprint_feeds_ready}, 1 or 0), and how far it is behind ({@code tenprint_feeds_behind}, in
 * hundreds, rounded down: one record more would say that one booking's person was enrolled, or one
 * booking forgotten). Where two feeds read one topic, the worse of the two.
 */
@ApplicationScoped
public class FeedMeters {
  private static final int STEP = 100;

  /** What a feed says of itself. */
  record Feed(BooleanSupplier ready, Supplier<OptionalLong> unread) {}

  private final MeterRegistry meters;
  private final Lifeline lifeline;
  private final Map<String, List<Feed>> feeds = new ConcurrentHashMap<>();

  FeedMeters(MeterRegistry meters, Lifeline lifeline) {
    this.meters = meters;
    this.lifeline = lifeline;
  }

  void onStart(@Observes StartupEvent started) {
    lifeline.eachFeed(this::tell);
  }

  private void tell(ReferenceFeed<?> feed) {
    InternalTopics.ofCatalogue(feed.topic())
        .map(TopicSpec::name)
        .ifPresent(topic -> tell(topic, new Feed(feed::ready, feed::unread)));
  }

  void tell(String topic, Feed feed) {
    feeds.computeIfAbsent(topic, this::gauges).add(feed);
  }

  private List<Feed> gauges(String topic) {
    List<Feed> of = new CopyOnWriteArrayList<>();
    Gauge.builder("tenprint.feeds.ready", of, FeedMeters::ready)
        .tag("topic", topic)
        .register(meters);
    Gauge.builder("tenprint.feeds.behind", of, FeedMeters::behind)
        .tag("topic", topic)
        .register(meters);
    return of;
  }

  private static double ready(List<Feed> feeds) {
    return feeds.stream().allMatch(feed -> feed.ready().getAsBoolean()) ? 1 : 0;
  }

  /** Not a number before all have begun to read. */
  private static double behind(List<Feed> feeds) {
    double most = 0;
    for (Feed feed : feeds) {
      OptionalLong unread = feed.unread().get();
      if (unread.isEmpty()) {
        return Double.NaN;
      }
      most = Math.max(most, inSteps(unread.getAsLong()));
    }
    return most;
  }

  static long inSteps(long unread) {
    return unread / STEP * STEP;
  }
}
