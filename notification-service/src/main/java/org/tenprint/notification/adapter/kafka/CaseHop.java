package org.tenprint.notification.adapter.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.DisclosureFacts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.notification.application.DecideCase;
import org.tenprint.notification.application.Deciding;
import org.tenprint.notification.application.ForgetBooking;
import org.tenprint.notification.application.LookTime;
import org.tenprint.notification.application.RecallDeliveries;
import org.tenprint.notification.application.TakeCaseEvent;
import org.tenprint.notification.application.Unread;
import org.tenprint.notification.application.WakeCases;
import org.tenprint.notification.application.WakeRound;
import org.tenprint.notification.domain.ErasureOrder;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.OwedOrders;
import org.tenprint.vault.KeyId;

/** Hands each input to its use. */
final class CaseHop {
  private final Deciding deciding;
  private final NotificationCodecs codecs;
  private final NotificationTopics topics;
  private final CaseInputs inputs;
  private final ReadAhead ahead;
  private final Counter wakes;
  private final Counter failed;
  private final FailedWakes failedWakes;
  private final FailedOrders failedOrders;
  private final KeptCases cases;
  private final Map<Integer, WakeRound> rounds = new ConcurrentHashMap<>();
  private final ThreadLocal<LookTime> looks = ThreadLocal.withInitial(LookTime::new);
  private final Map<Integer, KeptByRecipient.Round> sending = new ConcurrentHashMap<>();
  private final EventCodec<Identification> identifications = EventCodec.of(Identification.class);

  CaseHop(
      Deciding deciding,
      NotificationCodecs codecs,
      NotificationTopics topics,
      CaseInputs inputs,
      ReadAhead ahead,
      MeterRegistry meters) {
    this.deciding = deciding;
    this.codecs = codecs;
    this.topics = topics;
    this.inputs = inputs;
    this.ahead = ahead;
    // there from the start: whoever waits for an increase does not see a first one appear
    this.wakes = meters.counter("tenprint.wakes");
    this.failed = meters.counter("tenprint.wakes.failed");
    this.failedWakes = new FailedWakes(deciding, codecs, topics, failed);
    this.failedOrders = new FailedOrders(this::carryOut, failedWakes, codecs, topics);
    this.cases = new KeptCases(codecs.inputs());
  }

