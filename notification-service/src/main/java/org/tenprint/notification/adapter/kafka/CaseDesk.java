package org.tenprint.notification.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.KnownRules;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;

/**
 * Under what cases are decided here, and how what a step made is written: the journal's entry,
 * dispositions, messages and the case, in the hop's transaction.
 */
final class CaseDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);
  private static final String SOURCE = "/" + NotificationTopology.SERVICE;

  /** The offset that stands for none: a wake has no record. */
  private static final long NOWHERE = -1;

  private final NotificationCodecs codecs;
  private final NotificationTopics topics;
  private final Deciding deciding;
  private final MeterRegistry meters;
  private final CaseCodec cases;

  CaseDesk(
      NotificationCodecs codecs,
      NotificationTopics topics,
      Deciding deciding,
      MeterRegistry meters) {
    this.codecs = codecs;
    this.topics = topics;
    this.deciding = deciding;
    this.meters = meters;
    this.cases = new CaseCodec(codecs.inputs().determinations());
  }

  CaseStores stores(Emitter out) {
    return new CaseStores(out, cases);
  }

  /** Counts that waiting cases were looked at. */
  void woke() {
    meters.counter("tenprint.wakes").increment();
  }

  Instant now() {
    return deciding.clock().instant();
  }

  KnownRules rules() {
    return deciding.rules().get();
  }

  CaseSettings settings() {
    return deciding.settings().get();
  }

  /** The moment of a case's next step: now, or that of the step before if the clock went back. */
  CaseMoment moment(CaseState before, Optional<Origin> origin) {
    Instant now = now();
    return new CaseMoment(
        now.isBefore(before.at()) ? before.at() : now, rules(), settings(), origin);
  }

  /** Puts aside that a case could not be woken: its determination, with what was thrown. */
  void putAside(CaseState state, PoisonEvent why, Emitter out) {
    Determination determination = state.determination();
    String topic = topics.named(TopicCatalogue.DETERMINATIONS).name();
    out.putAside(
        topic,
        determination.getIdentification().getContext().getBookingId().toString(),
        codecs.inputs().determinations().encode(determination),
        why,
        new Origin(topic, out.partition(), NOWHERE));
    meters.counter("tenprint.wakes.failed").increment();
  }

  /** Writes what a step made and keeps the case. */
  CaseState write(CaseChange change, Envelope from, CaseMoment moment, Emitter out) {
    String booking = change.step().getBookingId().toString();
    Instant at = moment.at();
    String step = Integer.toString(change.step().getStep());
    out.emit(
        topics.named(TopicCatalogue.CASE_STEPS).name(),
        booking,
        codecs.steps(),
        change.step(),
        from.next(SOURCE, codecs.steps().eventType(), booking, step, at));
    for (Disposition disposition : change.dispositions()) {
      String which = step + "/" + disposition.getRecipient();
      out.emit(
          topics.named(TopicCatalogue.DISPOSITIONS).name(),
          booking,
          codecs.dispositions(),
          disposition,
          from.next(SOURCE, codecs.dispositions().eventType(), booking, which, at));
      tell(disposition);
    }
    for (RecipientMessage message : change.messages()) {
      String which = step + "/" + message.getRecipient();
      out.emit(
          topics.ofRecipient(message.getRecipient()),
          booking,
          codecs.messages(),
          message,
          from.next(SOURCE, codecs.messages().eventType(), booking, which, at));
    }
    change
        .workItems()
        .forEach(kind -> meters.counter("tenprint.work.items", "kind", kind.name()).increment());
    CaseStores stores = stores(out);
    WithheldWork.of(booking, at, change.dispositions()).ifPresent(stores::put);
    keep(booking, change.next(), from, moment, stores);
    return change.next();
  }

  private void keep(
      String booking, CaseState state, Envelope from, CaseMoment moment, CaseStores stores) {
    stores.put(booking, CaseEntry.of(state, from));
    stores.put(booking, WaitingCase.of(state, moment.at(), moment.rules().offset()));
  }

  private void tell(Disposition disposition) {
    meters
        .counter(
            "tenprint.dispositions",
            "edge",
            disposition.getEdge().name(),
            "outcome",
            disposition.getOutcome().name())
        .increment();
    LOG.info(
        "disposed booking={} step={} recipient={} outcome={} reason={} instruments={}",
        disposition.getBookingId(),
        disposition.getStep(),
        disposition.getRecipient(),
        disposition.getOutcome(),
        disposition.getReason(),
        disposition.getInstruments());
  }
}
