package org.tenprint.notification.adapter.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.TakenEvents;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.Envelope;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;

/** Inputs of cases as the uses take them; what has no meaning is refused. */
final class CaseInputs {
  private final Recipients recipients;

  CaseInputs(Recipients recipients) {
    this.recipients = recipients;
  }

  Happening of(Review review, Origin origin) throws BrokenEvent {
    return new Happening(TakenEvents.read(review), where(origin), review.getBy(), Optional.empty());
  }

  /** Of this service's door one request has one event id, however often it comes in. */
  Happening of(org.tenprint.events.notification.CaseEvent event, Envelope envelope, Origin origin)
      throws BrokenEvent {
    CaseEvent read = TakenEvents.read(event);
    TakenEvents.requireShort(event);
    needTopics(TakenEvents.added(event).map(Set::of).orElse(Set.of()));
    String source = event.getBy() == null ? "" : event.getBy();
    Optional<String> request =
        read instanceof CaseEvent.Requested && envelope.source().equals(NotificationChannels.SOURCE)
            ? Optional.of(envelope.id())
            : Optional.empty();
    return new Happening(read, where(origin), source, Optional.empty(), request);
  }

  /** Whose topics there are. */
  Recipients recipients() {
    return recipients;
  }

  /** Nothing is sent to a topic that is not known to exist. */
  void needTopics(Collection<String> wanted) throws BrokenEvent {
    Set<String> missing = recipients.missing(List.copyOf(wanted));
    if (!missing.isEmpty()) {
      throw new BrokenEvent("no topic for " + missing.size() + " of its recipients");
    }
  }

  static LogAddress where(Origin origin) {
    return new LogAddress(origin.getTopic(), origin.getPartition(), origin.getOffset());
  }
}
