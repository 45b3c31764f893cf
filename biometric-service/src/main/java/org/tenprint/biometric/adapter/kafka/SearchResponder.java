package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Probe;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.biometric.ShardSearch;
import org.tenprint.events.booking.Booking;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Mailbox;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;

/**
 * Answers what the other shards ask: reads the booking where it stands, waits until this shard has
 * read the enrolments as far as asked, ranks, writes. On the thread of the feed of questions.
 *
 * <p>Who still waits after a start asks again. A question asked again gets the same answer without
 * another search. What cannot be answered truly is not answered.
 */
final class SearchResponder implements Mailbox.Post<ShardSearch>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchResponder.class);

  /** Who asked so long ago waits no longer. */
  private static final Duration STALE = Duration.ofMinutes(10);

  /** Longest wait for this shard to catch up; the question comes again. */
  private static final Duration CATCH_UP = Duration.ofSeconds(10);

  /** Answers and probes that are remembered. */
  private static final int REMEMBERED = 64;

  private final GalleryShard shard;
  private final ShardIdentity self;
  private final EventCodec<Booking> bookings;
  private final EventCodec<ShardAnswer> answers;
  private final LogReader log;
  private final ShardLink.Outlet out;
  private final Map<String, ShardAnswer> answered = new Recent<>();
  private final Map<UUID, TenPrint> probes = new Recent<>();

  /** Keeps what was put last. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > REMEMBERED;
    }
  }

  SearchResponder(
      GalleryShard shard,
      ShardIdentity self,
      EventCodec<Booking> bookings,
      EventCodec<ShardAnswer> answers,
      LogReader log,
      ShardLink.Outlet out) {
    this.shard = shard;
    this.self = self;
    this.bookings = bookings;
    this.answers = answers;
    this.log = log;
    this.out = out;
  }

  @Override
  public void take(Received<ShardSearch> received) throws PoisonEvent {
    ShardSearch search = received.value();
    if (!received.key().equals(search.getBookingId().toString())) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the booking's id");
    }
    ShardQuestion question = ShardCodec.fromAvro(search);
    if (search.getShards() == self.count() && search.getShard() == self.index()
        || received.recorded().isBefore(out.clock().instant().minus(STALE))) {
      return;
    }
    if (!self.isSibling(search)) {
      out.meters().counter("tenprint.shards.searches.refused").increment();
      LOG.warn(
          "search of another gallery refused shards={} engine={} expected-subjects={}",
          search.getShards(),
          search.getEngineVersion(),
          search.getExpectedSubjects());
      return;
    }
    ShardAnswer answer = answered.get(search.getRequestId());
    if (answer == null) {
      Optional<ShardAnswer> found = answer(search, question);
      if (found.isEmpty()) {
        return;
      }
      answer = found.get();
      answered.put(search.getRequestId(), answer);
    }
    out.writer()
        .write(
            TopicCatalogue.SHARD_ANSWERS,
            search.getBookingId(),
            answers,
            answer,
            search.getRequestId() + "/" + self.index());
  }

  private Optional<ShardAnswer> answer(ShardSearch search, ShardQuestion question) {
    if (!caughtUp(question)) {
      LOG.warn("search not answered, behind the log booking={}", question.bookingId());
      return Optional.empty();
    }
    Optional<TenPrint> probe = Optional.empty();
    if (!question.corrections().isEmpty()) {
      probe = probe(question);
      if (probe.isEmpty()) {
        LOG.error("search not answered, booking not found booking={}", question.bookingId());
        return Optional.empty();
      }
    }
    return Optional.of(ShardCodec.toAvro(search, part(probe, question)));
  }

  private boolean caughtUp(ShardQuestion question) {
    try {
      return shard.awaitRead(question.upTo(), CATCH_UP);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private ShardPart part(Optional<TenPrint> probe, ShardQuestion question) {
    try {
      return shard.answer(probe, question);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("engine failed booking={}", question.bookingId(), e);
      return new ShardPart(self.index(), 0, Map.of(), true);
    }
  }

  private Optional<TenPrint> probe(ShardQuestion question) {
    TenPrint known = probes.get(question.bookingId());
    if (known != null) {
      return Optional.of(known);
    }
    LogAddress at = question.booking();
    Optional<TenPrint> probe =
        log.read(at.partition(), at.offset())
            .flatMap(this::booking)
            .filter(found -> found.getContext().getBookingId().equals(question.bookingId()))
            .flatMap(found -> Probe.of(BookingCodec.prints(found, at).prints()).tenPrint());
    probe.ifPresent(prints -> probes.put(question.bookingId(), prints));
    return probe;
  }

  private Optional<Booking> booking(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(bookings.decode(record.value()));
    } catch (PoisonEvent e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
