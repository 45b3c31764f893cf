package org.tenprint.notification.adapter.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Instrument;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.notification.application.Approval;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.Rules;
import org.tenprint.policy.Reach;
import org.tenprint.policy.UnreadInstrument;

/**
 * Holds the rules that the instruments topic makes. What is refused becomes a dead letter with the
 * refusal's code and applies to nothing; where it may have kept something back, that is held until
 * two people approved a readable state of the instrument, and the log says so at each start.
 */
public final class RuleBookFeed implements Rules, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuleBookFeed.class);

  private final InstrumentRegister register;
  private final ReferenceFeed<Instrument> feed;
  private final RuleBookHistory history = new RuleBookHistory();
  private volatile KnownRules known = KnownRules.NONE;

  /**
   * Starts to follow the topic.
   *
   * @param register takes every admitted state as well
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
    this.register = register;
    this.feed =
        new ReferenceFeed<>(
                topics.named(TopicCatalogue.INSTRUMENTS).name(),
                NotificationTopology.SERVICE,
                codecs.instruments(),
                new Holder(),
                kafka,
                lifeline)
            .start();
  }

  /** The rules known now. */
  public KnownRules known() {
    return known;
  }

  @Override
  public KnownRules now() {
    return known;
  }

  @Override
  public KnownRules upTo(long offset) {
    return offset >= known.offset() ? known : history.upTo(offset);
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

  private static Approval read(org.tenprint.events.notification.Approval approval) {
    return new Approval(
        approval.getBy(),
        Optional.ofNullable(approval.getAt()),
        Optional.ofNullable(approval.getReport()));
  }

  private final class Holder implements ReferenceFeed.Holder<Instrument> {
    private final RuleBookReader reader = new RuleBookReader();
    private List<UnreadInstrument> told = List.of();

    /** The last record that the reader took, be it to refuse it. */
    private long taken = -1;

    @Override
    public void put(Received<Instrument> received) throws PoisonEvent {
      long offset = received.origin().getOffset();
      if (!received.key().equals(received.value().getId())) {
        if (!received.key().isEmpty()) {
          reader.misplaced(received.value());
          history.put(offset, earlier -> earlier.misplaced(received.value()));
        }
        taken = offset;
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the instrument's id");
      }
      history.put(received.value(), offset);
      try {
        register.put(
            reader.put(received.value(), offset),
            received.value().getApprovals().stream().map(RuleBookFeed::read).toList());
        taken = offset;
      } catch (BrokenEvent e) {
        taken = offset;
        throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
      }
    }

    @Override
    public void unread(String key, Origin origin, PoisonEvent why) {
      if (origin.getOffset() != taken) {
        reader.undecodable(key);
        history.put(origin.getOffset(), earlier -> earlier.undecodable(key));
      }
    }

    @Override
    public void read(Map<Integer, Long> positions) {
      known = reader.upTo(positions.getOrDefault(0, 0L));
      tell(reader.unread());
    }

    private void tell(List<UnreadInstrument> unread) {
      for (UnreadInstrument one : unread) {
        if (!told.contains(one)) {
          LOG.warn(
              "instrument cannot be read, held until it is recorded again id={} reach={}",
              one.id(),
              one.reach().map(Reach::toString).orElse("everything"));
        }
      }
      for (UnreadInstrument one : told) {
        if (unread.stream().noneMatch(still -> still.id().equals(one.id()))) {
          LOG.info("instrument is read again id={}", one.id());
        }
      }
      told = unread;
    }
  }
}
