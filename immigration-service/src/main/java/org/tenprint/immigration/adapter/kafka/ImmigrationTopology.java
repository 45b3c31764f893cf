package org.tenprint.immigration.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.Times;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.immigration.application.DetermineStatus;
import org.tenprint.immigration.application.StoreUnavailable;
import org.tenprint.immigration.domain.Bounds;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.reference.ReferenceSet;

/**
 * The hop: an identification comes; what was the subject's record? Write the determination. In one
 * transaction; the store is only read.
 */
public final class ImmigrationTopology {
  /** The service's name and consumer group. */
  public static final String SERVICE = "immigration-service";

  private static final Logger LOG = LoggerFactory.getLogger(ImmigrationTopology.class);
  private static final String SOURCE = "/" + SERVICE;

  private final ImmigrationCodecs codecs;
  private final DetermineStatus determineStatus;
  private final ReferenceSet reference;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /**
   * @param codecs of the topics
   * @param determineStatus asks the records
   * @param reference agencies, counties, offence codes
   * @param clock says when it is determined
   * @param meters counts determinations by status
   */
  public ImmigrationTopology(
      ImmigrationCodecs codecs,
      DetermineStatus determineStatus,
      ReferenceSet reference,
      InstantSource clock,
      MeterRegistry meters) {
    this.codecs = codecs;
    this.determineStatus = determineStatus;
    this.reference = reference;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * The topology.
   *
   * @param feed keeps the records: nothing is determined before it has read what was recorded when
   *     the identification was taken
   */
  public Topology topology(RecordFeed feed) {
    return hop().after(feed.feed()).topology();
  }

  /** The hop, whoever keeps the records. */
  Hop hop() {
    return Hop.of(SERVICE)
        .on(
            TopicCatalogue.IDENTIFICATIONS,
            codecs.identifications(),
            identification -> identification.getContext().getBookingId().toString(),
            this::determine)
        .endsOn(StoreUnavailable.class);
  }

  private void determine(Received<Identification> received, Emitter out) throws PoisonEvent {
    Instant now = Times.kept(clock.instant());
    Determination determination = determination(received.value(), now);
    Envelope envelope =
        received
            .envelope()
            .next(SOURCE, codecs.determinations().eventType(), received.key(), "", now);
    out.emit(
        TopicCatalogue.DETERMINATIONS.name(),
        received.key(),
        codecs.determinations(),
        determination,
        envelope);
    meters
        .counter("tenprint.determinations", "status", determination.getStatus().name())
        .increment();
    LOG.info(
        "determined booking={} outcome={} record={} office={}",
        received.key(),
        received.value().getOutcome(),
        determination.getRecordId() != null,
        determination.getControlling().getFieldOffice());
  }

  private Determination determination(Identification identification, Instant now)
      throws PoisonEvent {
    Instant bookedAt = identification.getContext().getBookedAt().getInstant();
    Optional<String> subject = Determinations.subject(identification);
    if (!Bounds.time(bookedAt) || !subject.map(Bounds::id).orElse(true)) {
      throw new PoisonEvent(
          PoisonReason.INVARIANT_BROKEN, "bookedAt or subjectId is out of bounds");
    }
    var known = determineStatus.statement(subject, bookedAt, now);
    try {
      return Determinations.of(identification, known.map(RecordCodec::facts), reference, now);
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }
}
