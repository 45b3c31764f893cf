package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.Map;
import org.tenprint.decisions.KnownRules;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Instrument;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.NotCaughtUp;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.RecordedRules;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.Rules;

/**
 * Holds the rules that the instruments topic makes. What is refused becomes a dead letter with the
 * refusal's code and applies to nothing; where it may have kept something back, that is held until
 * two people approved a readable state of the instrument, and the log says so at each start.
 */
public final class RuleBookFeed implements Rules, RecordedRules, AutoCloseable {
  private static final Duration LONGEST_READ = Duration.ofSeconds(10);

  private final RuleBookHistory history = new RuleBookHistory();
  private final RuleBookHolder holder;
  private final ReferenceFeed<Instrument> feed;

  /**
   * Starts to follow the topic.
   *
   * @param register takes every admitted state as well, and which instruments cannot be read
   * @param codecs of the topics
   * @param topics their names
   * @param kafka clients' settings
   * @param lifeline cut when it ends
   */
  public RuleBookFeed(
      InstrumentRegister register,
      NotificationCodecs codecs,
      NotificationTopics topics,
      Map<String, Object> kafka,
      Lifeline lifeline) {
    this.holder = new RuleBookHolder(register, history);
    this.feed =
        new ReferenceFeed<>(
                topics.named(TopicCatalogue.INSTRUMENTS).name(),
                NotificationTopology.SERVICE,
                codecs.instruments(),
                holder,
                kafka,
                lifeline)
            .start();
  }

  /** The rules known now. */
  public KnownRules known() {
    return holder.known();
  }

  @Override
  public KnownRules now() {
    return holder.known();
  }

  @Override
  public KnownRules upTo(long offset) {
    KnownRules known = holder.known();
    return offset >= known.offset() ? known : history.upTo(offset);
  }

  @Override
  public void readOn() throws Refused {
    try {
      feed.catchUp(LONGEST_READ);
    } catch (NotCaughtUp e) {
      throw new Refused(
          RefusalReason.NOT_CAUGHT_UP,
          "What others recorded is not all read here at the moment: ask again.");
    }
  }

  /** Whether it is caught up and follows. */
  public boolean ready() {
    return feed.ready();
  }

  ReferenceFeed<Instrument> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }
}
