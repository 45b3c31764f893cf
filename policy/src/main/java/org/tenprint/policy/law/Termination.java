package org.tenprint.policy.law;

import java.time.Period;
import java.util.Optional;
import org.tenprint.policy.offence.BusinessPeriod;

/**
 * Ends another instrument with notice.
 *
 * @param instrument the other's id
 * @param notice added to the start in the start's own offset
 * @param stated business days, as the author states them; a door makes days of them, and what is
 *     recorded states none ({@link Notices})
 */
public record Termination(String instrument, Period notice, Optional<BusinessPeriod> stated) {
  /** A notice of a period. */
  public Termination(String instrument, Period notice) {
    this(instrument, notice, Optional.empty());
  }

  /** A notice of business days. */
  public static Termination of(String instrument, BusinessPeriod stated) {
    return new Termination(instrument, Period.ZERO, Optional.of(stated));
  }

  /** As it stands in rule books' versions, where one of a period is as before. */
  @Override
  public String toString() {
    return "Termination[instrument=%s, notice=%s]"
        .formatted(instrument, stated.<Object>map(one -> one).orElse(notice));
  }
}
