package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.RuleBook;

/**
 * An instrument, held against the rule book in force at an instant, as known at another.
 *
 * @param instrument the instrument, a draft or not
 * @param others the rule book without it
 * @param at legal time
 * @param known instruments recorded by then are known
 */
public record Proposal(Instrument instrument, RuleBook others, Instant at, Instant known) {
  /** Whoever wrote it: who approves is of the same kind, and somebody else. */
  private static final List<String> OTHERS = List.of("one", "two");

  /**
   * An instrument against a book that may have it already.
   *
   * @param now the question's instant: asked is what holds then, or when the instrument's effect
   *     begins, whichever is later; of one that will have ended, when it begins
   */
  public static Proposal of(Instrument instrument, RuleBook book, Instant now, Instant known) {
    Instant begins = instrument.validity().begins();
    boolean over =
        instrument.validity().to().filter(to -> !to.toInstant().isAfter(now)).isPresent();
    Instant at = begins.isAfter(now) || over ? begins : now;
    return new Proposal(instrument, book.without(instrument.id()), at, known);
  }

  /** The book with it, as if two others had approved it long ago. */
  public RuleBook adopted() {
    return others.with(
        instrument.as(
            new Provenance(
                OffsetDateTime.MIN, "author", OTHERS, instrument.provenance().citation())));
  }
}
