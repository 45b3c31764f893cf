package org.tenprint.policy.offence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.policy.OwnScheme;
import org.tenprint.policy.RandomRules;

class OffenceLevelsTest {
  private static final LocalDate DAY = LocalDate.parse("2011-05-05");
  private static final OffenceTable TABLE = RandomRules.TABLE;

  @ParameterizedTest
  @CsvSource({
    "'',NONE,false",
    "5499,L3,false",
    "2299 5499,L2,false",
    "3530,L2,false",
    "5499 1201,L1,false",
    "0000,NONE,true",
    "0000 2299,L2,true",
    "0000 1201,L1,false"
  })
  void theHighestChargeCountsAndAnUnknownOneCanOnlyRaiseIt(
      String codes, Level level, boolean mayBeHigher) {
    List<Charge> charges =
        Arrays.stream(codes.split(" "))
            .filter(code -> !code.isEmpty())
            .map(code -> new Charge(code, Optional.empty()))
            .toList();
    Gravity gravity = of(Scheme.SC_2008, new Offences(charges, List.of()), Basis.EITHER);
    assertEquals(level, gravity.level());
    assertEquals(mayBeHigher, gravity.mayBeHigher());
  }

  @ParameterizedTest
  @CsvSource({"P1Y,L2", "P12M,L2", "P365D,L2", "P1Y1D,L1", "P13M,L1", "P366D,L1", ",L2"})
  void aConditionalCodeIsLevelOneOnASentenceOverAYear(Period sentence, Level level) {
    Offences offences = convictions(convicted("2005-02-01", OffenceClass.FELONY, sentence));
    assertEquals(level, of(Scheme.SC_2008, offences, Basis.EITHER).level());
  }

  @ParameterizedTest
  @CsvSource({"EITHER,L1", "CHARGE,L3", "CONVICTION,L1"})
  void theBasisSaysWhichFactsCount(Basis basis, Level level) {
    Offences offences =
        new Offences(
            List.of(new Charge("5499", Optional.empty())),
            List.of(convicted("2005-02-01", OffenceClass.FELONY, Period.ofYears(2))));
    assertEquals(level, of(Scheme.SC_2008, offences, basis).level());
    assertEquals(
        basis == Basis.CHARGE ? Level.NONE : Level.L2, of(Scheme.SC_2010, offences, basis).level());
  }

  @ParameterizedTest
  @CsvSource({
    "'',NONE", "M,L3", "MM,L3", "MMM,L2", "F,L2", "FMMM,L2", "FF,L1", "A,L1", "AM,L1", "MMMM,L2"
  })
  void theSchemeOf2010CountsConvictionsByClass(String classes, Level level) {
    List<Conviction> convictions =
        classes.chars().mapToObj(c -> convicted("2005-02-01", ofLetter((char) c), null)).toList();
    Offences offences = new Offences(List.of(new Charge("1201", Optional.empty())), convictions);
    assertEquals(level, of(Scheme.SC_2010, offences, Basis.EITHER).level());
  }

  @ParameterizedTest
  @CsvSource({
    "2006-05-06,P5Y,true",
    "2006-05-05,P5Y,false",
    "2011-04-05,P1M,false",
    "2011-04-06,P1M,true",
  })
  void aLookBackCountsWhileTheDayIsBeforeItsEnd(
      LocalDate convicted, Period lookBack, boolean counts) {
    Conviction conviction =
        new Conviction("1201", convicted, OffenceClass.FELONY, Optional.empty());
    assertEquals(counts, conviction.within(lookBack, DAY));
    Gravity gravity =
        OffenceLevels.of(
            Scheme.SC_2010,
            convictions(conviction).counted(LookBack.of(lookBack), Optional.of(DAY), false),
            DAY,
            Basis.EITHER,
            TABLE);
    assertEquals(counts ? Level.L2 : Level.NONE, gravity.level());
  }

