package org.tenprint.biometric.adapter.kafka;

import java.time.Instant;
import java.util.Map;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;

/** Keeps the gallery as {@code biometric.enrolments.v1} has it. */
public final class GalleryFeed implements AutoCloseable {
  private final ReferenceFeed<Enrolment> feed;

  private GalleryFeed(ReferenceFeed<Enrolment> feed) {
    this.feed = feed;
  }

  /**
   * Starts to read.
   *
   * @param gallery to keep
   * @param client kafka-clients' settings
   */
  public static GalleryFeed start(
      BiometricCodecs codecs, EnrolledGallery gallery, Map<String, Object> client) {
    return new GalleryFeed(
        new ReferenceFeed<>(
                TopicCatalogue.ENROLMENTS.name(),
                BiometricTopology.SERVICE,
                codecs.enrolments(),
                new Keeper(gallery),
                client)
            .start());
  }

  /** Whether everybody who was enrolled at the start is in the gallery, and it still follows. */
  public boolean ready() {
    return feed.ready();
  }

  ReferenceFeed<Enrolment> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }

  /** Hands enrolments and removals to the gallery. */
  private record Keeper(EnrolledGallery gallery) implements ReferenceFeed.Holder<Enrolment> {
    @Override
    public void put(Received<Enrolment> received) throws PoisonEvent {
      if (!received.key().equals(received.value().getSubjectId())) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the subject's id");
      }
      gallery.follow(EnrolmentCodec.fromAvro(received.value()));
    }

    @Override
    public void remove(String key, Origin origin, Instant recorded) {
      gallery.remove(key);
    }
  }
}
