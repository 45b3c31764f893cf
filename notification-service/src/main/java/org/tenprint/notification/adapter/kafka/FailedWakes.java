package org.tenprint.notification.adapter.kafka;

import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.application.Apart;
import org.tenprint.notification.application.Deciding;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.WaitingCase;

/**
 * Cases at which a look failed. Each is put aside once, waits from then on if it did not before (a
 * walk for recalls passes a case once), and is looked at again under other rules, behind the next
 * review or event of the case, and after a restart, until that succeeds.
 */
final class FailedWakes {
  /** The offset that stands for none: a wake has no record, nor has what a store says. */
  static final long NOWHERE = -1;

  private final Map<String, Aside> aside = new ConcurrentHashMap<>();

  /**
   * That a booking is put aside.
   *
   * @param partition whose task did it
   * @param rules their offset, under which it failed
   */
  private record Aside(int partition, long rules) {}

  private final Deciding deciding;
  private final NotificationCodecs codecs;
  private final NotificationTopics topics;
  private final Counter failed;

  /**
   * @param failed counts them
   */
  FailedWakes(
      Deciding deciding, NotificationCodecs codecs, NotificationTopics topics, Counter failed) {
    this.deciding = deciding;
    this.codecs = codecs;
    this.topics = topics;
    this.failed = failed;
  }

  /** A task begins, whose letters may have been aborted: each of its partition is due again. */
  void tryAgain(int partition) {
    aside.values().removeIf(one -> one.partition() == partition);
  }

  /** Over the stores of a task. */
  Apart apart(CaseStores stores, Emitter out) {
    return new Apart() {
      @Override
      public void run(String booking, Runnable part) {
        if (!putAside(booking)) {
          look(booking, part, stores, out);
        }
      }

      @Override
      public boolean putAside(String booking) {
        return isPutOff(booking);
      }
    };
  }

  /** Whether a booking is not looked at until one of these. */
  boolean isPutOff(String booking) {
    Aside last = aside.get(booking);
    return last != null && last.rules() == rules();
  }

  /** A booking of a task is looked at no more under the rules of an offset. */
  void putOff(String booking, long offset, Emitter out) {
    aside.put(booking, new Aside(out.partition(), offset));
  }

  /** Up to which offset the rules are known. */
  long rules() {
    return deciding.rules().now().offset();
  }

  /** A booking is looked at again. */
  void due(String booking) {
    aside.remove(booking);
  }

  private void look(String booking, Runnable part, CaseStores stores, Emitter out) {
    long offset = rules();
    Optional<PoisonEvent> thrown = out.apart(part::run);
    if (thrown.isEmpty()) {
      due(booking);
      return;
    }
    if (thrown.get().reason() == PoisonReason.ERASED) {
      // nobody can read what is kept of it, nor need it be decided
      stores.forget(booking);
      return;
    }
    putOff(booking, offset, out);
    failed(booking, thrown.get(), stores, out);
  }

  /** Says that a look at a booking failed; where its case cannot be read, by the count alone. */
  void failed(String booking, PoisonEvent why, CaseStores stores, Emitter out) {
    failed.increment();
    out.apart(
        () -> {
          Optional<Case> open = stores.entry(booking).open();
          if (open.isEmpty()) {
            return;
          }
          if (stores.waiting(booking).isEmpty()) {
            stores.keep(booking, open.map(WaitingCase::unseen));
          }
          putAside(stores.opened(booking).determination(), why, out);
        });
  }

  /** Puts aside that a case could not be woken: its determination, with what was thrown. */
  private void putAside(Determination determination, PoisonEvent why, Emitter out) {
    String topic = topics.named(TopicCatalogue.DETERMINATIONS).name();
    out.putAside(
        topic,
        determination.getIdentification().getContext().getBookingId().toString(),
        codecs.inputs().determinations().encode(determination),
        why,
        new Origin(topic, out.partition(), NOWHERE));
  }
}
