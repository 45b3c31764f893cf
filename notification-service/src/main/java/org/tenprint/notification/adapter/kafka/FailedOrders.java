package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.notification.application.ForgetBooking;
import org.tenprint.notification.application.Unread;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.OwedOrders;

/**
 * Orders of two people on which carrying them out threw. Nobody can give such an order again, so it
 * is put aside and owed: tried again after a restart, under other rules, and when anything else of
 * its case was taken, until that succeeds. Meanwhile it comes before whatever may tell something of
 * its booking: what would be told is not, where the order throws again.
 */
final class FailedOrders {
  private static final int AT_MOST = 100;

  /** Carries out one order. */
  @FunctionalInterface
  interface Carrier {
    void carryOut(String booking, OwedOrders order, Emitter out) throws PoisonEvent;
  }

  private final Carrier carrier;
  private final FailedWakes wakes;
  private final NotificationCodecs codecs;
  private final NotificationTopics topics;

  /**
   * @param wakes says which bookings are not tried again for now
   */
  FailedOrders(
      Carrier carrier, FailedWakes wakes, NotificationCodecs codecs, NotificationTopics topics) {
    this.carrier = carrier;
    this.wakes = wakes;
    this.codecs = codecs;
    this.topics = topics;
  }

  private ForgottenStore store(Emitter out) {
    return new ForgottenStore(out, codecs, topics);
  }

  /**
   * Carries out an order that came, or owes it.
   *
   * @throws PoisonEvent if it is none that could be carried out later
   */
  <T extends SpecificRecord> void take(
      Received<T> received, OwedOrders order, EventCodec<T> codec, Emitter out) throws PoisonEvent {
    String booking = received.key();
    long rules = wakes.rules();
    Optional<PoisonEvent> thrown = out.apart(() -> carrier.carryOut(booking, order, out));
    if (thrown.isEmpty()) {
      return;
    }
    PoisonEvent why = thrown.get();
    boolean failed = why.reason() == PoisonReason.DECISION_FAILED;
    // of an order to forget: its key went meanwhile, and the next look forgets without a recall
    boolean erased = why.reason() == PoisonReason.ERASED && order.erasure().isPresent();
    if (!failed && !erased) {
      throw why;
    }
    ForgottenStore store = store(out);
    store.keep(booking, store.owed(booking).with(order));
    if (failed) {
      wakes.putOff(booking, rules, out);
      out.apart(
          () ->
              out.putAside(
                  received.origin().getTopic(),
                  booking,
                  codec.encode(received.value()),
                  new PoisonEvent(why.reason(), "owed, and tried again: " + why.detail()),
                  received.origin()));
    }
  }

  /** Tries those that are due; at most so many, and one that fails takes nobody's turn after. */
  void tryAgain(CaseStores stores, Emitter out) {
    store(out).allOwed().stream()
        .filter(booking -> !wakes.isPutOff(booking))
        .limit(AT_MOST)
        .forEach(booking -> tryAgain(booking, stores, out));
  }

  private void tryAgain(String booking, CaseStores stores, Emitter out) {
    ForgottenStore store = store(out);
    long rules = wakes.rules();
    for (OwedOrders order : store.owed(booking).each()) {
      Optional<PoisonEvent> thrown = out.apart(() -> carrier.carryOut(booking, order, out));
      boolean erased = thrown.filter(why -> why.reason() == PoisonReason.ERASED).isPresent();
      if (erased && order.reassignment().isPresent()) {
        // nobody can read what is kept of it, nor is anything told of it
        store.keep(booking, store.owed(booking).without(order));
      } else if (thrown.isPresent() && !erased) {
        wakes.putOff(booking, rules, out);
        wakes.failed(booking, thrown.get(), stores, out);
      }
    }
  }

  /** Something of a booking was taken: what is owed of it is due. */
  void taken(String booking, Emitter out) {
    if (!store(out).owed(booking).equals(OwedOrders.NONE)) {
      wakes.due(booking);
    }
  }

  /** What is owed, before what is unread. */
  Unread before(Unread unread, Emitter out) {
    return new Unread() {
      @Override
      public List<Happening> before(LogAddress input, String booking) {
        return behindOwed(booking, unread.before(input, booking), out);
      }

      @Override
      public List<Happening> now(String booking) {
        return behindOwed(booking, unread.now(booking), out);
      }
    };
  }

  private List<Happening> behindOwed(String booking, List<Happening> unread, Emitter out) {
    OwedOrders owed = store(out).owed(booking);
    List<Happening> all = new ArrayList<>();
    owed.erasure().map(ForgetBooking::expunged).ifPresent(all::add);
    owed.reassignment().ifPresent(all::add);
    all.addAll(unread);
    return all;
  }
}
