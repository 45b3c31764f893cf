package org.tenprint.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Offences;

/** Charges and convictions as the policy counts them. */
public final class StatedOffences {
  /** Most charges, and convictions, that a booking or a record states. */
  private static final int MOST = 1_000;

  private StatedOffences() {}

  /**
   * The booking's, then the record's. A conviction that both state counts once, where it came
   * first; two alike that one of them states are two.
   *
   * @throws BrokenEvent if a sentence or a date is none, or there are too many
   */
  public static Offences of(
      BookingContext booking, List<org.tenprint.events.booking.Conviction> ofRecord)
      throws BrokenEvent {
    if (booking.getCharges().size() > MOST
        || booking.getConvictions().size() > MOST
        || ofRecord.size() > MOST) {
      throw new BrokenEvent("more than " + MOST + " charges or convictions");
    }
    List<org.tenprint.events.booking.Conviction> stated = new ArrayList<>(booking.getConvictions());
    List<org.tenprint.events.booking.Conviction> unmatched =
        new ArrayList<>(booking.getConvictions());
    for (org.tenprint.events.booking.Conviction recorded : ofRecord) {
      if (!unmatched.remove(recorded)) {
        stated.add(recorded);
      }
    }
    List<Conviction> convictions = new ArrayList<>();
    for (org.tenprint.events.booking.Conviction conviction : stated) {
      convictions.add(conviction(conviction));
    }
    List<Charge> charges = new ArrayList<>();
    for (org.tenprint.events.booking.Charge charge : booking.getCharges()) {
      LocalDate occurred = Times.date(charge.getOccurred(), "occurred");
      charges.add(new Charge(charge.getNcic(), Optional.ofNullable(occurred)));
    }
    return new Offences(charges, convictions, stated.size() - booking.getConvictions().size());
  }

  private static Conviction conviction(org.tenprint.events.booking.Conviction conviction)
      throws BrokenEvent {
    String sentence = conviction.getSentence();
    return new Conviction(
        conviction.getNcic(),
        Times.date(conviction.getConvicted(), "convicted"),
        Codes.read(OffenceClass.class, conviction.getOffenceClass(), "offenceClass"),
        sentence == null ? Optional.empty() : Optional.of(Times.period(sentence, "sentence")));
  }
}
