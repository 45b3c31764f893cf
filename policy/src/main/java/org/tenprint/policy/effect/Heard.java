package org.tenprint.policy.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;

/**
 * The instruments in force that cover a recipient, in two parts. Of the plain ones, which look at
 * no other and are looked at by none, only the first that withholds, holds or permits can matter to
 * an answer; the others have to be heard whatever they say: a mandate, and what keeps back below
 * it, are all named, and so is all that withholds a part.
 *
 * @param always those that have to be heard
 * @param plain the others, in the order in which they are named
 */
record Heard(List<Instrument> always, List<Instrument> plain) {

  /** What contradicts: the same words. */
  private record Words(Object issuer, Object scope, Object place, Set<Condition> when) {
    static Words of(Instrument one) {
      return new Words(one.issuer(), one.reach().scope(), one.reach().place(), one.ruling().when());
    }
  }

  /**
   * @param inForce all of them, of one edge
   * @param moved ids of the proposal, and of what begins or ends with it
   */
  static Heard of(List<Instrument> inForce, Set<String> moved) {
    Set<String> entangled = new HashSet<>(moved);
    Map<Words, Set<Effect>> effects = new HashMap<>();
    for (Instrument one : inForce) {
      entangled.addAll(one.ruling().unless());
      if (!one.ruling().ofParts()) {
        effects.computeIfAbsent(Words.of(one), words -> new HashSet<>()).add(one.ruling().effect());
      }
      for (Condition condition : one.ruling().when()) {
        if (condition instanceof Condition.NoPermitFrom none) {
          entangled.add(one.id());
          anyPermit(inForce, none, moved).ifPresent(permit -> entangled.add(permit.id()));
        }
      }
    }
    List<Instrument> always = new ArrayList<>();
    List<Instrument> plain = new ArrayList<>();
    for (Instrument one : inForce) {
      boolean heard =
          entangled.contains(one.id())
              || !one.ruling().unless().isEmpty()
              || one.ruling().ofParts()
              || contradicted(effects.getOrDefault(Words.of(one), Set.of()))
              || inForce.stream().anyMatch(o -> one.isDefiedBy(o) || o.isDefiedBy(one));
      (heard ? always : plain).add(one);
    }
    plain.sort(Instrument.NAMED_FIRST);
    return new Heard(always, plain);
  }

  private static boolean contradicted(Set<Effect> sameWords) {
    return sameWords.contains(Effect.WITHHOLD) && sameWords.stream().anyMatch(Effect::opens);
  }

  /** One that nothing can silence stands for all that such a condition counts. */
  private static Optional<Instrument> anyPermit(
      List<Instrument> inForce, Condition.NoPermitFrom none, Set<String> moved) {
    return inForce.stream()
        .filter(none::counts)
        .filter(one -> one.ruling().unless().isEmpty() && !moved.contains(one.id()))
        .min(Comparator.comparing(Instrument::id));
  }
}
