package org.tenprint.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How a feed is held that brings messages to who is there now, and no data to keep: it begins at
 * the topic's end as it is at the start, and after a broker that was away goes on where it stopped.
 * A message is taken once, by the feed's thread; one that breaks an invariant is a dead letter like
 * any other.
 *
 * @param <T> the message
 */
public final class Mailbox<T> implements ReferenceFeed.Holder<T> {
  /** Who the messages are for. */
  @FunctionalInterface
  public interface Post<T> {
    /**
     * Takes a message.
     *
     * @throws PoisonEvent if it breaks an invariant
     */
    void take(Received<T> message) throws PoisonEvent;
  }

  private final Post<T> post;

  /** The feed's thread alone uses it. */
  private final Map<Integer, Long> read = new HashMap<>();

  /** For that one. */
  public Mailbox(Post<T> post) {
    this.post = post;
  }

  @Override
  public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
    return read.isEmpty() ? now.get().ends() : Map.copyOf(read);
  }

  @Override
  public void read(Map<Integer, Long> positions) {
    read.putAll(positions);
  }

  @Override
  public void put(Received<T> received) throws PoisonEvent {
    post.take(received);
  }
}
