package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.events.BookingIds;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.FactKind;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.LevelFact;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.immigration.Place;
import org.tenprint.events.immigration.SchemeLevel;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

class DeterminationsTest {
  private static final Instant BOOKED = Instant.parse("2011-06-05T02:00:00Z");
  private static final Instant NOW = Instant.parse("2011-06-05T12:01:00.123456789Z");
  private static final LocalDate DAY = LocalDate.parse("2006-01-01");
  private static final String BOSTON = "MA0130100";
  private static final ReferenceSet SAMPLE = ReferenceSet.sample();
  private static final Conviction FELONY = conviction("2299", OffenceClass.FELONY, null);
  private static final Conviction RECORDED = conviction("3532", OffenceClass.FELONY, "P1Y1D");
  private static final RecordFacts REMOVABLE =
      new RecordFacts(
          ImmigrationStatus.REMOVABLE,
          "R-1",
          new Origin("immigration.records.v1", 2, 7L),
          List.of(FELONY, RECORDED));

  @Test
  void aMatchTakesStatusAndConvictionsOfTheRecord() throws BrokenEvent {
    Determination made =
        Determinations.of(found(IdentificationOutcome.MATCH), Optional.of(REMOVABLE), SAMPLE, NOW);
    assertEquals(ImmigrationStatus.REMOVABLE, made.getStatus());
    assertEquals("R-1", made.getRecordId());
    assertEquals(new Origin("immigration.records.v1", 2, 7L), made.getRecordOrigin());
    assertEquals(List.of(FELONY, RECORDED), made.getRecordConvictions());
    assertEquals(SAMPLE.version(), made.getReferenceDataVersion());
    assertEquals(Instant.parse("2011-06-05T12:01:00.123456Z"), made.getDeterminedAt());
  }

  @Test
  void levelsRestOnTheBookingsFactsThenOnTheRecordsEachOnce() throws BrokenEvent {
    Determination made =
        Determinations.of(found(IdentificationOutcome.MATCH), Optional.of(REMOVABLE), SAMPLE, NOW);
    LevelFact trespass =
        new LevelFact(FactKind.CHARGE, "5707", LocalDate.parse("2011-06-04"), OffenceLevel.L3);
    LevelFact burglary = new LevelFact(FactKind.CONVICTION, "2299", DAY, OffenceLevel.L2);
    LevelFact drugs = new LevelFact(FactKind.CONVICTION, "3532", DAY, OffenceLevel.L1);
    LevelFact drugsByClass = new LevelFact(FactKind.CONVICTION, "3532", DAY, OffenceLevel.L2);
    assertEquals(
        List.of(
            new SchemeLevel("sc-2008", OffenceLevel.L1, List.of(trespass, burglary, drugs)),
            new SchemeLevel("sc-2010", OffenceLevel.L1, List.of(burglary, drugsByClass))),
        made.getLevels());
  }

  @Test
  void aCodeThatTheTableLacksLeavesTheLevelOpen() throws BrokenEvent {
    Identification found =
        found(IdentificationOutcome.NO_MATCH, booking(BOSTON, null, BOSTON, "0000"));
    SchemeLevel level = Determinations.of(found, Optional.empty(), SAMPLE, NOW).getLevels().get(0);
    assertEquals(OffenceLevel.UNKNOWN, level.getLevel());
    assertEquals(OffenceLevel.UNKNOWN, level.getFacts().get(0).getLevel());
  }

  @ParameterizedTest
  @EnumSource(
      value = IdentificationOutcome.class,
      names = {"NO_MATCH", "ERROR"})
  void whereNobodyWasFoundNobodyIsLookedUp(IdentificationOutcome outcome) throws BrokenEvent {
    Identification nobody = found(outcome);
    assertEquals(Optional.empty(), Determinations.subject(nobody));
    Determination made = Determinations.of(nobody, Optional.empty(), SAMPLE, NOW);
    assertEquals(ImmigrationStatus.UNKNOWN, made.getStatus());
    assertNull(made.getRecordId());
    assertNull(made.getRecordOrigin());
    assertEquals(List.of(), made.getRecordConvictions());
  }

  @ParameterizedTest
  @EnumSource(IdentificationOutcome.class)
  void aRecordThatIsGivenCountsWhateverTheIdentification(IdentificationOutcome outcome)
      throws BrokenEvent {
    Determination made = Determinations.of(found(outcome), Optional.of(REMOVABLE), SAMPLE, NOW);
    assertEquals(ImmigrationStatus.REMOVABLE, made.getStatus());
  }

  @Test
  void aGreyOneLooksAtTheCandidatesRecord() {
    assertEquals(Optional.of("S-1"), Determinations.subject(found(IdentificationOutcome.GREY)));
  }

  @Test
  void eachPlaceIsItsOwnAgencys() throws BrokenEvent {
    BookingContext booking = booking("ILCPD0000", "IL0450300", BOSTON, "5707");
    Determination made =
        Determinations.of(
            found(IdentificationOutcome.MATCH, booking), Optional.empty(), SAMPLE, NOW);
    assertEquals(new Place("ILCPD0000", "17031", "IL", "CHI"), made.getControlling());
    assertEquals(new Place("IL0450300", "17089", "IL", "CHI"), made.getArresting());
    assertEquals(new Place(BOSTON, "25025", "MA", "BOS"), made.getBooking());
    assertEquals(ImmigrationStatus.UNKNOWN, made.getStatus());
  }

