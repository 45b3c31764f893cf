package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.TakenEvents;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;

/**
 * An entry as version 1 of the state has it: what came early in its own encoding.
 *
 * @param open the case
 * @param early what came before its determination
 */
record FirstEntry(Optional<CaseCodec.KeptCase> open, List<Early> early) {
  FirstEntry {
    early = List.copyOf(early);
  }

  /** An event that came early. */
  record Early(String topic, int partition, long offset, byte[] value) {
    Early {
      Objects.requireNonNull(topic, "topic");
      Objects.requireNonNull(value, "value");
    }
  }

  /** The entry as it is kept now; what came early is taken under what is known when it is taken. */
  CaseCodec.KeptEntry now(NotificationCodecs.Inputs events) {
    List<Happening> happened = new ArrayList<>();
    for (Early event : early) {
      happened.add(happening(event, events));
    }
    return new CaseCodec.KeptEntry(open, happened, List.of());
  }

  private static Happening happening(Early early, NotificationCodecs.Inputs events) {
    LogAddress where = new LogAddress(early.topic(), early.partition(), early.offset());
    try {
      if (early.topic().endsWith(TopicCatalogue.REVIEWS.name())) {
        var review = events.reviews().decode(early.value());
        return new Happening(TakenEvents.read(review), where, review.getBy(), Optional.empty());
      }
      CaseEvent event = events.caseEvents().decode(early.value());
      String source = event.getBy() == null ? "" : event.getBy();
      return new Happening(TakenEvents.read(event), where, source, Optional.empty());
    } catch (PoisonEvent | BrokenEvent e) {
      throw new IllegalStateException("an event that was kept cannot be read", e);
    }
  }
}
