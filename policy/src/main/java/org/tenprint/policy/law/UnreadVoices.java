package org.tenprint.policy.law;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;

/**
 * What the instruments of a rule book that cannot be read may say.
 *
 * @param all in the order of their ids
 */
record UnreadVoices(List<UnreadInstrument> all) {
  static final UnreadVoices NONE = new UnreadVoices(List.of());

  /** Copies. */
  UnreadVoices {
    all = List.copyOf(all);
  }

  /** To a recipient of any booking there. */
  List<Considered> of(Recipient recipient, Places places) {
    return of(recipient, reach -> reach.covers(recipient, places));
  }

  /** Of a booking, or where an agency is asked. */
  List<Considered> of(Recipient recipient, Facts facts, Optional<Places> asked) {
    return of(
        recipient,
        reach ->
            reach.covers(recipient, facts)
                || asked.filter(there -> reach.covers(recipient, there)).isPresent());
  }

  private List<Considered> of(Recipient recipient, Predicate<Reach> covers) {
    if (all.isEmpty()) {
      return List.of();
    }
    return all.stream()
        .filter(one -> one.reach().map(covers::test).orElse(true))
        .map(one -> one.voice(recipient.edge()))
        .toList();
  }

  /** The one of that id. */
  Optional<UnreadInstrument> named(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