  @Test
  void withoutAnArrestingAgencyTheControllingOneArrested() throws BrokenEvent {
    BookingContext booking = booking("ILCPD0000", null, BOSTON, "5707");
    Determination made =
        Determinations.of(
            found(IdentificationOutcome.MATCH, booking), Optional.empty(), SAMPLE, NOW);
    assertEquals("ILCPD0000", made.getArresting().getOri());
  }

  @ParameterizedTest
  @CsvSource({"XX0000000,,MA0130100", "MA0130100,XX0000000,MA0130100", "MA0130100,,XX0000000"})
  void anUnknownAgencyIsAnError(String controlling, String arresting, String booked) {
    Identification found =
        found(IdentificationOutcome.MATCH, booking(controlling, arresting, booked, "5707"));
    assertThrows(BrokenEvent.class, () -> Determinations.of(found, Optional.empty(), SAMPLE, NOW));
  }

  @Test
  void anAgencyIsTakenAsItWasOnTheDayOfTheBookingInItsOwnOffset()
      throws BrokenEvent, ReferenceDataException {
    ReferenceSet moved =
        ReferenceSet.of(
            """
            ori9,agency,county_fips,state,valid_from,valid_to
            MA0130100,Police,25025,MA,,2011-06-05
            MA0130100,Police,25027,MA,2011-06-05,
            """,
            "county_fips,ero_aor\n25025,BOS\n25027,HAR\n",
            "ncic_code,description,level\n5707,Trespassing,L3\n");
    Determination made =
        Determinations.of(found(IdentificationOutcome.MATCH), Optional.empty(), moved, NOW);
    assertEquals("BOS", made.getControlling().getFieldOffice());
  }

  @Test
  void aSentenceThatIsNoPeriodIsAnError() {
    RecordFacts broken =
        new RecordFacts(
            ImmigrationStatus.PENDING,
            "R",
            REMOVABLE.origin(),
            List.of(conviction("3532", OffenceClass.FELONY, "two years")));
    assertThrows(
        BrokenEvent.class,
        () ->
            Determinations.of(
                found(IdentificationOutcome.MATCH), Optional.of(broken), SAMPLE, NOW));
  }

  @Test
  void whatIsRecordedIsEnoughToMakeTheSameBytesAgain() throws Exception {
    for (Optional<RecordFacts> record :
        List.of(Optional.of(REMOVABLE), Optional.<RecordFacts>empty())) {
      Determination made =
          Determinations.of(found(IdentificationOutcome.MATCH), record, SAMPLE, NOW);
      Determination read = Determination.fromByteBuffer(made.toByteBuffer());
      Determination again =
          Determinations.of(
              read.getIdentification(), RecordFacts.of(read), SAMPLE, read.getDeterminedAt());
      assertEquals(bytes(made), bytes(again));
    }
  }

  @Test
  void theFactsOfARecordAreThoseOfTheLog() throws BrokenEvent {
    ImmigrationRecord record =
        new ImmigrationRecord(
            "S-1",
            "R-1",
            ImmigrationStatus.REMOVABLE,
            BOOKED,
            null,
            List.of(FELONY, RECORDED),
            "registry",
            false,
            null,
            null);
    assertEquals(REMOVABLE, RecordFacts.of(record, REMOVABLE.origin()));
    Determination made =
        Determinations.of(found(IdentificationOutcome.MATCH), Optional.of(REMOVABLE), SAMPLE, NOW);
    assertEquals(Optional.of(REMOVABLE), RecordFacts.of(made));
    assertNotEquals(Optional.of(REMOVABLE), RecordFacts.of(none()));
  }

  private static Determination none() throws BrokenEvent {
    return Determinations.of(found(IdentificationOutcome.ERROR), Optional.empty(), SAMPLE, NOW);
  }

  private static ByteBuffer bytes(Determination determination) throws Exception {
    return new BinaryMessageEncoder<Determination>(
            SpecificData.getForClass(Determination.class), Determination.getClassSchema())
        .encode(determination);
  }

  private static Identification found(IdentificationOutcome outcome) {
    return found(outcome, booking(BOSTON, null, BOSTON, "5707"));
  }

  private static Identification found(IdentificationOutcome outcome, BookingContext booking) {
    return new Identification(
        booking,
        outcome,
        "S-1",
        80.0,
        3.0,
        List.of(1, 2),
        List.of(),
        4L,
        36.0,
        19.0,
        0.001,
        "engine",
        null,
        null,
        BOOKED.plusSeconds(30),
        List.of(),
        List.of(),
        LabelCorrection.NONE,
        null,
        null,
        null,
        null,
        null);
  }

  private static BookingContext booking(
      String controlling, String arresting, String booked, String charge) {
    return new BookingContext(
        BookingIds.of(booked, "TCN-1"),
        "TCN-1",
        controlling,
        arresting,
        booked,
        new OffsetTime(BOOKED, -4 * 3600),
        LocalDate.parse("1980-01-01"),
        false,
        false,
        List.of(new Charge(charge, null, LocalDate.parse("2011-06-04"))),
        List.of(FELONY),
        BOOKED.plusSeconds(9));
  }

  private static Conviction conviction(String ncic, OffenceClass offenceClass, String sentence) {
    return new Conviction(ncic, DAY, offenceClass, sentence, null);
  }
}
