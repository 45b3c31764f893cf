package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.policy.Instrument;
import org.tenprint.policy.RuleBook;

/** Every admitted state of every instrument, as the log has them. Thread-safe. */
public final class InstrumentRegister {
  private final List<Instrument> recorded = new ArrayList<>();
  private final SortedMap<String, Instrument> latest = new TreeMap<>();
  private final Map<String, List<Approval>> approvals = new HashMap<>();

  /** Takes the next state from the log, with the approvals that it has. */
  public synchronized void put(Instrument instrument, List<Approval> given) {
    recorded.add(instrument);
    latest.put(instrument.id(), instrument);
    approvals.put(instrument.id(), List.copyOf(given));
    notifyAll();
  }

  /** The latest state of an instrument. */
  public synchronized Optional<Instrument> latest(String id) {
    return Optional.ofNullable(latest.get(id));
  }

  /** The approvals of an instrument's latest state. */
  public synchronized List<Approval> approvals(String id) {
    return approvals.getOrDefault(id, List.of());
  }

  /** The latest state of every instrument, drafts included, by id. */
  public synchronized RuleBook book() {
    return RuleBook.of(latest.values());
  }

  /** The instruments as known at an instant, drafts included, by id. */
  public synchronized RuleBook asKnown(Instant known) {
    return RuleBook.of(
        recorded.stream()
            .filter(i -> !i.provenance().recorded().toInstant().isAfter(known))
            .toList());
  }

  /** Those in force at an instant as known at another, by id. */
  public Collection<Instrument> inForce(Instant effective, Instant known) {
    RuleBook book = asKnown(known);
    return book.instruments().stream().filter(i -> book.inForce(i, effective, known)).toList();
  }

  /**
   * Waits until a state came back from the log, so that who wrote it reads it.
   *
   * @return the state as the log has it, which keeps times to the microsecond; empty if it did not
   *     come in that time
   */
  public synchronized Optional<Instrument> await(Instrument state, Duration longest)
      throws InterruptedException {
    long millis = longest.toMillis();
    while (recorded(state).isEmpty() && millis > 0) {
      long slice = Math.min(millis, 50);
      wait(slice);
      millis -= slice;
    }
    return recorded(state);
  }

  private Optional<Instrument> recorded(Instrument state) {
    return latest(state.id()).filter(last -> last.provenance().equals(state.provenance()));
  }
}
