package org.tenprint.immigration.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Determinations;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.immigration.application.DetermineStatus;
import org.tenprint.immigration.application.RecordUnread;
import org.tenprint.immigration.domain.Determined;
import org.tenprint.immigration.domain.Identified;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.reference.ReferenceSet;

/** Hands each identification to its use, and writes what comes of it as an event. */
public final class IdentificationHop {
  private static final Logger LOG = LoggerFactory.getLogger(IdentificationHop.class);
  private static final String SOURCE = "/" + ImmigrationTopology.SERVICE;

  private final DetermineStatus determineStatus;
  private final ImmigrationCodecs codecs;
  private final ReferenceSet reference;
  private final MeterRegistry meters;

  /**
   * @param determineStatus the use
   * @param codecs of the topics
   * @param reference agencies, counties, offence codes, which a determination names
   * @param meters counts determinations, of whatever status
   */
  public IdentificationHop(
      DetermineStatus determineStatus,
      ImmigrationCodecs codecs,
      ReferenceSet reference,
      MeterRegistry meters) {
    this.determineStatus = determineStatus;
    this.codecs = codecs;
    this.reference = reference;
    this.meters = meters;
  }

  void identified(Received<Identification> received, Emitter out) throws PoisonEvent {
    Identification identification = received.value();
    Identified identified =
        new Identified(
            Determinations.subject(identification),
            identification.getContext().getBookedAt().getInstant());
    try {
      determineStatus.determine(identified, determined -> write(received, determined, out));
    } catch (BrokenEvent | RecordUnread e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  private void write(Received<Identification> received, Determined determined, Emitter out)
      throws BrokenEvent {
    Determination determination =
        Determinations.of(
            received.value(),
            determined.known().map(RecordCodec::facts),
            reference,
            determined.at());
    Envelope envelope =
        received
            .envelope()
            .next(SOURCE, codecs.determinations().eventType(), received.key(), "", determined.at());
    out.emit(
        TopicCatalogue.DETERMINATIONS.name(),
        received.key(),
        codecs.determinations(),
        determination,
        envelope);
    meters.counter("tenprint.determinations").increment();
    LOG.info(
        "determined booking={} office={}",
        received.key(),
        determination.getControlling().getFieldOffice());
  }
}
