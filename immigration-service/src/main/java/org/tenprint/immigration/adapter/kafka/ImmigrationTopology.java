package org.tenprint.immigration.adapter.kafka;

import java.time.Duration;
import java.util.List;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.immigration.application.StoreUnavailable;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.ReferenceFeed;

/**
 * The hop: an identification comes; what was the subject's record? Write the determination. In one
 * transaction; the store is only read.
 */
public final class ImmigrationTopology {
  /** The service's name and consumer group. */
  public static final String SERVICE = "immigration-service";

  /** Longer than a transaction of a process that died stays open. */
  private static final Duration LONGEST_BEHIND = Duration.ofSeconds(30);

  private final ImmigrationCodecs codecs;
  private final IdentificationHop identifications;

  /**
   * @param codecs of the topics
   * @param identifications hands each to its use
   */
  public ImmigrationTopology(ImmigrationCodecs codecs, IdentificationHop identifications) {
    this.codecs = codecs;
    this.identifications = identifications;
  }

  /**
   * The hop.
   *
   * @param statements what owners stated before the identification was taken is waited for
   * @param feed keeps the records: nothing is determined before it has read what was recorded when
   *     the identification was taken
   * @param beside feeds that must be caught up too
   */
  public Hop hop(StatementsTaken statements, RecordFeed feed, List<ReferenceFeed<?>> beside) {
    Hop hop = hop().first(statements::await).after(feed.feed(), LONGEST_BEHIND);
    beside.forEach(hop::beside);
    return hop;
  }

  /** The hop, whoever keeps the records. */
  Hop hop() {
    return Hop.of(SERVICE)
        .answering(TopicCatalogue.DETERMINATIONS)
        .on(
            TopicCatalogue.IDENTIFICATIONS,
            codecs.identifications(),
            identification -> identification.getContext().getBookingId().toString(),
            identifications::identified)
        .endsOn(StoreUnavailable.class);
  }
}
