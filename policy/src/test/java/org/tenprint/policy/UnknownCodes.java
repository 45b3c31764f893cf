package org.tenprint.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Offences;

/**
 * Reads at random what nobody knows.
 *
 * @param random draws what is read
 */
public record UnknownCodes(RandomRules random) {
  /** The same inquiry, had each unknown code, class and release been one that is known. */
  public Inquiry readIn(Inquiry inquiry) {
    Facts facts = inquiry.facts();
    List<Charge> charges = new ArrayList<>();
    for (Charge charge : facts.offences().charges()) {
      charges.add(new Charge(read(charge.ncic()), charge.occurred()));
    }
    List<Conviction> convictions = new ArrayList<>();
    for (Conviction conviction : facts.offences().convictions()) {
      OffenceClass known =
          random.one(List.of(OffenceClass.MISDEMEANOR, OffenceClass.AGGRAVATED_FELONY));
      OffenceClass stated = conviction.offenceClass();
      convictions.add(
          new Conviction(
                  read(conviction.ncic()),
                  conviction.convicted(),
                  stated == OffenceClass.UNKNOWN ? known : stated,
                  conviction.sentence())
              .released(
                  conviction.release().isPresent()
                      ? conviction.release()
                      : Optional.of(random.one(releases(conviction)))));
    }
    Facts read =
        new Facts(
            facts.tcn(),
            facts.places(),
            facts.bookedAt(),
            facts.subject(),
            new Offences(charges, convictions),
            facts.finding());
    return new Inquiry(
        new Circumstances(read, inquiry.findings()),
        inquiry.recipient(),
        inquiry.request(),
        inquiry.at(),
        inquiry.known());
  }

  /** Long ago, and on the day of the booking. */
  private static List<LocalDate> releases(Conviction conviction) {
    return List.of(conviction.convicted(), RandomRules.DAY.toLocalDate());
  }

  private String read(String code) {
    return RandomRules.TABLE.knows(code) ? code : random.one(List.of("1201", "2299", "5499"));
  }
}
