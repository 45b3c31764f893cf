package org.tenprint.notification.application;

import java.util.Optional;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reach;

/**
 * An instrument of which a record cannot be read: what it may speak of is held until two people
 * approved a readable state of it.
 *
 * @param id the instrument's
 * @param position offset of its last record that could not be read
 * @param reason why that could not be read, a code
 * @param detail where and what, for an operator; holds no value of the record
 * @param reach of what it may speak; empty is everything
 * @param issuer whose it is; empty where that cannot be read, or two records of it say two
 */
public record UnreadRecord(
    String id,
    long position,
    String reason,
    String detail,
    Optional<Reach> reach,
    Optional<Issuer> issuer) {
  /** Whether it is known to be about no single booking: then whoever works here may know its id. */
  public boolean ofPlaces() {
    return reach.isPresent() && !reach.get().scope().ofBookings();
  }
}
