package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.policy.offence.Truth;

class ConvictedClassTest {
  private static final LocalDate TODAY = LocalDate.of(2018, 6, 1);
  private static final OffenceTable TABLE =
      new OffenceTable("test", Map.of("2299", "L1", "5311", "L3"));

  private static Truth felonies(Bound bound, Basis basis, List<Charge> charges, Conviction... all) {
    return new Condition.LevelIs(
            Scheme.SC_2008,
            bound,
            Level.L1,
            basis,
            Optional.empty(),
            Set.of(OffenceClass.FELONY, OffenceClass.AGGRAVATED_FELONY))
        .of(new Offences(charges, Arrays.asList(all)), TODAY, TABLE);
  }

  private static Truth felonies(Conviction... all) {
    return felonies(Bound.AT_LEAST, Basis.CONVICTION, List.of(), all);
  }

  private static Conviction of(String code, OffenceClass offenceClass) {
    return new Conviction(code, TODAY.minusYears(3), offenceClass, Optional.<Period>empty());
  }

  @Test
  void theConvictionThatReachesTheLevelIsOfThatClass() {
    assertEquals(Truth.YES, felonies(of("2299", OffenceClass.FELONY)));
    assertEquals(Truth.YES, felonies(of("2299", OffenceClass.AGGRAVATED_FELONY)));
    assertEquals(
        Truth.NO, felonies(of("2299", OffenceClass.MISDEMEANOR), of("5311", OffenceClass.FELONY)));
    assertEquals(Truth.NO, felonies());
  }

  @Test
  void oneOfNoStatedClassIsInDoubtWhereItCouldChangeTheAnswer() {
    Conviction unstated = of("2299", OffenceClass.UNKNOWN);
    assertEquals(Truth.UNSURE, felonies(unstated));
    assertEquals(Truth.YES, felonies(unstated, of("2299", OffenceClass.FELONY)));
    assertEquals(Truth.NO, felonies(of("5311", OffenceClass.UNKNOWN)));
    assertEquals(Truth.UNSURE, felonies(Bound.BELOW, Basis.CONVICTION, List.of(), unstated));
  }

  /** A charge has no class yet. */
  @Test
  void chargesCountWhateverTheClass() {
    List<Charge> charged = List.of(new Charge("2299", Optional.of(TODAY)));
    assertEquals(Truth.YES, felonies(Bound.AT_LEAST, Basis.EITHER, charged));
    assertEquals(
        Truth.NO,
        felonies(Bound.AT_LEAST, Basis.CONVICTION, charged, of("2299", OffenceClass.MISDEMEANOR)));
  }
}
