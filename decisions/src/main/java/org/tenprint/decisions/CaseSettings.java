package org.tenprint.decisions;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the deciding service is set; each step of a case states it.
 *
 * @param holdDeadline how long a hold waits for people before it expires
 * @param pushed recipients reached by a push, such as {@code agency:MA0130100}
 */
public record CaseSettings(Duration holdDeadline, SortedSet<String> pushed) {
  /** Copies. */
  public CaseSettings {
    pushed = new TreeSet<>(pushed);
  }
}
