package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What levels rest on.
 *
 * @param charges charges that stand; a dismissed one does not
 * @param convictions earlier convictions
 * @param ofRecord so many of the convictions, the last, are stated by the person's record alone:
 *     nobody would know of them had nobody been found
 */
public record Offences(List<Charge> charges, List<Conviction> convictions, int ofRecord) {
  /** Copies, so that a case's facts cannot change. */
  public Offences {
    charges = List.copyOf(charges);
    convictions = List.copyOf(convictions);
    if (ofRecord < 0 || ofRecord > convictions.size()) {
      throw new IllegalArgumentException("a record states some of the convictions");
    }
  }

  /** Offences that the booking itself states. */
  public Offences(List<Charge> charges, List<Conviction> convictions) {
    this(charges, convictions, 0);
  }

  /** What the booking itself states. */
  public Offences ofBooking() {
    return ofRecord == 0
        ? this
        : new Offences(charges, convictions.subList(0, convictions.size() - ofRecord));
  }

  /**
   * The days of which charges speak, and that of the booking.
   *
   * @param bookedOn where it was; also that of a charge of unknown day
   */
  public Set<LocalDate> days(LocalDate bookedOn) {
    Set<LocalDate> days = new LinkedHashSet<>();
    days.add(bookedOn);
    charges.forEach(charge -> charge.occurred().ifPresent(days::add));
    return days;
  }

  public Offences without(String ncic) {
    return new Offences(
        charges.stream().filter(charge -> !charge.ncic().equals(ncic)).toList(),
        convictions,
        ofRecord);
  }
}
