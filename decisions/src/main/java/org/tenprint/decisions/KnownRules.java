package org.tenprint.decisions;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Validity;

/**
 * A prefix of the instruments topic, which has one partition, and the rule book that it makes.
 * Immutable.
 */
public final class KnownRules {
  /** Nothing was read. */
  public static final KnownRules NONE = new KnownRules(RuleBook.EMPTY, Map.of(), 0);

  private final RuleBook book;
  private final long offset;
  private final Instant[] changes;
  private final FirstEffect[] effects;

  /** When an approved instrument first changes anything, and since when it is known. */
  private record FirstEffect(Instant at, Instant recorded, long offset) {
    static FirstEffect of(Instrument instrument, long offset) {
      Instant recorded = instrument.provenance().recorded().toInstant();
      return new FirstEffect(firstEffect(instrument), recorded, offset);
    }
  }

  /**
   * @param book made of the latest admitted record of each id
   * @param offsets where that record stands, by id
   * @param offset the topic up to here (exclusive) was read
   */
  KnownRules(RuleBook book, Map<String, Long> offsets, long offset) {
    this.book = book;
    this.offset = offset;
    List<Instrument> approved =
        book.instruments().stream().filter(i -> i.provenance().approved()).toList();
    this.changes = changes(approved);
    this.effects =
        approved.stream()
            .map(i -> FirstEffect.of(i, offsets.get(i.id())))
            .toArray(FirstEffect[]::new);
  }

  private KnownRules(KnownRules same, RuleBook book, long offset) {
    this.book = book;
    this.changes = same.changes;
    this.effects = same.effects;
    this.offset = offset;
  }

  /** The same rules, read further without a change. */
  KnownRules upTo(long further) {
    return new KnownRules(this, book, further);
  }

  /**
   * The rules as they were read until 2026, when a record that cannot be read applied to nothing:
   * for steps of then.
   */
  public KnownRules withoutUnread() {
    return new KnownRules(this, book.beside(List.of()), offset);
  }

  private static Instant[] changes(Collection<Instrument> approved) {
    TreeSet<Instant> changes = new TreeSet<>();
    for (Instrument instrument : approved) {
      changes.add(instrument.validity().begins());
      changes.add(firstEffect(instrument));
      instrument.validity().to().ifPresent(to -> changes.add(to.toInstant()));
      changes.add(instrument.provenance().recorded().toInstant());
    }
    return changes.toArray(Instant[]::new);
  }

  /** When it first changes anything: it supersedes at its start, whatever notice it gives. */
  private static Instant firstEffect(Instrument instrument) {
    Validity validity = instrument.validity();
    return validity.supersedes().isPresent() ? validity.from().toInstant() : validity.begins();
  }

  /** The rule book. */
  public RuleBook book() {
    return book;
  }

  /** The topic up to here (exclusive) was read. */
  public long offset() {
    return offset;
  }

  /** The next instant after this one at which an instrument starts, ends or becomes known. */
  public Optional<Instant> nextChange(Instant after) {
    int found = Arrays.binarySearch(changes, after);
    int next = found >= 0 ? found + 1 : -found - 1;
    return next < changes.length ? Optional.of(changes[next]) : Optional.empty();
  }

  /**
   * Whether an approved instrument whose effect has begun came to be known since deliveries were
   * last looked at: only such a one can recall them, by withholding, or by ending or silencing what
   * kept another from it. Asked at every look at the cases: it costs a comparison an instrument.
   *
   * @param sinceOffset the topic up to here (exclusive) was known then
   * @param since the instant of then
   * @param now the instant of now
   */
  public boolean mayRecall(long sinceOffset, Instant since, Instant now) {
    for (FirstEffect effect : effects) {
      boolean counts = !effect.at().isAfter(now) && !effect.recorded().isAfter(now);
      if (counts && (effect.recorded().isAfter(since) || effect.offset() >= sinceOffset)) {
        return true;
      }
    }
    return false;
  }
}
