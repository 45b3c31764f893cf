package org.tenprint.biometric.adapter.kafka;

import java.time.Instant;
import org.tenprint.biometric.application.EnrolledGallery;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;

/** Keeps the gallery as {@code biometric.enrolments.v1} has it. */
public final class GalleryFeed implements ReferenceFeed.Holder<Enrolment> {
  private final EnrolledGallery gallery;

  /**
   * @param gallery to keep
   */
  public GalleryFeed(EnrolledGallery gallery) {
    this.gallery = gallery;
  }

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
