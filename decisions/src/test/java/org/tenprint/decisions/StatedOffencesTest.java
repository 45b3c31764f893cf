package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.policy.offence.Offences;

class StatedOffencesTest {
  private static final LocalDate DAY = LocalDate.of(2001, 2, 3);
  private static final Conviction ROBBERY = conviction("1201", "P2Y");
  private static final Conviction ASSAULT = conviction("1399", null);

  @Test
  void whatBothStateCountsOnceWhereItCameFirst() throws BrokenEvent {
    Offences offences =
        StatedOffences.of(booking(List.of(), ASSAULT, ROBBERY), List.of(ROBBERY, ASSAULT));
    assertEquals(List.of("1399", "1201"), codes(offences));
    assertEquals(Set.of(0, 1), offences.ofBoth());
  }

  /** Of two alike of which the record states one, the first; of another sentence, none. */
  @Test
  void whichOfTheBookingsTheRecordStatesIsKnown() throws BrokenEvent {
    BookingContext three = booking(List.of(), ASSAULT, ROBBERY, ROBBERY);
    assertEquals(Set.of(1), StatedOffences.of(three, List.of(ROBBERY)).ofBoth());
    assertEquals(Set.of(1, 2), StatedOffences.of(three, List.of(ROBBERY, ROBBERY)).ofBoth());
    assertEquals(Set.of(0), StatedOffences.of(three, List.of(released(ASSAULT, 3))).ofBoth());
    assertEquals(Set.of(), StatedOffences.of(three, List.of(conviction("1201", "P3Y"))).ofBoth());
    assertEquals(Set.of(), StatedOffences.of(three, List.of()).ofBoth());
  }

  @Test
  void twoAlikeThatOneOfThemStatesAreTwo() throws BrokenEvent {
    assertEquals(
        List.of("1201", "1201"),
        codes(StatedOffences.of(booking(List.of(), ROBBERY, ROBBERY), List.of(ROBBERY))));
    assertEquals(
        List.of("1201", "1201"),
        codes(StatedOffences.of(booking(List.of(), ROBBERY), List.of(ROBBERY, ROBBERY))));
    assertEquals(
        List.of("1201", "1201", "1201"),
        codes(StatedOffences.of(booking(List.of(), ROBBERY), List.of(ROBBERY, ROBBERY, ROBBERY))));
  }

  @Test
  void anotherSentenceIsAnotherConviction() throws BrokenEvent {
    Offences offences =
        StatedOffences.of(booking(List.of(), ROBBERY), List.of(conviction("1201", "P3Y"), ASSAULT));
    assertEquals(List.of("1201", "1201", "1399"), codes(offences));
    assertEquals(
        List.of(Optional.of(Period.ofYears(2)), Optional.of(Period.ofYears(3)), Optional.empty()),
        offences.convictions().stream().map(one -> one.sentence()).toList());
  }

  @Test
  void whatARecordSaysOfAReleaseStandsBesideWhatTheBookingSays() throws BrokenEvent {
    Offences offences =
        StatedOffences.of(
            booking(List.of(), ROBBERY, ASSAULT, released(ROBBERY, 3), released(ASSAULT, 4)),
            List.of(released(ROBBERY, 3), released(ROBBERY, 5), released(ASSAULT, 6), ASSAULT));
    assertEquals(0, offences.ofRecord());
    assertEquals(
        List.of(day(5), Optional.empty(), day(3), Optional.empty()),
        offences.convictions().stream().map(one -> one.release()).toList());
    assertEquals(
        List.of(Optional.empty(), Optional.empty(), day(3), day(4)),
        offences.ofBooking().convictions().stream().map(one -> one.release()).toList());
  }

  @Test
  void aReleaseThatTheRecordAloneStatesIsOfTheRecord() throws BrokenEvent {
    Offences offences =
        StatedOffences.of(booking(List.of(), ROBBERY), List.of(released(ASSAULT, 3), ROBBERY));
    assertEquals(List.of("1201", "1399"), codes(offences));
    assertEquals(day(3), offences.convictions().get(1).release());
    assertEquals(List.of("1201"), codes(offences.ofBooking()));
  }

  private static Optional<LocalDate> day(int later) {
    return Optional.of(DAY.plusDays(later));
  }

  private static Conviction released(Conviction one, int later) {
    return Conviction.newBuilder(one).setReleased(DAY.plusDays(later)).build();
  }

  @Test
  void aChargeWithoutADayHasNone() throws BrokenEvent {
    Offences offences =
        StatedOffences.of(
            booking(List.of(new Charge("2299", null, DAY), new Charge("5499", null, null))),
            List.of());
    assertEquals(
        List.of(Optional.of(DAY), Optional.empty()),
        offences.charges().stream().map(one -> one.occurred()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2Y", "P2Y6", "-P1Y", "P99999999Y", "P306783379W"})
  void aSentenceThatIsNoneIsBroken(String sentence) {
    assertThrows(
        BrokenEvent.class,
        () -> StatedOffences.of(booking(List.of(), conviction("1201", sentence)), List.of()));
  }

  @Test
  void aThousandAreCountedAndOneMoreIsBroken() throws BrokenEvent {
    List<Conviction> most = Collections.nCopies(1_000, ROBBERY);
    assertEquals(1_000, codes(StatedOffences.of(booking(List.of()), most)).size());
    List<Conviction> more = Collections.nCopies(1_001, ROBBERY);
    assertThrows(BrokenEvent.class, () -> StatedOffences.of(booking(List.of()), more));
    List<Charge> charges = Collections.nCopies(1_001, new Charge("2299", null, DAY));
    assertThrows(BrokenEvent.class, () -> StatedOffences.of(booking(charges), List.of()));
    Conviction[] stated = more.toArray(Conviction[]::new);
    assertThrows(BrokenEvent.class, () -> StatedOffences.of(booking(List.of(), stated), List.of()));
  }

  private static List<String> codes(Offences offences) {
    return offences.convictions().stream().map(one -> one.ncic()).toList();
  }

  private static Conviction conviction(String ncic, String sentence) {
    return new Conviction(ncic, DAY, OffenceClass.FELONY, sentence, null);
  }

  private static BookingContext booking(List<Charge> charges, Conviction... convictions) {
    return BookingContext.newBuilder()
        .setBookingId(new UUID(1, 2))
        .setTcn("T-1")
        .setControllingOri("MA0130100")
        .setArrestingOri("MA0130100")
        .setBookingOri("MA0130100")
        .setBookedAt(Times.written(Instant.parse("2011-06-05T12:00:00Z"), ZoneOffset.UTC))
        .setReceivedAt(Instant.parse("2011-06-05T12:00:01Z"))
        .setCharges(charges)
        .setConvictions(List.of(convictions))
        .build();
  }
}
