package org.tenprint.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
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
   * first, and is known to be of both; two alike that one of them states are two. Alike are
   * convictions whatever is said of their release: what the record says of it stands beside what
   * the booking says.
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
    List<org.tenprint.events.booking.Conviction> ofBooking = booking.getConvictions();
    List<Conviction> convictions = convictions(ofBooking);
    List<Integer> unmatched = new LinkedList<>();
    for (int i = 0; i < ofBooking.size(); i++) {
      unmatched.add(i);
    }
    List<org.tenprint.events.booking.Conviction> recorded = new LinkedList<>(ofRecord);
    recorded.removeIf(one -> take(unmatched, i -> ofBooking.get(i).equals(one)) >= 0);
    List<org.tenprint.events.booking.Conviction> unreleased =
        ofBooking.stream().map(StatedOffences::unreleased).toList();
    for (org.tenprint.events.booking.Conviction one : recorded) {
      org.tenprint.events.booking.Conviction plain = unreleased(one);
      int at = take(unmatched, i -> ofBooking.get(i).equals(plain));
      if (at < 0) {
        at = take(unmatched, i -> unreleased.get(i).equals(plain));
      }
      Conviction conviction = conviction(one);
      if (at < 0) {
        convictions.add(conviction);
      } else {
        convictions.set(at, convictions.get(at).releasedByRecord(conviction.released()));
      }
    }
    SortedSet<Integer> ofBoth = new TreeSet<>();
    for (int i = 0; i < ofBooking.size(); i++) {
      ofBoth.add(i);
    }
    unmatched.forEach(ofBoth::remove);
    List<Charge> charges = new ArrayList<>();
    for (org.tenprint.events.booking.Charge charge : booking.getCharges()) {
      LocalDate occurred = Times.date(charge.getOccurred(), "occurred");
      charges.add(new Charge(charge.getNcic(), Optional.ofNullable(occurred)));
    }
    return new Offences(charges, convictions, convictions.size() - ofBooking.size(), ofBoth);
  }

  /** Takes the first of these out; less than 0 where none is. */
  private static int take(List<Integer> some, Predicate<Integer> wanted) {
    for (Integer one : some) {
      if (wanted.test(one)) {
        some.remove(one);
        return one;
      }
    }
    return -1;
  }

  private static org.tenprint.events.booking.Conviction unreleased(
      org.tenprint.events.booking.Conviction one) {
    return one.getReleased() == null
        ? one
        : org.tenprint.events.booking.Conviction.newBuilder(one).setReleased(null).build();
  }

  private static List<Conviction> convictions(List<org.tenprint.events.booking.Conviction> stated)
      throws BrokenEvent {
    List<Conviction> convictions = new ArrayList<>(stated.size());
    for (org.tenprint.events.booking.Conviction conviction : stated) {
      convictions.add(conviction(conviction));
    }
    return convictions;
  }

  private static Conviction conviction(org.tenprint.events.booking.Conviction conviction)
      throws BrokenEvent {
    String sentence = conviction.getSentence();
    return new Conviction(
            conviction.getNcic(),
            Times.date(conviction.getConvicted(), "convicted"),
            Codes.read(OffenceClass.class, conviction.getOffenceClass(), "offenceClass"),
            sentence == null ? Optional.empty() : Optional.of(Times.period(sentence, "sentence")))
        .released(Optional.ofNullable(Times.date(conviction.getReleased(), "released")));
  }
}
