package org.tenprint.biometric.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.application.GalleryAway;
import org.tenprint.biometric.application.IdentifySubject;
import org.tenprint.biometric.application.People;
import org.tenprint.biometric.application.TwiceEnrolled;
import org.tenprint.biometric.domain.Answer;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.events.booking.Booking;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;

/**
 * The hop: a booking comes; was it answered before? If not: identify, enrol where it is retained,
 * write the identification. All in one transaction.
 */
public final class BiometricTopology {
  /** The service's name and consumer group. */
  public static final String SERVICE = "biometric-service";

  private static final Logger LOG = LoggerFactory.getLogger(BiometricTopology.class);

  /** The service in an envelope. */
  static final String SOURCE = "/" + SERVICE;

  /** How often removals that were overtaken, and what was forgotten, are looked for. */
  private static final Duration REMOVE_AGAIN = Duration.ofSeconds(1);

  /** Within it the gallery must have read on, while it writes a snapshot too. */
  public static final Duration LONGEST_BEHIND = Duration.ofMinutes(2);

  private final BiometricCodecs codecs;
  private final People people;
  private final IdentifySubject identifySubject;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Optional<TwiceEnrolled> twice;

  /** As below, of a gallery in shards: nobody looks for people who were enrolled twice. */
  public BiometricTopology(
      BiometricCodecs codecs,
      People people,
      IdentifySubject identifySubject,
      InstantSource clock,
      MeterRegistry meters) {
    this(codecs, people, identifySubject, clock, meters, Optional.empty());
  }

  /**
   * @param codecs of the topics
   * @param people whom {@code identifySubject} searches
   * @param identifySubject answers a booking
   * @param clock says when a booking is answered
   * @param meters counts answers, of whatever outcome, and bookings that came again
   * @param twice finds people who were enrolled twice at one moment
   */
  public BiometricTopology(
      BiometricCodecs codecs,
      People people,
      IdentifySubject identifySubject,
      InstantSource clock,
      MeterRegistry meters,
      Optional<TwiceEnrolled> twice) {
    this.codecs = codecs;
    this.people = people;
    this.identifySubject = identifySubject;
    this.clock = clock;
    this.meters = meters;
    this.twice = twice;
  }

  /**
   * The hop.
   *
   * @param feed keeps the gallery: no booking is answered before it is caught up
   * @param link to the other shards, where there are any: it must be up too
   * @param orders on which an answer rests as it does on the gallery: each that was acknowledged
   *     before a booking came is read before it is answered
   */
  public Hop hop(GalleryFeed feed, Optional<ShardLink> link, List<ReferenceFeed<?>> orders) {
    Hop hop = hop();
    orders.forEach(order -> hop.after(order, LONGEST_BEHIND));
    hop.after(feed.feed(), LONGEST_BEHIND);
    link.ifPresent(shards -> shards.feeds().forEach(hop::beside));
    return hop;
  }

  /** The hop, whoever keeps the gallery. */
  Hop hop() {
    return Hop.of(SERVICE)
        .answering(TopicCatalogue.IDENTIFICATIONS)
        .on(
            TopicCatalogue.BOOKINGS,
            codecs.bookings(),
            booking -> booking.getContext().getBookingId().toString(),
            this::answer)
        .with(AnsweredBookings.builder())
        .endsOn(GalleryAway.class)
        .onAbort(people::forgetUnconfirmed)
        .onStop(partition -> twice.ifPresent(known -> known.ended(partition)))
        .onStart(this::start);
  }

  private void start(Emitter out) {
    twice.ifPresent(known -> known.began(out.partition(), clock.instant()));
    out.every(
        REMOVE_AGAIN,
        () -> {
          people.removeAgain().forEach(id -> remove(id, out));
          people
              .rewritten(out.partition(), TopicCatalogue.BOOKINGS.partitions())
              .forEach(one -> rewrite(one, out));
          twice.ifPresent(
              known ->
                  known.joined(out.partition(), clock.instant()).forEach(one -> join(one, out)));
        });
  }

  private void join(People.Rewritten one, Emitter out) {
    LOG.info("somebody was enrolled twice, and is one subject again");
    rewrite(one, out);
  }

  private void remove(String subjectId, Emitter out) {
    out.tombstone(TopicCatalogue.ENROLMENTS.name(), subjectId, clock.instant());
  }

