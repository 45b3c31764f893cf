package org.tenprint.notification.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.notification.application.Deciding;

/**
 * The hop: a determination opens a case, reviews and events go on with it, time and new instruments
 * wake it. Each step writes its dispositions and messages in one transaction.
 */
public final class NotificationTopology {
  /** The service's name and consumer group. */
  public static final String SERVICE = "notification-service";

  private final NotificationCodecs codecs;
  private final NotificationTopics topics;
  private final CaseHop cases;

  /**
   * @param codecs of the topics
   * @param topics their names
   * @param deciding under what cases are decided
   * @param recipients whose topics there are
   * @param ahead looks for what was recorded before and is not read yet
   * @param meters counts rounds of looking at cases
   */
  public NotificationTopology(
      NotificationCodecs codecs,
      NotificationTopics topics,
      Deciding deciding,
      Recipients recipients,
      ReadAhead ahead,
      MeterRegistry meters) {
    this.codecs = codecs;
    this.topics = topics;
    this.cases = new CaseHop(deciding, codecs, topics, new CaseInputs(recipients), ahead, meters);
  }

  /**
   * The hop.
   *
   * @param rules keeps the rule book: no case is decided before it has read what was recorded when
   *     the event was taken
   * @param beside feeds that must be caught up too
   * @param wakeEvery how often waiting cases are looked at, wall clock
   */
  public Hop hop(RuleBookFeed rules, List<ReferenceFeed<?>> beside, Duration wakeEvery) {
    Hop hop = hop(wakeEvery).after(rules.feed());
    beside.forEach(hop::beside);
    return hop;
  }

  /** The hop, whoever keeps the rule book. */
  Hop hop(Duration wakeEvery) {
    Hop flow =
        Hop.of(SERVICE)
            .answering(topics.named(TopicCatalogue.CASE_STEPS))
            .on(
                topics.named(TopicCatalogue.DETERMINATIONS),
                codecs.inputs().determinations(),
                d -> d.getIdentification().getContext().getBookingId().toString(),
                cases::determined)
            .on(
                topics.named(TopicCatalogue.REVIEWS),
                codecs.inputs().reviews(),
                review -> review.getBookingId().toString(),
                cases::reviewed)
            .on(
                topics.named(TopicCatalogue.CASE_EVENTS),
                codecs.inputs().caseEvents(),
                event -> event.getBookingId().toString(),
                cases::happened)
            .on(
                topics.named(TopicCatalogue.EXPUNGEMENTS),
                codecs.inputs().expungements(),
                event -> event.getBookingId().toString(),
                cases::ordered)
            .on(
                topics.named(TopicCatalogue.REASSIGNMENTS),
                codecs.inputs().reassignments(),
                event -> event.getBookingId().toString(),
                cases::reassigned)
            .onStart(
                out -> {
                  cases.started(out);
                  out.every(wakeEvery, () -> cases.wake(out));
                });
    CaseStores.builders().forEach(flow::with);
    return flow;
  }
}
