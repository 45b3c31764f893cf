package org.tenprint.messaging;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands between a hop's inputs and its decisions: no input is decided on before each of its
 * reference feeds has read all that was committed when the input was taken from its topic. Asked
 * once for the inputs of one poll.
 */
final class FeedGate {
  private static final Logger LOG = LoggerFactory.getLogger(FeedGate.class);

  /** A feed, and how long it may take to read on. */
  record Awaited(ReferenceFeed<?> feed, Duration longest) {}

  private final List<Runnable> firsts;
  private final List<Awaited> feeds;
  private final List<ReferenceFeed<?>> needed;
  private final ThreadLocal<Long> passed = ThreadLocal.withInitial(() -> PollEpoch.UNKNOWN);

  /**
   * @param firsts called before the feeds are asked
   * @param feeds on which decisions rest
   * @param needed feeds that must be alive, and on which no decision rests
   */
  FeedGate(List<Runnable> firsts, List<Awaited> feeds, List<ReferenceFeed<?>> needed) {
    this.firsts = List.copyOf(firsts);
    this.feeds = List.copyOf(feeds);
    this.needed = List.copyOf(needed);
  }

  /**
   * Waits until each has read to the ends that it saw at its start. However long that takes, {@link
   * ProgressWatch} looks whether they move.
   *
   * @param longest that this call waits
   * @return whether they have
   * @throws NotCaughtUp if one has ended
   */
  boolean awaitRead(Duration longest) {
    all().forEach(ReferenceFeed::requireAlive);
    long begun = System.nanoTime();
    return all().allMatch(feed -> feed.awaitRead(longest.minusNanos(System.nanoTime() - begun)));
  }

  private Stream<ReferenceFeed<?>> all() {
    return Stream.concat(feeds.stream().map(Awaited::feed), needed.stream());
  }

  /**
   * Before the first input of a task.
   *
   * @throws IllegalStateException if the hop was given partitions before the feeds had read
   */
  void requireRead() {
    if (!awaitRead(Duration.ZERO)) {
      throw new IllegalStateException("a hop with feeds does not run by its own clients");
    }
  }

  /**
   * Before an input.
   *
   * @throws NotCaughtUp if a feed cannot show in time that it has read everything: nothing may be
   *     decided
   */
  void passInput() {
    needed.forEach(ReferenceFeed::requireAlive);
    long poll = PollEpoch.ofThisThread();
    if (poll == PollEpoch.UNKNOWN || poll != passed.get()) {
      firsts.forEach(Runnable::run);
      feeds.forEach(awaited -> awaited.feed().catchUp(awaited.longest()));
      passed.set(poll);
    } else {
      feeds.forEach(awaited -> awaited.feed().requireAlive());
    }
  }

  /**
   * Before what is done by the clock.
   *
   * @return whether it may be done; false if the broker is away for now
   * @throws NotCaughtUp if a feed has ended
   */
  boolean passCall() {
    try {
      needed.forEach(ReferenceFeed::requireAlive);
      firsts.forEach(Runnable::run);
      feeds.forEach(awaited -> awaited.feed().catchUp(awaited.longest()));
      return true;
    } catch (NotCaughtUp e) {
      feeds.forEach(awaited -> awaited.feed().requireAlive());
      needed.forEach(ReferenceFeed::requireAlive);
      LOG.warn("nothing done by the clock, a feed is behind detail={}", e.getMessage());
      return false;
    }
  }
}
