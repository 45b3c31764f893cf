package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.biometric.ShardSearch;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Mailbox;
import org.tenprint.messaging.NotCaughtUp;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;

/**
 * Answers what the other shards ask: reads the booking where it stands, waits until this shard has
 * read the enrolments as far as asked and every order that was acknowledged by then, as the hop of
 * whoever asks has, ranks, writes. On the thread of the feed of questions.
 *
 * <p>Who still waits after a start asks again. A question asked again gets the same answer without
 * another search. What cannot be answered truly is not answered. When a question was written is
 * nobody's concern: that is told by the clock of who asks, and an answer for which nobody waits any
 * more is passed over.
 */
final class SearchResponder implements Mailbox.Post<ShardSearch>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchResponder.class);

  /** Longest wait for this shard to catch up; the question comes again. */
  private static final Duration CATCH_UP = Duration.ofSeconds(10);

  /** Answers that are remembered. */
  private static final int REMEMBERED = 64;

  private final GalleryShard shard;
  private final ShardIdentity self;
  private final BookedProbes probes;
  private final EventCodec<ShardAnswer> answers;
  private final List<ReferenceFeed<?>> orders;
  private final ShardLink.Outlet out;
  private final Map<String, ShardAnswer> answered = new Recent<>(REMEMBERED);

  SearchResponder(
      GalleryShard shard,
      ShardIdentity self,
      BookedProbes probes,
      EventCodec<ShardAnswer> answers,
      List<ReferenceFeed<?>> orders,
      ShardLink.Outlet out) {
    this.shard = shard;
    this.self = self;
    this.probes = probes;
    this.answers = answers;
    this.orders = List.copyOf(orders);
    this.out = out;
  }

  @Override
  public void take(Received<ShardSearch> received) throws PoisonEvent {
    ShardSearch search = received.value();
    if (!received.key().equals(search.getBookingId().toString())) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the booking's id");
    }
    ShardQuestion question = ShardCodec.fromAvro(search);
    if (search.getShards() == self.count() && search.getShard() == self.index()) {
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
      probe = probes.of(question);
      if (probe.isEmpty()) {
        LOG.error("search not answered, booking not found booking={}", question.bookingId());
        return Optional.empty();
      }
    }
    return Optional.of(ShardCodec.toAvro(search, part(probe, question)));
  }

  private boolean caughtUp(ShardQuestion question) {
    try {
      orders.forEach(feed -> feed.catchUp(CATCH_UP));
      return shard.awaitRead(question.upTo(), CATCH_UP);
    } catch (NotCaughtUp e) {
      return false;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private ShardPart part(Optional<TenPrint> probe, ShardQuestion question) {
    try {
      return shard.answer(probe, question);
    } catch (RuntimeException | StackOverflowError e) {
      EngineFailures.tell(question.bookingId(), e);
      return new ShardPart(self.index(), 0, Map.of(), true);
    }
  }

  @Override
  public void close() {
    probes.close();
  }
}
