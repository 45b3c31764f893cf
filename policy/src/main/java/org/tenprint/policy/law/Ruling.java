package org.tenprint.policy.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an instrument says.
 *
 * @param effect permit, withhold, hold or require
 * @param reason used when it withholds or holds
 * @param when conditions, all must hold
 * @param unless ids: silent for a recipient to whom one of these speaks
 */
public record Ruling(Effect effect, Reason reason, Set<Condition> when, List<String> unless) {
  private static final Comparator<Condition> BY_NAME =
      Comparator.comparing(Condition::name).thenComparing(Condition::toString);

  /** Copies; conditions are asked in order of their names, whatever the order of recording. */
  public Ruling {
    when = inOrder(when);
    unless = List.copyOf(unless);
  }

  private static Set<Condition> inOrder(Set<Condition> when) {
    List<Condition> sorted = new ArrayList<>(when);
    sorted.sort(BY_NAME);
    return Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
  }

  /** Whether it asks who is tried as an adult, and not only of possible minors. */
  public boolean triesAdults() {
    return !speaksOfJuveniles() && when.stream().anyMatch(Condition.TriedAsAdult.class::isInstance);
  }

  /**
   * Whether a hold of its is one request's own: it asks rule 2's question, or for what is another
   * with each request.
   */
  public boolean asksOfOneRequest() {
    for (Condition condition : when) {
      if (condition.ofOneRequest()) {
        return true;
      }
    }
    return speaksOfJuveniles();
  }

  /** Whether it is one that rule 2 asks. */
  public boolean speaksOfJuveniles() {
    return when.contains(new Condition.Juvenile(true));
  }
}
