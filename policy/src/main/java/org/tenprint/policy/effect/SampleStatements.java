package org.tenprint.policy.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Statement;
import org.tenprint.policy.law.Condition;

/** What may be stated of the person of a sampled case, as far as it is asked. */
final class SampleStatements {
  private static final List<String> PEOPLE = List.of("one", "two");

  private SampleStatements() {}

  /** Of each fact that is asked: nobody stated it, two people that it is so, two that it is not. */
  static List<Reported> of(Collection<Condition> asked) {
    Set<StatedFact> facts = EnumSet.noneOf(StatedFact.class);
    for (Condition condition : asked) {
      if (condition instanceof Condition.Stated stated) {
        facts.add(stated.fact());
      }
    }
    List<Reported> all = new ArrayList<>(List.of(Reported.NOTHING));
    for (StatedFact fact : facts) {
      for (Reported before : List.copyOf(all)) {
        all.add(with(before, fact, true));
        all.add(with(before, fact, false));
      }
    }
    return all;
  }

  private static Reported with(Reported before, StatedFact fact, boolean holds) {
    SortedMap<StatedFact, Statement> more = new TreeMap<>(before.facts());
    more.put(fact, new Statement(holds, "an authority", "1", Instant.EPOCH, new TreeSet<>(PEOPLE)));
    return new Reported(Lift.NONE, more);
  }
}
