package org.tenprint.notification.adapter.kafka;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.decisions.ReportedEvents;
import org.tenprint.decisions.Times;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.application.Approval;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.InstrumentLog;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReviewLog;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.policy.law.Instrument;
import org.tenprint.vault.KeyDestroyed;

/**
 * What people record, on its way to the log: each call returns when every in-sync replica has it.
 */
@ApplicationScoped
public class NotificationChannels implements InstrumentLog, ReviewLog, CaseEventLog {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationChannels.class);
  static final String SOURCE = "/" + NotificationTopology.SERVICE;

  /** Of a review: the name of the work sheet that the person saw. An extension of CloudEvents. */
  private static final String SHEET = "ce_sheet";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private final MutinyEmitter<byte[]> instruments;
  private final MutinyEmitter<byte[]> reviews;
  private final MutinyEmitter<byte[]> caseEvents;
  private final MutinyEmitter<byte[]> expungements;
  private final MutinyEmitter<byte[]> reassignments;
  private final NotificationCodecs codecs;

  /** Writes to these channels. */
  public NotificationChannels(
      @Channel("instruments-out") MutinyEmitter<byte[]> instruments,
      @Channel("reviews-out") MutinyEmitter<byte[]> reviews,
      @Channel("case-events-out") MutinyEmitter<byte[]> caseEvents,
      @Channel("expungements-out") MutinyEmitter<byte[]> expungements,
      @Channel("reassignments-out") MutinyEmitter<byte[]> reassignments,
      NotificationCodecs codecs) {
    this.instruments = instruments;
    this.reviews = reviews;
    this.caseEvents = caseEvents;
    this.expungements = expungements;
    this.reassignments = reassignments;
    this.codecs = codecs;
  }

  @Override
  public void record(Instrument instrument, List<Approval> approvals, Instant at) throws Refused {
    var event =
        InstrumentEvents.write(
            instrument, approvals.stream().map(NotificationChannels::written).toList());
    send(instruments, codecs.instruments(), instrument.id(), event, at);
  }

  @Override
  public void record(UUID booking, Given review, Instant at) throws Refused {
    var event =
        new Review(
            booking,
            review.by(),
            Verdict.valueOf(review.verdict().name()),
            Times.written(at, ZoneOffset.UTC));
    Headers seen = new RecordHeaders();
    review.sheet().ifPresent(sheet -> seen.add(SHEET, sheet.getBytes(StandardCharsets.US_ASCII)));
    send(reviews, codecs.inputs().reviews(), booking.toString(), event, at, seen);
  }

  @Override
  public void record(UUID booking, Report report, Instant at) throws Refused {
    var written = ReportedEvents.write(booking, report.event(), at).setBy(report.by());
    report.order().ifPresent(written::setOrder);
    var event = written.build();
    try {
      send(
          caseEvents,
          codecs.inputs().caseEvents(),
          booking.toString(),
          event,
          at,
          new RecordHeaders(),
          report.name());
    } catch (KeyDestroyed e) {
      throw new Refused(
          RefusalReason.GONE, "That booking's person was forgotten: nothing more is recorded.");
    }
  }

  /** {@link org.tenprint.notification.application.OrderLog#record} of expungements. */
  public void expunged(TwoPersonOrder<Expungement> expungement, Instant at) throws Refused {
    try {
      send(
          expungements,
          codecs.inputs().expungements(),
          expungement.matter().booking().toString(),
          ExpungementCodec.write(expungement),
          at);
    } catch (KeyDestroyed e) {
      throw new Refused(RefusalReason.ALREADY_ORDERED, "That booking was forgotten before.");
    }
  }

  /** {@link org.tenprint.notification.application.OrderLog#record} of reassignments. */
  public void reassigned(TwoPersonOrder<Reassignment> reassignment, Instant at) throws Refused {
    send(
        reassignments,
        codecs.inputs().reassignments(),
        reassignment.matter().booking().toString(),
        ReassignmentCodec.write(reassignment),
        at);
  }

  private static org.tenprint.events.notification.Approval written(Approval approval) {
    return new org.tenprint.events.notification.Approval(
        approval.by(), approval.at().map(Times::kept).orElse(null), approval.report().orElse(null));
  }

  private static <T extends SpecificRecord> void send(
      MutinyEmitter<byte[]> to, EventCodec<T> codec, String key, T event, Instant at)
      throws Refused {
    send(to, codec, key, event, at, new RecordHeaders());
  }

  private static <T extends SpecificRecord> void send(
      MutinyEmitter<byte[]> to,
      EventCodec<T> codec,
      String key,
      T event,
      Instant at,
      Headers headers)
      throws Refused {
    send(to, codec, key, event, at, headers, Optional.empty());
  }

  /** The id of the event of a request of that name. */
  static String id(EventCodec<?> codec, UUID booking, String name) {
    return Envelope.first(SOURCE, codec.eventType(), booking.toString(), name, Instant.EPOCH).id();
  }

  /**
   * The headers are signed with the rest. An event that has a name has its id by that, another by
   * what it says.
   */
  private static <T extends SpecificRecord> void send(
      MutinyEmitter<byte[]> to,
      EventCodec<T> codec,
      String key,
      T event,
      Instant at,
      Headers headers,
      Optional<String> name)
      throws Refused {
    byte[] value = readable(codec, event);
    String discriminator = name.orElseGet(() -> UUID.nameUUIDFromBytes(value).toString());
    Envelope.first(SOURCE, codec.eventType(), key, discriminator, at).writeTo(headers);
    OutgoingKafkaRecordMetadata<byte[]> metadata =
        OutgoingKafkaRecordMetadata.<byte[]>builder()
            .withKey(key.getBytes(StandardCharsets.UTF_8))
            .withTimestamp(at)
            .withHeaders(headers)
            .build();
    try {
      to.sendMessage(Message.of(value).addMetadata(metadata)).await().atMost(LONGEST_WAIT);
    } catch (RuntimeException e) {
      throw notAcknowledged(e);
    }
  }

  /**
   * What its readers could not decode is not written: of an instrument it would hold everything.
   */
  private static <T extends SpecificRecord> byte[] readable(EventCodec<T> codec, T event)
      throws Refused {
    byte[] value = codec.encode(event);
    try {
      codec.decode(value);
      return value;
    } catch (PoisonEvent e) {
      throw new Refused(RefusalReason.UNREADABLE, "It is beyond what can be read: shorten it.");
    }
  }

  private static Refused notAcknowledged(RuntimeException e) {
    LOG.warn("not acknowledged cause={}", e.getClass().getName());
    return new Refused(
        RefusalReason.NOT_ACKNOWLEDGED,
        "The log did not acknowledge: look whether it is recorded, then try again.");
  }
}
