package org.tenprint.biometric.adapter.kafka;

import java.util.function.Consumer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.vault.KeyId;

/**
 * Tells the gallery who was removed for good, as the service itself wrote: the whole topic is read
 * at each start, since an order of later may name such a subject.
 */
public final class SubjectRemovalFeed implements AutoCloseable {
  private final ReferenceFeed<SubjectRemoval> feed;

  /**
   * Starts to follow the topic.
   *
   * @param removed told of each subject, by the name of its key
   */
  public SubjectRemovalFeed(Consumer<String> removed, Kafka kafka) {
    this.feed =
        new ReferenceFeed<>(
                TopicCatalogue.REMOVALS.name(),
                BiometricTopology.SERVICE,
                kafka.codecs().removals(),
                holder(removed),
                kafka.client(),
                kafka.lifeline())
            .start();
  }

  /** By which the topic names a subject. */
  public static String keyOf(String subjectId) {
    return RemovalCodec.keyOf(subjectId);
  }

  static ReferenceFeed.Holder<SubjectRemoval> holder(Consumer<String> removed) {
    return received -> {
      String key = received.value().getSubjectKey();
      if (!received.key().equals(key)) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the subject's");
      }
      removed.accept(key(key));
    };
  }

  private static String key(String text) throws PoisonEvent {
    try {
      return new KeyId(text).text();
    } catch (IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "subjectKey is no key's id");
    }
  }

  /** Whether every removal that stood there at the start is known, and it still follows. */
  public boolean ready() {
    return feed.ready();
  }

  /** For the hop, which decides nothing before it is caught up. */
  public ReferenceFeed<SubjectRemoval> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }
}
