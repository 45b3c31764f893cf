package org.tenprint.policy.effect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;

/** Which agencies and recipients a proposal may matter to, and which instruments speak there. */
final class Reached {
  private final RuleBook book;
  private final List<Instrument> moved;

  Reached(Proposal proposal) {
    this.book = proposal.adopted();
    this.moved = moved(proposal);
  }

  private static List<Instrument> moved(Proposal proposal) {
    Map<String, Instrument> moved = new LinkedHashMap<>();
    Deque<Instrument> todo = new ArrayDeque<>(List.of(proposal.instrument()));
    while (!todo.isEmpty()) {
      Instrument next = todo.pop();
      if (moved.putIfAbsent(next.id(), next) == null) {
        next.validity().ended().stream()
            .flatMap(id -> proposal.others().instrument(id).stream())
            .forEach(todo::push);
      }
    }
    return List.copyOf(moved.values());
  }

  /**
   * The instrument itself, what it would end, which then ends wherever it speaks, and what that
   * would have ended, which then may go on.
   */
  List<Instrument> moved() {
    return moved;
  }

  /** Whether it may matter to bookings there. */
  boolean holds(Place place) {
    return moved.stream().anyMatch(instrument -> instrument.reach().scope().holds(place));
  }

  /** Those of a booking there. */
  List<Recipient> recipients(Place place) {
    List<Recipient> all = new ArrayList<>(Recipient.of(new Places(place, place, place)));
    if (moved.stream().anyMatch(instrument -> instrument.reach().edge() == Edge.REQUEST)) {
      all.add(Recipient.request(place.ori()));
      Recipient.people(place.ori()).stream()
          .filter(
              one -> moved.stream().anyMatch(of -> of.reach().recipients().contains(one.kind())))
          .forEach(all::add);
    }
    return all;
  }

  /** Every instrument that speaks of bookings there, recipient by recipient. */
  List<List<Instrument>> speaking(Place place) {
    Places at = new Places(place, place, place);
    return recipients(place).stream().map(r -> book.covering(r, at)).toList();
  }
}
