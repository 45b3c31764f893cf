package org.tenprint.policy.offence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookBackTest {
  private static final LocalDate DAY = LocalDate.of(2011, 5, 5);
  private static final Period FIVE = Period.ofYears(5);

  @ParameterizedTest
  @CsvSource({
    "2006-05-06,,YES",
    "2006-05-05,,NO",
    ",2006-05-06,YES",
    "2006-05-06,2006-05-06,YES",
    "2006-05-06,2006-05-05,UNSURE",
    "1989-12-31,,UNSURE",
    "1990-01-01,,NO",
    "1990-01-01,1989-12-31,UNSURE",
    "2011-05-05,,YES",
    "2011-05-06,,UNSURE",
    ",,UNSURE"
  })
  void fromTheReleaseItCountsWhatIsKnown(LocalDate booking, LocalDate record, Truth counts) {
    Conviction conviction =
        conviction("1990-01-01")
            .released(Optional.ofNullable(booking))
            .releasedByRecord(Optional.ofNullable(record));
    LookBack lookBack = new LookBack(FIVE, CountedFrom.RELEASE, CountedTo.BOOKING);
    assertEquals(counts, lookBack.counts(conviction, Optional.of(DAY)));
    assertEquals(Truth.UNSURE, lookBack.counts(conviction, Optional.empty()));
  }

  /** A slip in a record: nobody can tell when it was, though the usual one counts it as before. */
  @ParameterizedTest
  @CsvSource({
    "2011-05-05,CONVICTION,REQUEST,YES",
    "2011-05-06,CONVICTION,REQUEST,UNSURE",
    "2061-01-01,CONVICTION,REQUEST,UNSURE",
    "2011-05-06,RELEASE,REQUEST,UNSURE",
    "2011-05-06,RELEASE,BOOKING,UNSURE",
    "2061-01-01,CONVICTION,BOOKING,YES"
  })
  void whoIsStillToBeConvictedIsADoubt(
      LocalDate convicted, CountedFrom from, CountedTo to, Truth counts) {
    Conviction conviction = conviction(convicted.toString()).released(Optional.of(convicted));
    assertEquals(counts, new LookBack(FIVE, from, to).counts(conviction, Optional.of(DAY)));
  }

  @Test
  void whatTheRecordSaysOfAReleaseIsNoneOfAStrangers() {
    Conviction stated = conviction("1990-01-01").released(Optional.of(DAY));
    Conviction recorded = stated.releasedByRecord(Optional.of(DAY.minusDays(1)));
    Offences offences = new Offences(List.of(), List.of(recorded, stated), 1);
    assertEquals(List.of(stated), offences.ofBooking().convictions());
  }

  /** The text is in rule books' versions, which stand in dispositions. */
  @Test
  void theUsualOneIsWrittenAsBefore() {
    assertEquals("P5Y", LookBack.of(FIVE).toString());
    assertEquals(
        "P5Y from RELEASE to REQUEST",
        new LookBack(FIVE, CountedFrom.RELEASE, CountedTo.REQUEST).toString());
  }

  private static Conviction conviction(String day) {
    return new Conviction("1201", LocalDate.parse(day), OffenceClass.FELONY, Optional.empty());
  }
}
