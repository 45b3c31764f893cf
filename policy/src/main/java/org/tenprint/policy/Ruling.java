package org.tenprint.policy;

import java.util.List;
import java.util.Set;

/**
 * What an instrument says.
 *
 * @param effect permit, withhold or hold
 * @param reason used when it withholds or holds
 * @param when conditions, all must hold
 * @param unless ids: silent for a recipient to whom one of these speaks
 */
public record Ruling(Effect effect, Reason reason, Set<Condition> when, List<String> unless) {
  /** Copies. */
  public Ruling {
    when = Set.copyOf(when);
    unless = List.copyOf(unless);
  }

  /** Whether it is one that rule 2 asks. */
  boolean speaksOfJuveniles() {
    return when.contains(new Condition.Juvenile(true));
  }
}
