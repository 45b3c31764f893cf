package org.tenprint.notification.adapter.kafka;

import java.util.Map;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.notification.Instrument;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;

/**
 * Holds the rules that the instruments topic makes. What is refused becomes a dead letter with the
 * refusal's code and applies to nothing.
 */
public final class RuleBookFeed implements ReferenceFeed.Holder<Instrument> {
  private final RuleBookReader reader = new RuleBookReader();
  private volatile KnownRules known = KnownRules.NONE;

  /** The rules known now. */
  public KnownRules known() {
    return known;
  }

  @Override
  public void put(Received<Instrument> received) throws PoisonEvent {
    if (!received.key().equals(received.value().getId())) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the instrument's id");
    }
    try {
      reader.put(received.value(), received.origin().getOffset());
    } catch (BrokenEvent e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  @Override
  public void read(Map<Integer, Long> positions) {
    known = reader.upTo(positions.getOrDefault(0, 0L));
  }
}
