package org.tenprint.matching.prints;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tenprint.formats.FingerPosition;

/**
 * The fingers of one encounter: at least one, at most ten templates by position. A finger that is
 * missing, bandaged or refused is absent.
 *
 * @param fingers templates by position, in position order; immutable
 */
public record TenPrint(Map<FingerPosition, FingerTemplate> fingers) {
  public TenPrint {
    if (fingers.isEmpty()) {
      throw new IllegalArgumentException("a ten-print has at least one finger");
    }
    fingers = Collections.unmodifiableMap(new EnumMap<>(fingers));
  }

  /** How many fingers there are. */
  public int size() {
    return fingers.size();
  }

  /** The finger at that position, where there is one. */
  public Optional<FingerTemplate> finger(FingerPosition position) {
    return Optional.ofNullable(fingers.get(position));
  }

  /** The fingers of these positions; empty where there are none. */
  public Optional<TenPrint> only(Set<FingerPosition> positions) {
    Map<FingerPosition, FingerTemplate> kept = new EnumMap<>(FingerPosition.class);
    kept.putAll(fingers);
    kept.keySet().retainAll(positions);
    return kept.isEmpty() ? Optional.empty() : Optional.of(new TenPrint(kept));
  }

  /** The same templates under other positions; the mapping must be one to one. */
  public TenPrint moved(UnaryOperator<FingerPosition> mapping) {
    Map<FingerPosition, FingerTemplate> moved = new EnumMap<>(FingerPosition.class);
    fingers.forEach((position, template) -> moved.put(mapping.apply(position), template));
    if (moved.size() != fingers.size()) {
      throw new IllegalArgumentException("two fingers were moved to one position");
    }
    return new TenPrint(moved);
  }

  /** Mean quality of the fingers, 0 to 100. */
  public int quality() {
    return fingers.values().stream().mapToInt(FingerTemplate::quality).sum() / fingers.size();
  }
}
