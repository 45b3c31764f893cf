package org.tenprint.immigration.adapter.kafka;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.events.common.Origin;
import org.tenprint.immigration.application.ForgetSubject;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * Forgets every subject of whom no booking is left: destroys the key, then what is held of the
 * subject. The whole topic is read at each start, before anything is decided: a key that came back
 * with an older vault, and rows with an older database, go again. What cannot be forgotten ends the
 * service.
 */
public final class RemovalFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemovalFeed.class);

  private final ReferenceFeed<SubjectRemoval> feed;

  private RemovalFeed(ReferenceFeed<SubjectRemoval> feed) {
    this.feed = feed;
  }

  /**
   * Starts to follow the topic.
   *
   * @param vault whose keys are destroyed
   * @param forget what else is held of a subject
   * @param client kafka-clients' settings
   * @param lifeline cut when it ends
   */
  public static RemovalFeed start(
      ImmigrationCodecs codecs,
      KeyVault vault,
      ForgetSubject forget,
      Map<String, Object> client,
      Lifeline lifeline) {
    return new RemovalFeed(
        new ReferenceFeed<>(
                TopicCatalogue.REMOVALS.name(),
                ImmigrationTopology.SERVICE,
                codecs.removals(),
                new Holder(vault, forget),
                client,
                lifeline)
            .start());
  }

  /** A store that is away is nothing of the event's: it is asked when a batch is read. */
  private static final class Holder implements ReferenceFeed.Holder<SubjectRemoval> {
    private final KeyVault vault;
    private final ForgetSubject forget;
    private final Set<String> batch = new LinkedHashSet<>();

    private Holder(KeyVault vault, ForgetSubject forget) {
      this.vault = vault;
      this.forget = forget;
    }

    @Override
    public void put(Received<SubjectRemoval> received) throws PoisonEvent {
      SubjectRemoval removal = received.value();
      if (!received.key().equals(removal.getSubjectKey())) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the subject's");
      }
      KeyId key = key(removal.getSubjectKey());
      String address = address(received.origin());
      if (!vault.destroyed(key)) {
        vault.destroy(key, new Destruction(removal.getRemovedAt(), address));
        LOG.info("subject forgotten removal={}", address);
      }
      batch.add(key.text());
    }

    @Override
    public void read(Map<Integer, Long> positions) {
      batch.forEach(forget::forget);
      batch.clear();
    }
  }

  private static KeyId key(String text) throws PoisonEvent {
    try {
      return new KeyId(text);
    } catch (IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "subjectKey is no key's id");
    }
  }

  private static String address(Origin origin) {
    return origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
  }

  /** Whether every removal that stood there at the start was carried out, and it still follows. */
  public boolean ready() {
    return feed.ready();
  }

  /** For hops, which decide nothing before it is caught up. */
  public ReferenceFeed<SubjectRemoval> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }
}
