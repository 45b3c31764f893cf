package org.tenprint.decisions;

import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.Admission;
import org.tenprint.policy.Instrument;

/**
 * Reads the instruments topic, record by record, into the rules known at an offset. A record that
 * is not admitted applies to nothing, and what stood before under its id stands. Not thread-safe.
 */
public final class RuleBookReader {
  private final TreeMap<String, Instrument> instruments = new TreeMap<>();
  private final TreeMap<String, Long> offsets = new TreeMap<>();
  private KnownRules last = KnownRules.NONE;
  private boolean changed;

  /**
   * Takes the next record.
   *
   * @param offset where it stands
   * @return the instrument that it states
   * @throws BrokenEvent if it has no meaning or is refused; it says why, by the refusal's code
   */
  public Instrument put(org.tenprint.events.notification.Instrument event, long offset)
      throws BrokenEvent {
    Instrument instrument = InstrumentEvents.read(event);
    Optional<Admission> refusal = Admission.refusal(instrument);
    if (refusal.isPresent()) {
      throw new BrokenEvent("refused: " + refusal.get());
    }
    instruments.put(instrument.id(), instrument);
    offsets.put(instrument.id(), offset);
    changed = true;
    return instrument;
  }

  /**
   * The rules as read so far. Cost: a new index when instruments were put since the last call.
   *
   * @param offset the topic up to here (exclusive) was read
   */
  public KnownRules upTo(long offset) {
    last = changed ? new KnownRules(instruments, offsets, offset) : last.upTo(offset);
    changed = false;
    return last;
  }
}
