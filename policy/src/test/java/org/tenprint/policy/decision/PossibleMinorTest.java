package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Offences;

class PossibleMinorTest {
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");

  @ParameterizedTest
  @CsvSource({
    "1993-05-05,2011-05-04,true",
    "1993-05-05,2011-05-05,false",
    "1992-02-29,2010-02-28,true",
    "1992-02-29,2010-03-01,false",
    "1994-02-28,2012-02-28,false",
    "1988-02-29,2006-03-01,false"
  })
  void oneIsOfAgeOnTheEighteenthBirthday(LocalDate born, LocalDate offence, boolean minor) {
    assertEquals(minor, facts(born, "2012-06-01T10:00:00-04:00", offence).possibleMinor());
  }

  @Test
  void anyChargeThatStandsCounts() {
    LocalDate born = LocalDate.parse("1993-05-05");
    LocalDate before = LocalDate.parse("2011-05-04");
    Facts both = facts(born, "2012-06-01T10:00:00-04:00", before.plusYears(1), before);
    assertEquals(true, both.possibleMinor());
    assertEquals(false, both.without("0001").possibleMinor());
  }

  @Test
  void withoutChargesTheDayOfTheBookingCountsWhereItWas() {
    LocalDate born = LocalDate.parse("1993-05-05");
    assertEquals(true, facts(born, "2011-05-04T23:30:00-04:00").possibleMinor());
    assertEquals(false, facts(born, "2011-05-05T00:00:00-04:00").possibleMinor());
    assertEquals(true, facts(born, "2011-05-04T20:00:00-10:00").possibleMinor());
  }

  @Test
  void anUnknownAgeIsAPossibleMinors() {
    assertEquals(true, facts(null, "2011-05-04T23:30:00-04:00").possibleMinor());
  }

  private static Facts facts(LocalDate born, String bookedAt, LocalDate... offences) {
    List<Charge> charges = new ArrayList<>();
    for (LocalDate offence : offences) {
      charges.add(new Charge("000" + charges.size(), Optional.of(offence)));
    }
    return new Facts(
        "T-1",
        new Places(BOSTON, BOSTON, BOSTON),
        OffsetDateTime.parse(bookedAt),
        new Subject(Optional.ofNullable(born), false, false),
        new Offences(charges, List.of()),
        new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
  }
}