  void determined(Received<Determination> received, Emitter out) throws PoisonEvent {
    String booking = received.key();
    Determination determination = received.value();
    CaseStores stores = new CaseStores(out, cases);
    notForgotten(booking, out);
    try {
      inputs.needTopics(CaseReplay.recipients(determination));
      boolean decided = stores.entry(booking).open().isPresent();
      if (decided) {
        again(stores.opened(booking).determination(), determination);
        return;
      }
      stores.opened(
          booking,
          new OpenedCase(determination, received.envelope(), new TreeMap<>(), new TreeMap<>()));
      new DecideCase(deciding, stores, outbox(stores, out), unread(out))
          .decide(booking, DisclosureFacts.of(determination), CaseInputs.where(received.origin()));
      forget(stores, out).decided(booking);
      failedOrders.taken(booking, out);
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
    reached(received);
    try {
      take(received.key(), inputs.of(received.value(), received.origin()), out);
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  /** An input's turn, taken or not: what a look at its case failed on may have been this one. */
  private void reached(Received<?> received) {
    ahead.reached(received.origin());
    failedWakes.due(received.key());
  }

  void happened(Received<CaseEvent> received, Emitter out) throws PoisonEvent {
    reached(received);
    try {
      Happening happening = inputs.of(received.value(), received.envelope(), received.origin());
      if (happening.request().isPresent()
          && happening.contradicts(new CaseStores(out, cases).requests(received.key()))) {
        throw new PoisonEvent(
            PoisonReason.CONFLICTING_DUPLICATE, "the request of that id asked something else");
      }
      take(received.key(), happening, out);
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  void ordered(Received<Expungement> received, Emitter out) throws PoisonEvent {
    ahead.reached(received.origin());
    try {
      Optional<ErasureOrder> order = ExpungementCodec.order(received.value(), received.origin());
      UUID id = received.value().getId();
      if (ExpungementCodec.withdraws(received.value())) {
        withdrawn(id, received.origin(), out);
      }
      if (order.isPresent() && !new ForgottenStore(out, codecs, topics).withdrew(id)) {
        failedOrders.take(
            received, OwedOrders.of(order.get()), codecs.inputs().expungements(), out);
      }
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  void reassigned(Received<Reassignment> received, Emitter out) throws PoisonEvent {
    ahead.reached(received.origin());
    try {
      Optional<Happening> order = ReassignmentCodec.order(received.value(), received.origin());
      ForgottenStore forgotten = new ForgottenStore(out, codecs, topics);
      UUID id = received.value().getId();
      if (ReassignmentCodec.withdraws(received.value())) {
        withdrawn(id, received.origin(), out);
      }
      boolean past = forgotten.forgot(received.key()) || forgotten.withdrew(id);
      if (order.isPresent() && !past) {
        failedOrders.take(
            received, OwedOrders.of(order.get()), codecs.inputs().reassignments(), out);
      }
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  private void carryOut(String booking, OwedOrders order, Emitter out) throws PoisonEvent {
    ForgottenStore forgotten = new ForgottenStore(out, codecs, topics);
    if (order.erasure().isPresent()) {
      KeyId key = KeyId.ofBooking(UUID.fromString(booking));
      forget(new CaseStores(out, cases), out)
          .order(booking, order.erasure().get(), codecs.inputs().vault().destroyed(key));
    } else if (!forgotten.forgot(booking)) {
      take(booking, order.reassignment().orElseThrow(), out);
    }
    forgotten.keep(booking, forgotten.owed(booking).without(order));
  }

  /** Two instances may record a withdrawal and an approval: what stands first on the log holds. */
  private void withdrawn(UUID id, Origin where, Emitter out) {
    new ForgottenStore(out, codecs, topics).withdraw(id);
    ahead.withdrawn(id, where.getOffset());
  }

  private ForgetBooking forget(CaseStores stores, Emitter out) {
    return new ForgetBooking(
        deciding, stores, new ForgottenStore(out, codecs, topics), outbox(stores, out));
  }

  /** What comes late of a booking that was forgotten is not decided anew. */
  private void notForgotten(String booking, Emitter out) throws PoisonEvent {
    if (new ForgottenStore(out, codecs, topics).forgot(booking)) {
      throw new PoisonEvent(PoisonReason.ERASED, "the booking was expunged");
    }
  }

  private void take(String booking, Happening happening, Emitter out) throws PoisonEvent {
    notForgotten(booking, out);
    CaseStores stores = new CaseStores(out, cases);
    boolean taken =
        new TakeCaseEvent(deciding, stores, outbox(stores, out), unread(out), looks.get())
            .take(booking, happening);
    if (!taken) {
      throw new PoisonEvent(
          PoisonReason.INVARIANT_BROKEN,
          happening.review() ? CaseOutbox.BEYOND : "more of its kind than is taken of a booking");
    }
    failedOrders.taken(booking, out);
  }

  /** A task begins: what was put aside is tried again. */
  void started(Emitter out) {
    failedWakes.tryAgain(out.partition());
    rounds.remove(out.partition());
    sending.remove(out.partition());
    ahead.started(out.partition());
    new ForgottenStore(out, codecs, topics)
        .allWithdrawn()
        .forEach(id -> ahead.withdrawn(id, FailedWakes.NOWHERE));
  }

  /** What time and new instruments bring about by themselves. */
  void wake(Emitter out) {
    ahead.round(out.partition());
    inputs.recipients().askAgain();
    KeptByRecipient.Round round =
        sending.computeIfAbsent(out.partition(), none -> new KeptByRecipient.Round());
    unsent(out).sendWaiting(round);
    CaseStores stores = new CaseStores(out, cases);
    LookTime time = looks.get();
    time.begins(out.partition());
    failedOrders.tryAgain(stores, out);
    WakeCases wakes =
        new WakeCases(
            deciding,
            stores,
            outbox(stores, out),
            unread(out),
            failedWakes.apart(stores, out),
            rounds.computeIfAbsent(out.partition(), none -> new WakeRound(time)));
    UnreachedCases unreached = unreached(out);
    List<String> reached = unreached.reached(round, inputs.recipients(), failedWakes::isPutOff);
    unreached.looked(round, wakes.run(reached), stores);
    wakes.run();
    new RecallDeliveries(deciding, stores, wakes).run();
    forget(stores, out).overdue();
    this.wakes.increment();
  }

  private CaseOutbox outbox(CaseStores stores, Emitter out) {
    return new CaseOutbox(
        deciding.replay(), codecs, topics, stores, out, unsent(out), unreached(out), ahead::value);
  }

  private UnreachedCases unreached(Emitter out) {
    return new UnreachedCases(out, topics, deciding.settings().get().pushed());
  }

  private UnsentMessages unsent(Emitter out) {
    return new UnsentMessages(out, codecs, topics, inputs.recipients(), failed);
  }

  private Unread unread(Emitter out) {
    return failedOrders.before(ahead.on(out.partition()), out);
  }
}
