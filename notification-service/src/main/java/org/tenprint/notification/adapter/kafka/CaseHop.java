package org.tenprint.notification.adapter.kafka;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseState;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;

/**
 * What happens with each input: one step of its booking's case. What comes before the determination
 * is kept and taken, in the order of arrival, before the decision, which so knows of it.
 */
final class CaseHop {
  private final CaseReplay replay;
  private final CaseDesk desk;
  private final NotificationCodecs.Inputs codecs;
  private final NotificationTopics topics;
  private final Recipients recipients;
  private final EventCodec<Identification> identifications = EventCodec.of(Identification.class);

  CaseHop(
      CaseReplay replay,
      CaseDesk desk,
      NotificationCodecs.Inputs codecs,
      NotificationTopics topics,
      Recipients recipients) {
    this.replay = replay;
    this.desk = desk;
    this.codecs = codecs;
    this.topics = topics;
    this.recipients = recipients;
  }

  void determined(Received<Determination> received, Emitter out) throws PoisonEvent {
    CaseEntry entry = desk.stores(out).entry(received.key());
    Determination determination = received.value();
    if (entry.open().isPresent()) {
      again(entry.open().get().state().determination(), determination);
      return;
    }
    try {
      needTopics(CaseReplay.recipients(determination));
      CaseState state = replay.opened(determination);
      for (CaseEntry.Early early : entry.early()) {
        state = takeEarly(early, state, received.envelope(), out);
      }
      CaseMoment moment = desk.moment(state, Optional.of(received.origin()));
      desk.write(replay.decide(state, moment), received.envelope(), moment, out);
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  /** The same booking again: it was decided, and is not again. */
  private void again(Determination first, Determination second) throws PoisonEvent {
    byte[] before = identifications.encode(first.getIdentification());
    if (!Arrays.equals(before, identifications.encode(second.getIdentification()))) {
      throw new PoisonEvent(
          PoisonReason.CONFLICTING_DUPLICATE, "the booking was decided on other facts");
    }
  }

  void reviewed(Received<Review> received, Emitter out) throws PoisonEvent {
    happened(received, codecs.reviews(), out);
  }

  void happened(Received<CaseEvent> received, Emitter out) throws PoisonEvent {
    happened(received, codecs.caseEvents(), out);
  }

  private <T extends SpecificRecord> void happened(
      Received<T> received, EventCodec<T> codec, Emitter out) throws PoisonEvent {
    try {
      check(received.value());
      CaseStores stores = desk.stores(out);
      CaseEntry entry = stores.entry(received.key());
      if (entry.open().isPresent()) {
        CaseEntry.Open open = entry.open().get();
        CaseState state = due(received.key(), open, stores, out);
        step(received.value(), state, received.origin(), open.envelope(), out);
      } else if (entry.early().size() < CaseEntry.MOST_EARLY) {
        Origin origin = received.origin();
        byte[] value = codec.encode(received.value());
        stores.put(
            received.key(),
            entry.with(
                new CaseEntry.Early(
                    origin.getTopic(), origin.getPartition(), origin.getOffset(), value)));
      } else {
        throw new PoisonEvent(
            PoisonReason.INVARIANT_BROKEN, "too many events before the determination");
      }
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  /**
   * What fell due before an event goes before it. Where that fails it is put aside, and the event
   * is taken all the same: it may be what protects a person.
   */
  private CaseState due(String booking, CaseEntry.Open open, CaseStores stores, Emitter out) {
    CaseState state = open.state();
    boolean due =
        stores
            .waiting(booking)
            .filter(w -> w.due(desk.rules(), desk.settings().holdDeadline(), desk.now()))
            .isPresent();
    if (!due) {
      return state;
    }
    CaseMoment moment = desk.moment(state, Optional.empty());
    AtomicReference<CaseState> woken = new AtomicReference<>(state);
    out.apart(
            () ->
                replay
                    .wake(state, moment)
                    .map(change -> desk.write(change, open.envelope(), moment, out))
                    .ifPresent(woken::set))
        .ifPresent(why -> desk.putAside(state, why, out));
    return woken.get();
  }

  private CaseState takeEarly(
      CaseEntry.Early early, CaseState state, Envelope envelope, Emitter out)
      throws PoisonEvent, BrokenEvent {
    Origin origin = new Origin(early.topic(), early.partition(), early.offset());
    boolean review = early.topic().equals(topics.named(TopicCatalogue.REVIEWS).name());
    SpecificRecord event =
        review ? codecs.reviews().decode(early.value()) : codecs.caseEvents().decode(early.value());
    return step(event, state, origin, envelope, out);
  }

  private CaseState step(
      SpecificRecord event, CaseState state, Origin origin, Envelope envelope, Emitter out)
      throws BrokenEvent {
    CaseMoment moment = desk.moment(state, Optional.of(origin));
    CaseChange change =
        event instanceof Review review
            ? replay.apply(state, review, moment)
            : replay.apply(state, (CaseEvent) event, moment);
    return desk.write(change, envelope, moment, out);
  }

  private void check(SpecificRecord event) throws BrokenEvent {
    if (event instanceof Review review) {
      CaseReplay.check(review);
      return;
    }
    CaseEvent happened = (CaseEvent) event;
    CaseReplay.check(happened);
    needTopics(CaseReplay.added(happened).map(Set::of).orElse(Set.of()));
  }

  private void needTopics(Collection<String> wanted) throws BrokenEvent {
    Set<String> missing = recipients.missing(List.copyOf(wanted));
    if (!missing.isEmpty()) {
      throw new BrokenEvent("no topic for " + missing.size() + " of its recipients");
    }
  }
}