  /**
   * Who is moved is written with what is left, or not at all. What cannot be written, such as where
   * a booking's key is destroyed and its erasure not read yet, is told again.
   */
  private void rewrite(People.Rewritten one, Emitter out) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<PoisonEvent> failed =
        out.apart(
            () -> {
              one.moved().forEach(moved -> enrol(EnrolmentCodec.toAvro(moved), now, out));
              if (one.left().isPresent()) {
                enrol(EnrolmentCodec.toAvro(one.left().get()), now, out);
              } else if (one.forGood()) {
                remove(one.subjectId(), out);
                tell(RemovalCodec.toAvro(one.subjectId(), now), out);
              } else {
                enrol(EnrolmentCodec.emptied(one.subjectId(), one.joined()), now, out);
              }
            });
    failed.ifPresent(
        why -> {
          LOG.warn("subject not written anew, tried again reason={}", why.reason());
          people.notRewritten(one.subjectId());
        });
  }

  private void enrol(Enrolment left, Instant now, Emitter out) {
    String id = left.getSubjectId();
    String type = codecs.enrolments().eventType();
    out.emit(
        TopicCatalogue.ENROLMENTS.name(),
        id,
        codecs.enrolments(),
        left,
        Envelope.first(SOURCE, type, id, "left at " + now, now));
  }

  /** Not of a removal by an operator, who may enrol the person again, nor by a reassignment. */
  private void tell(SubjectRemoval removal, Emitter out) {
    String key = removal.getSubjectKey();
    Instant at = removal.getRemovedAt();
    Envelope envelope =
        Envelope.first(SOURCE, codecs.removals().eventType(), key, "removed at " + at, at);
    out.emit(TopicCatalogue.REMOVALS.name(), key, codecs.removals(), removal, envelope);
  }

  private void answer(Received<Booking> received, Emitter out) throws PoisonEvent {
    AnsweredBookings answered = AnsweredBookings.of(out);
    Booking booking = received.value();
    Optional<String> before = answered.digest(received.key());
    if (before.isEmpty()) {
      answered.put(received, booking.getDigest(), clock.instant());
      identifyOrForget(received, out);
    } else if (before.get().equals(booking.getDigest())) {
      meters.counter("tenprint.bookings.repeated").increment();
      LOG.info("booking answered before booking={}", received.key());
    } else {
      throw new PoisonEvent(
          PoisonReason.CONFLICTING_DUPLICATE, "the booking was answered with another digest");
    }
  }

  /** Of a booking that becomes a dead letter nobody stays in the gallery either; others do. */
  private void identifyOrForget(Received<Booking> received, Emitter out) {
    try {
      identify(received, out);
    } catch (RuntimeException | Error e) {
      people.takeBack(received.value().getContext().getBookingId(), out.partition());
      throw e;
    }
  }

  private void identify(Received<Booking> received, Emitter out) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Booking booking = received.value();
    LogAddress at = new LogAddress(received.origin().getPartition(), received.origin().getOffset());
    Answer answer = identifySubject.identify(BookingCodec.prints(booking, at), now);
    answer
        .enrolment()
        .map(EnrolmentCodec::toAvro)
        .ifPresent(enrolment -> emit(received, enrolment, now, out));
    Identification identification = IdentificationCodec.toAvro(booking, answer, now);
    emit(received, identification, now, out);
    meters.counter("tenprint.identifications").increment();
    LOG.info(
        "identified booking={} fingers={} problems={}",
        received.key(),
        identification.getFingersUsed().size(),
        identification.getFingerProblems().size());
  }

  private void emit(Received<Booking> from, Enrolment enrolment, Instant now, Emitter out) {
    String subject = enrolment.getSubjectId();
    String type = codecs.enrolments().eventType();
    Envelope envelope = from.envelope().next(SOURCE, type, subject, from.key(), now);
    out.emit(TopicCatalogue.ENROLMENTS.name(), subject, codecs.enrolments(), enrolment, envelope);
  }

  private void emit(Received<Booking> from, Identification answer, Instant now, Emitter out) {
    String type = codecs.identifications().eventType();
    Envelope envelope = from.envelope().next(SOURCE, type, from.key(), "", now);
    out.emit(
        TopicCatalogue.IDENTIFICATIONS.name(),
        from.key(),
        codecs.identifications(),
        answer,
        envelope);
  }
}
