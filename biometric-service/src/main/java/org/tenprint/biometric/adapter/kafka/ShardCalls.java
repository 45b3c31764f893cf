package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.application.GalleryAway;
import org.tenprint.biometric.application.Shards;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.biometric.ShardSearch;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Mailbox;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.waiting.Changes;

/**
 * Asks the other shards, and gathers what they answer by the question's name. A question is asked
 * again, with the same name and ever longer pauses, until every shard has answered or the longest
 * wait is over. An answer to another question, or a second one, is passed over.
 */
final class ShardCalls implements Shards, Mailbox.Post<ShardAnswer>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShardCalls.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final ShardIdentity self;
  private final EventCodec<Enrolment> enrolments;
  private final EventCodec<ShardSearch> searches;
  private final LogReader log;
  private final ShardLink.Outlet out;
  private final ShardLink.Patience patience;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicInteger stuck = new AtomicInteger();
  private final Map<String, Gathering> open = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** The parts of one answer as they come in. */
  private final class Gathering {
    private final ShardQuestion question;
    private final Map<Integer, ShardPart> parts = new TreeMap<>();
    private final Changes changes = new Changes();

    private Gathering(ShardQuestion question) {
      this.question = question;
    }

    private void put(ShardPart part) {
      changes.make(() -> parts.putIfAbsent(part.shard(), part));
    }

    /** Whether all is there, once it is, or nothing comes any more, or the pause is over. */
    private boolean await(Duration pause) throws InterruptedException {
      changes.await(() -> closed || complete(), pause);
      return changes.see(this::complete);
    }

    private boolean complete() {
      return parts.size() == self.count();
    }

    private List<ShardPart> parts() {
      return changes.see(() -> new ArrayList<>(parts.values()));
    }
  }

  /**
   * @param log reads the enrolments topic
   */
  ShardCalls(
      ShardIdentity self,
      EventCodec<Enrolment> enrolments,
      EventCodec<ShardSearch> searches,
      LogReader log,
      ShardLink.Outlet out,
      ShardLink.Patience patience) {
    this.self = self;
    this.enrolments = enrolments;
    this.searches = searches;
    this.log = log;
    this.out = out;
    this.patience = patience;
  }

  @Override
  public List<ShardPart> ask(ShardQuestion question, Supplier<ShardPart> own) {
    String requestId = self.instance() + "/" + asked.incrementAndGet();
    Gathering gathering = new Gathering(question);
    open.put(requestId, gathering);
    try {
      send(requestId, question);
      gathering.put(own.get());
      await(requestId, gathering);
      return gathering.parts();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GalleryAway("interrupted", e);
    } finally {
      open.remove(requestId);
    }
  }

  private void await(String requestId, Gathering gathering) throws InterruptedException {
    if (gathering.await(patience.pause())) {
      return;
    }
    stuck.incrementAndGet();
    try {
      long deadline = System.nanoTime() + patience.longest().toNanos();
      Duration pause = patience.pause();
      do {
        List<Integer> here = gathering.parts().stream().map(ShardPart::shard).toList();
        if (closed || System.nanoTime() > deadline) {
          throw new GalleryAway("only shards " + here + " of " + self.count() + " answer");
        }
        out.meters().counter("tenprint.shards.asked.again").increment();
        LOG.warn(
            "shard does not answer, asked again booking={} answered={} shards={}",
            gathering.question.bookingId(),
            here,
            self.count());
        send(requestId, gathering.question);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      } while (!gathering.await(pause));
    } finally {
      stuck.decrementAndGet();
    }
  }

  private void send(String requestId, ShardQuestion question) {
    ShardSearch search = ShardCodec.toAvro(requestId, question, self);
    try {
      out.writer()
          .write(TopicCatalogue.SHARD_SEARCHES, question.bookingId(), searches, search, requestId);
    } catch (RuntimeException e) {
      throw new GalleryAway("a question cannot be written", e);
    }
  }

  @Override
  public Map<Integer, Long> logEnd() {
    try {
      return log.ends();
    } catch (RuntimeException e) {
      throw new GalleryAway("the enrolments topic's end is not known", e);
    }
  }

  @Override
  public EnrolledSubject enrolled(String subjectId, LogAddress at) {
    try {
      Optional<ConsumerRecord<byte[], byte[]>> record = log.read(at.partition(), at.offset());
      if (record.isPresent() && record.get().value() != null) {
        Enrolment enrolment = enrolments.decode(record.get().value());
        if (enrolment.getSubjectId().equals(subjectId)) {
          out.meters().counter("tenprint.shards.enrolments.read").increment();
          return EnrolmentCodec.fromAvro(enrolment);
        }
      }
    } catch (RuntimeException | PoisonEvent e) {
      throw new GalleryAway("an enrolment cannot be read", e);
    }
    throw new GalleryAway("an enrolment stands no longer where its shard has read it");
  }

  /** Whether no question has waited longer than a pause. */
  boolean answered() {
    return stuck.get() == 0;
  }

  @Override
  public void take(Received<ShardAnswer> received) throws PoisonEvent {
    ShardAnswer answer = received.value();
    if (!received.key().equals(answer.getBookingId().toString())) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the booking's id");
    }
    Gathering gathering = open.get(answer.getRequestId());
    if (gathering == null) {
      return;
    }
    if (answer.getShard() < 0
        || answer.getShard() >= self.count()
        || !answer.getBookingId().equals(gathering.question.bookingId())) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "no such shard, or another booking");
    }
    if (answer.getShard() != self.index()) {
      gathering.put(ShardCodec.fromAvro(answer, gathering.question));
    }
  }

  /** Ends all waiting: without an answer. */
  void release() {
    closed = true;
    open.values().forEach(gathering -> gathering.changes.make(() -> {}));
  }

  @Override
  public void close() {
    release();
    log.close();
  }
}
