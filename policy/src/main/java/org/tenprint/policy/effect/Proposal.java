package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;

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

  /**
   * The same, where the bookings of which it speaks, or of which what it ends does, are all those
   * of the agencies that booked them: cases are of no booking. Instruments about other bookings
   * speak of none of these. Of other orders about the same bookings those alone are beside it that
   * everybody may know of who may know of it: of its level, and about bookings of its agencies.
   */
  Proposal atAgencies() {
    List<Instrument> orders =
        Stream.concat(
                Stream.of(instrument),
                instrument.validity().ended().stream()
                    .flatMap(id -> others.instrument(id).stream()))
            .filter(one -> one.reach().scope().ofBookings())
            .toList();
    if (orders.isEmpty()) {
      return this;
    }
    RuleBook there = others;
    for (Instrument other : others.instruments()) {
      if (orders.stream().anyMatch(order -> shows(order, other))) {
        there = there.with(atAgencies(other));
      }
    }
    return new Proposal(atAgencies(instrument), there, at, known);
  }

  /** Whether another is about the same bookings, and no secret to who may know of this one. */
  private static boolean shows(Instrument order, Instrument other) {
    return other.issuer().beside(order.issuer())
        && !Collections.disjoint(bookings(other), bookings(order))
        && agencies(order).containsAll(agencies(other));
  }

  private static Set<Area> agencies(Instrument one) {
    return Set.copyOf(one.reach().scope().atAgencies().areas());
  }

  private static List<Area> bookings(Instrument one) {
    Scope scope = one.reach().scope();
    return scope.ofBookings() ? scope.areas() : List.of();
  }

  private static Instrument atAgencies(Instrument one) {
    Reach reach = one.reach();
    Reach there =
        new Reach(
            reach.scope().atAgencies(),
            reach.scope().ofBookings() ? PlaceKind.BOOKING : reach.place(),
            reach.edge(),
            reach.recipients());
    return new Instrument(
        one.id(), one.issuer(), there, one.ruling(), one.validity(), one.provenance());
  }

  /** The book with it, as if two others had approved it long ago. */
  public RuleBook adopted() {
    return others.with(
        instrument.as(
            new Provenance(
                OffsetDateTime.MIN, "author", OTHERS, instrument.provenance().citation())));
  }
}
