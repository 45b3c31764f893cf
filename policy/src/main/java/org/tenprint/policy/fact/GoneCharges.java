package org.tenprint.policy.fact;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.offence.Charge;

/**
 * Charges that were dismissed, kept so that they stand again once the dismissal is taken back.
 *
 * @param booked all charges as they stood before the first was dismissed, in the booking's order
 * @param codes of those that were dismissed; never empty
 */
public record GoneCharges(List<Charge> booked, SortedSet<String> codes) {
  /** Copies. */
  public GoneCharges {
    booked = List.copyOf(booked);
    codes = new TreeSet<>(codes);
  }

  /** Once the charges of a further code are dismissed. */
  GoneCharges with(String ncic) {
    SortedSet<String> more = new TreeSet<>(codes);
    more.add(ncic);
    return new GoneCharges(booked, more);
  }

  /** Once those of a code stand again; empty where that was the last. */
  Optional<GoneCharges> without(String ncic) {
    SortedSet<String> fewer = new TreeSet<>(codes);
    fewer.remove(ncic);
    return fewer.isEmpty() ? Optional.empty() : Optional.of(new GoneCharges(booked, fewer));
  }
}
