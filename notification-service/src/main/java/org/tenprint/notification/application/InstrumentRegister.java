package org.tenprint.notification.application;

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
import org.tenprint.policy.fact.PersonName;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Precedence;
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
  private final Map<String, List<Approval>> given = new HashMap<>();
  private volatile List<UnreadRecord> unread = List.of();

  /**
   * Takes the next state from the log, with the approvals that it has. One that may not follow what
   * stands changes nothing.
   */
  public void put(Instrument instrument, List<Approval> its) {
    List<Approval> kept = List.copyOf(its);
    changes.make(
        () -> {
          String id = instrument.id();
          Instrument before = latest.get(id);
          if (before != null && Precedence.of(before, instrument).isPresent()) {
            return;
          }
          boolean same = before != null && instrument.restates(before);
          given.put(id, same ? together(given.get(id), kept) : kept);
          recorded.add(instrument);
          latest.put(id, instrument);
          approvals.put(id, kept);
        });
  }

  private static List<Approval> together(List<Approval> some, List<Approval> more) {
    List<Approval> all = new ArrayList<>(some);
    more.stream().filter(one -> !one.among(some)).forEach(all::add);
    return List.copyOf(all);
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

  /**
   * Every approval that was recorded of an instrument's present words: also one that a state lacks
   * which another instance recorded at the same moment.
   */
  List<Approval> given(String id) {
    return changes.see(() -> given.getOrDefault(id, List.of()));
  }

  /** The latest state of every instrument, drafts included but not the withdrawn, by id. */
  public RuleBook book() {
    return changes.see(() -> standing(latest.values()));
  }

  private static RuleBook standing(Collection<Instrument> states) {
    return RuleBook.of(states.stream().filter(one -> !one.withdrawn()).toList());
  }

  /** How many drafts of a person neither two others approved nor the author withdrew. */
  int openDrafts(String author) {
    return changes.see(
        () ->
            (int)
                latest.values().stream()
                    .filter(one -> !one.provenance().approved() && !one.withdrawn())
                    .filter(one -> PersonName.same(one.provenance().author(), author))
                    .count());
  }

  /** The instruments as known at an instant, drafts included but not the withdrawn, by id. */
  public RuleBook asKnown(Instant known) {
    return changes.see(
        () ->
            standing(
                RuleBook.of(
                        recorded.stream()
                            .filter(i -> !i.provenance().recorded().toInstant().isAfter(known))
                            .toList())
                    .instruments()));
  }

  /** Those in force at an instant as known at another, by id. */
  public Collection<Instrument> inForce(Instant effective, Instant known) {
    RuleBook book = asKnown(known);
    return book.instruments().stream().filter(i -> book.inForce(i, effective, known)).toList();
  }

  /** A state as the log has it, which keeps times to the microsecond; empty if it has it not. */
  Optional<Instrument> recorded(Instrument state) {
    return changes.see(
        () -> {
          for (int i = recorded.size() - 1; i >= 0; i--) {
            Instrument one = recorded.get(i);
            if (is(one, state)) {
              return Optional.of(one);
            }
          }
          return Optional.empty();
        });
  }

  private static boolean is(Instrument one, Instrument state) {
    return one.id().equals(state.id())
        && one.provenance().equals(state.provenance())
        && one.issuer() == state.issuer()
        && one.reach().equals(state.reach())
        && one.ruling().equals(state.ruling());
  }
}
