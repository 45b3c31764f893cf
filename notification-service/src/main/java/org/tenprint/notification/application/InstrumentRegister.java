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
import org.tenprint.messaging.waiting.Changes;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;

/**
 * Every admitted state of every instrument, as the log has them, and which cannot be read.
 * Thread-safe.
 */
public final class InstrumentRegister {
  private final Changes changes = new Changes();
  private final List<Instrument> recorded = new ArrayList<>();
  private final SortedMap<String, Instrument> latest = new TreeMap<>();
  private final Map<String, List<Approval>> approvals = new HashMap<>();
  private volatile List<UnreadRecord> unread = List.of();

  /** Takes the next state from the log, with the approvals that it has. */
  public void put(Instrument instrument, List<Approval> given) {
    List<Approval> kept = List.copyOf(given);
    changes.make(
        () -> {
          recorded.add(instrument);
          latest.put(instrument.id(), instrument);
          approvals.put(instrument.id(), kept);
        });
  }

  /** Takes which instruments hold now because a record of theirs cannot be read. */
  public void unread(List<UnreadRecord> now) {
    unread = List.copyOf(now);
  }

  /** The instruments that hold now because a record of theirs cannot be read, by id. */
  public List<UnreadRecord> unread() {
    return unread;
  }

  /** The latest state of an instrument. */
  public Optional<Instrument> latest(String id) {
    return changes.see(() -> Optional.ofNullable(latest.get(id)));
  }

  /** The approvals of an instrument's latest state. */
  public List<Approval> approvals(String id) {
    return changes.see(() -> approvals.getOrDefault(id, List.of()));
  }

  /** The latest state of every instrument, drafts included, by id. */
  public RuleBook book() {
    return changes.see(() -> RuleBook.of(latest.values()));
  }

  /** The instruments as known at an instant, drafts included, by id. */
  public RuleBook asKnown(Instant known) {
    return changes.see(
        () ->
            RuleBook.of(
                recorded.stream()
                    .filter(i -> !i.provenance().recorded().toInstant().isAfter(known))
                    .toList()));
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
  public Optional<Instrument> await(Instrument state, Duration longest)
      throws InterruptedException {
    return changes.awaitSome(() -> recorded(state), longest);
  }

  private Optional<Instrument> recorded(Instrument state) {
    return Optional.ofNullable(latest.get(state.id()))
        .filter(last -> last.provenance().equals(state.provenance()));
  }
}
