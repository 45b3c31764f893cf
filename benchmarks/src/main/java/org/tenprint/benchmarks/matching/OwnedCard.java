package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * A card of which it is known whose each finger is.
 *
 * @param print the fingers, as a search gets them
 * @param first subject id of A, enrolled or not
 * @param second subject id of B; empty where all fingers are A's
 * @param seconds the fingers that are B's
 */
record OwnedCard(
    TenPrint print, String first, Optional<String> second, Set<FingerPosition> seconds) {

  /** All fingers are of one person. */
  static OwnedCard of(TenPrint print, String owner) {
    return new OwnedCard(print, owner, Optional.empty(), Set.of());
  }

  /** B's fingers at those positions, A's at all others that A's card has. */
  static OwnedCard mixed(
      TenPrint a, String first, TenPrint b, String second, Set<FingerPosition> seconds) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    fingers.putAll(a.fingers());
    seconds.forEach(position -> fingers.put(position, b.finger(position).orElseThrow()));
    return new OwnedCard(new TenPrint(fingers), first, Optional.of(second), Set.copyOf(seconds));
  }

  /** Whether the finger is the subject's. */
  boolean isOf(FingerPosition finger, String subject) {
    return subject.equals(seconds.contains(finger) ? second.orElseThrow() : first);
  }
}
