package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.determination;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/** Booked in Boston on 5 June 2011, for something of the day before. */
class AdultAgeTest {
  private static final String AGENCIES =
      "ori9,agency,county_fips,state\nMA0130100,Police,25025,MA\nNH0000100,Police,25025,NH\n";

  @ParameterizedTest
  @CsvSource({
    "'MA,17,,2011-06-06', 17",
    "'MA,17,,2011-06-05', 18",
    "'MA,17,2011-06-05,', 18",
    "'MA,17,2011-06-04,2011-06-06', 17",
    "'MA,16,,2011-06-05\nMA,17,2011-06-05,', 17",
    "'MA,21,2011-06-05,2011-06-06', 21",
    "'NH,17,,', 18"
  })
  void itIsTheHighestOfTheDays(String rows, int age) throws BrokenEvent, ReferenceDataException {
    Determination made = made(found(null), rows);
    assertEquals(age, made.getAdultAge());
    assertEquals(age, DisclosureFacts.of(made).subject().adultAge());
  }

  @Test
  void andOfThePlaces() throws BrokenEvent, ReferenceDataException {
    assertEquals(18, made(found("NH0000100"), "MA,17,,").getAdultAge());
    assertEquals(17, made(found("NH0000100"), "MA,17,,\nNH,16,,").getAdultAge());
  }

  @Test
  void oneThatNoTableCanHaveIsTakenForTheHighest() throws BrokenEvent {
    Determination made = determination("T-1", IdentificationOutcome.MATCH, false);
    assertEquals(18, made.getAdultAge());
    for (int none : List.of(Integer.MIN_VALUE, -1, 0, 15, 22, Integer.MAX_VALUE)) {
      Determination broken = Determination.newBuilder(made).setAdultAge(none).build();
      assertEquals(21, DisclosureFacts.of(broken).subject().adultAge(), "" + none);
    }
  }

  private static Determination made(Identification found, String rows)
      throws BrokenEvent, ReferenceDataException {
    ReferenceSet set =
        ReferenceSet.of(
            AGENCIES,
            "county_fips,ero_aor\n25025,BOS\n",
            "ncic_code,description,level\n1201,Robbery,L1\n",
            "scheme,ncic_code,level\n",
            "state,adult_age,valid_from,valid_to\n" + rows + "\n");
    return Determinations.of(found, Optional.empty(), set, NOON);
  }

  private static Identification found(String arresting) throws BrokenEvent {
    Identification found =
        determination("T-1", IdentificationOutcome.MATCH, false).getIdentification();
    BookingContext booking =
        BookingContext.newBuilder(found.getContext()).setArrestingOri(arresting).build();
    return Identification.newBuilder(found).setContext(booking).build();
  }
}
