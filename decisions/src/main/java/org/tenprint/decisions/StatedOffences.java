package org.tenprint.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.policy.Charge;
import org.tenprint.policy.Conviction;
import org.tenprint.policy.OffenceClass;
import org.tenprint.policy.Offences;

/** Charges and convictions as the policy counts them. */
public final class StatedOffences {
  private StatedOffences() {}

  /**
   * The booking's, then the record's. A conviction that both state counts once, where it came
   * first; two alike that one of them states are two.
   *
   * @throws BrokenEvent if a sentence is no period
   */
  public static Offences of(
      BookingContext booking, List<org.tenprint.events.booking.Conviction> ofRecord)
      throws BrokenEvent {
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
    return new Offences(
        booking.getCharges().stream()
            .map(charge -> new Charge(charge.getNcic(), Optional.ofNullable(charge.getOccurred())))
            .toList(),
        convictions,
        stated.size() - booking.getConvictions().size());
  }

  private static Conviction conviction(org.tenprint.events.booking.Conviction conviction)
      throws BrokenEvent {
    String sentence = conviction.getSentence();
    return new Conviction(
        conviction.getNcic(),
        conviction.getConvicted(),
        OffenceClass.valueOf(conviction.getOffenceClass().name()),
        sentence == null ? Optional.empty() : Optional.of(Times.period(sentence, "sentence")));
  }
}