  @Test
  void aLookBackFrom29FebruaryEndsOn28FebruaryOfACommonYear() {
    Conviction conviction = convicted("2008-02-29", OffenceClass.FELONY, null);
    Period five = Period.ofYears(5);
    assertEquals(true, conviction.within(five, LocalDate.parse("2013-02-27")));
    assertEquals(false, conviction.within(five, LocalDate.parse("2013-02-28")));
  }

  @Test
  void atLeastAndBelowAreOppositesAndAnOpenLevelLeavesBothUnsure() {
    Gravity known = new Gravity(Level.L2, false, List.of());
    assertEquals(Truth.YES, known.is(Bound.AT_LEAST, Level.L3));
    assertEquals(Truth.NO, known.is(Bound.BELOW, Level.L2));
    assertEquals(Truth.YES, known.is(Bound.BELOW, Level.L1));
    Gravity open = new Gravity(Level.L3, true, List.of());
    assertEquals(Truth.UNSURE, open.is(Bound.AT_LEAST, Level.L2));
    assertEquals(Truth.UNSURE, open.is(Bound.BELOW, Level.L2));
    assertEquals(Truth.YES, open.is(Bound.AT_LEAST, Level.L3));
  }

  @Test
  void aTableWithAnotherLevelIsRefused() {
    Map<String, String> levels = Map.of("1201", "L4");
    assertThrows(IllegalArgumentException.class, () -> new OffenceTable("x", levels));
  }

  private static OffenceClass ofLetter(char letter) {
    return switch (letter) {
      case 'A' -> OffenceClass.AGGRAVATED_FELONY;
      case 'F' -> OffenceClass.FELONY;
      default -> OffenceClass.MISDEMEANOR;
    };
  }

  private static Conviction convicted(String day, OffenceClass offenceClass, Period sentence) {
    return new Conviction(
        "3530", LocalDate.parse(day), offenceClass, Optional.ofNullable(sentence));
  }

  private static Offences convictions(Conviction... convictions) {
    return new Offences(List.of(), List.of(convictions));
  }

  /** A scheme of the reference data is that of the day of the booking, and says what it names. */
  @ParameterizedTest
  @CsvSource({
    "2011-05-04,2299,L1,false", "2011-05-04,1201,L1,false", "2011-05-05,1201,L3,false",
    "2011-05-06,1201,L2,false", "2011-05-05,3530,L2,false", "2011-05-06,3530,L1,false",
    "2011-05-05,5499,NONE,false", "2011-05-05,0000,NONE,true"
  })
  void aSchemeOfTheReferenceDataIsThatOfTheDay(
      LocalDate day, String code, Level level, boolean mayBeHigher) {
    OffenceTable table =
        new OffenceTable(
            "own", RandomRules.LEVELS, OwnScheme.listed(LocalDate.parse("2011-05-05")));
    Offences charged = new Offences(List.of(new Charge(code, Optional.of(day))), List.of());
    Gravity gravity = OffenceLevels.of(OwnScheme.SCHEME, charged, day, Basis.EITHER, table);
    assertEquals(level, gravity.level());
    assertEquals(mayBeHigher, gravity.mayBeHigher());
  }

  /** Nobody can tell what a scheme says that the reference data do not have. */
  @Test
  void aSchemeThatIsNotKnownIsInDoubtWhereverAnythingCounts() {
    Scheme none = new Scheme("none");
    Offences nothing = new Offences(List.of(), List.of());
    Charge charge = new Charge("1201", Optional.empty());
    assertFalse(of(none, nothing, Basis.EITHER).mayBeHigher());
    assertTrue(of(none, new Offences(List.of(charge), List.of()), Basis.EITHER).mayBeHigher());
    assertEquals("SC_2008", Scheme.SC_2008.toString(), "as in rule books' versions of before");
    assertEquals("SC_2010", new Scheme("sc-2010").toString());
  }

  private static Gravity of(Scheme scheme, Offences offences, Basis basis) {
    return OffenceLevels.of(scheme, offences, DAY, basis, TABLE);
  }
}
