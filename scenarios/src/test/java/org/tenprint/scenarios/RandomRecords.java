package org.tenprint.scenarios;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;

/**
 * What immigration records state of convictions: some that the booking states too, with another
 * release or none or in another class, some twice, and some that it does not.
 */
final class RandomRecords {
  private final Random random;
  private final Random classes;

  RandomRecords(long seed) {
    this.random = new Random(seed);
    this.classes = new Random(seed ^ 0x200);
  }

  /** Of who was found, seldom; of nobody there is no record. */
  List<Conviction> of(IdentificationResult found, List<Conviction> ofBooking, LocalDate today) {
    boolean known = found == IdentificationResult.MATCH || found == IdentificationResult.GREY;
    if (!known || random.nextInt(3) > 0) {
      return List.of();
    }
    List<Conviction> stated = new ArrayList<>();
    for (Conviction one : ofBooking) {
      for (int i = random.nextInt(3); i > 0; i--) {
        stated.add(inAnotherClass(random.nextBoolean() ? one : one.released(release(today))));
      }
    }
    if (stated.isEmpty() || random.nextInt(4) == 0) {
      stated.add(
          new Conviction(
                  random.nextBoolean() ? "0911" : "5499",
                  today.minusYears(random.nextInt(8)),
                  OffenceClass.FELONY,
                  Optional.empty())
              .released(release(today)));
    }
    return stated;
  }

  /** Seldom; what came later is drawn apart: a seed has what it had. */
  private Conviction inAnotherClass(Conviction one) {
    OffenceClass[] all = OffenceClass.values();
    OffenceClass other = all[classes.nextInt(all.length)];
    return classes.nextInt(4) > 0
        ? one
        : new Conviction(one.ncic(), one.convicted(), other, one.sentence())
            .released(one.released());
  }

  private Optional<LocalDate> release(LocalDate today) {
    return random.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(today.minusYears(random.nextInt(8) - 1L));
  }
}
