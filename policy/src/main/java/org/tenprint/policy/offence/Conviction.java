package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * An earlier conviction.
 *
 * @param ncic offence code, four digits
 * @param convicted date of conviction
 * @param offenceClass class of the offence
 * @param sentence sentence imposed; empty when none or not stated
 * @param released date of release from the custody to which it led, as who stated the conviction
 *     states it; empty when none or not stated, null in what was kept before there was such a date
 * @param releasedByRecord the same as the person's record states it of a conviction that the
 *     booking states: nobody would know of it had nobody been found
 */
public record Conviction(
    String ncic,
    LocalDate convicted,
    OffenceClass offenceClass,
    Optional<Period> sentence,
    Optional<LocalDate> released,
    Optional<LocalDate> releasedByRecord) {
  private static final Period A_YEAR = Period.ofYears(1);

  /** Reads what was kept before there were releases. */
  public Conviction {
    released = released == null ? Optional.empty() : released;
    releasedByRecord = releasedByRecord == null ? Optional.empty() : releasedByRecord;
  }

  /** One of which no release is stated. */
  public Conviction(
      String ncic, LocalDate convicted, OffenceClass offenceClass, Optional<Period> sentence) {
    this(ncic, convicted, offenceClass, sentence, Optional.empty(), Optional.empty());
  }

  /** The same, released then. */
  public Conviction released(Optional<LocalDate> day) {
    return new Conviction(ncic, convicted, offenceClass, sentence, day, releasedByRecord);
  }

  /** The same of which the record states that release. */
  public Conviction releasedByRecord(Optional<LocalDate> day) {
    return new Conviction(ncic, convicted, offenceClass, sentence, released, day);
  }

  /**
   * The day of the release; empty where that is not known: it is not stated, booking and record
   * contradict each other, or it was before the conviction and so was no release from that custody.
   */
  public Optional<LocalDate> release() {
    Optional<LocalDate> stated = released.isPresent() ? released : releasedByRecord;
    boolean contradicts =
        released.isPresent() && releasedByRecord.isPresent() && !released.equals(releasedByRecord);
    return stated.isEmpty() || contradicts || stated.get().isBefore(convicted)
        ? Optional.empty()
        : stated;
  }

  /** Whether the sentence is longer than one year, counted from the conviction. */
  public boolean sentencedOverAYear() {
    return sentence
        .map(term -> Dates.plus(convicted, term).isAfter(Dates.plus(convicted, A_YEAR)))
        .orElse(false);
  }

  /** Whether it is so recent that a look-back of that period still counts it on that day. */
  public boolean within(Period lookBack, LocalDate day) {
    return day.isBefore(Dates.plus(convicted, lookBack));
  }
}
