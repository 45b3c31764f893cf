package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.messaging.EventCodec;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

class ComparisonTest {
  private static final SampleCase CASE = new SampleCase("TCN0000001");
  private static final EventCodec<Disposition> CODEC = EventCodec.of(Disposition.class);

  @Test
  void theSameBytesAreEqual() {
    Disposition one = disposition(Outcome.WITHHELD, "X");
    assertEquals(List.of(), Comparison.of(recorded(one, CODEC.encode(one)), one, CODEC));
  }

  @Test
  void aRegistrysFramingIsNoDifference() {
    Disposition one = disposition(Outcome.WITHHELD, "X");
    byte[] single = CODEC.encode(one);
    byte[] framed = new byte[single.length - 5];
    System.arraycopy(single, 10, framed, 5, single.length - 10);
    assertEquals(List.of(), Comparison.of(recorded(one, framed), one, CODEC));
  }

  @Test
  void bytesThatDifferWhereNoFieldDoesAreDifferent() {
    Disposition one = disposition(Outcome.WITHHELD, "X");
    byte[] longer = java.util.Arrays.copyOf(CODEC.encode(one), CODEC.encode(one).length + 1);
    assertEquals(
        List.of("the bytes differ and the fields do not"),
        Comparison.of(recorded(one, longer), one, CODEC));
  }

  /** Written before events were sealed, so that it is readable when its key is destroyed. */
  @Test
  void whatIsReadableOfWhoIsForgottenIsComparedByItsFields() {
    Identification one = CASE.identification();
    Identification other = Identification.newBuilder(one).setScore(1.0).build();
    byte[] plain = EventCodec.of(Identification.class).encode(one);
    try (KeyVault vault = new MemoryVault()) {
      vault.destroy(KeyId.ofBooking(CASE.id()), new Destruction(SampleCase.BOOKED, "test"));
      EventCodec<Identification> sealing = EventCodec.of(Identification.class).with(vault);
      assertEquals(List.of(), Comparison.of(recorded(one, plain), one, sealing));
      assertEquals(1, Comparison.of(recorded(one, plain), other, sealing).size());
    }
  }

  @Test
  void namesTheFieldsThatDiffer() {
    assertEquals(
        List.of(
            "outcome: recorded WITHHELD, recomputed HELD",
            "instruments[0]: recorded X, recomputed another value"),
        Comparison.fields(
            disposition(Outcome.WITHHELD, "X"), disposition(Outcome.HELD, "free text, of a kind")));
  }

  @Test
  void tellsNothingOfThePerson() {
    BookingContext one = CASE.context();
    BookingContext other =
        BookingContext.newBuilder(one)
            .setBorn(LocalDate.of(1999, 9, 9))
            .setTcn("TCN0000002")
            .build();
    assertEquals(
        List.of("tcn: recorded TCN0000001, recomputed TCN0000002", "born: differs"),
        Comparison.fields(one, other));
  }

  /** A date from somebody's life, as that of the conviction is. */
  @Test
  void tellsNoReleaseFromCustody() {
    Conviction one =
        Conviction.newBuilder()
            .setNcic("1201")
            .setConvicted(LocalDate.of(2006, 1, 1))
            .setOffenceClass(OffenceClass.FELONY)
            .setReleased(LocalDate.of(2007, 12, 1))
            .build();
    for (LocalDate released : Arrays.asList(LocalDate.of(2007, 12, 2), null)) {
      Conviction other = Conviction.newBuilder(one).setReleased(released).build();
      assertEquals(
          List.of("convictions[0].released: differs"), Comparison.fields(with(one), with(other)));
    }
  }

  private static BookingContext with(Conviction conviction) {
    return BookingContext.newBuilder(CASE.context()).setConvictions(List.of(conviction)).build();
  }

  @Test
  void tellsTheFirstFiveAndHowManyMore() {
    BookingContext one = CASE.context();
    BookingContext other =
        BookingContext.newBuilder(one)
            .setTcn("A")
            .setBookingOri("A")
            .setControllingOri("A")
            .setArrestingOri("A")
            .setCitizenshipClaimed(true)
            .setProtectedPerson(true)
            .setCharges(List.of())
            .build();
    List<String> told = Comparison.fields(one, other);
    assertEquals(6, told.size());
    assertEquals("2 more", told.get(5));
    assertTrue(told.contains("arrestingOri: recorded nothing, recomputed A"), told.toString());
  }

  private static Disposition disposition(Outcome outcome, String instrument) {
    return CASE.disposition("sib:MA", outcome, Reason.RECIPIENT_REFUSED, instrument);
  }

  private static <T extends SpecificRecord> Recorded<T> recorded(T event, byte[] value) {
    return new Recorded<>(
        event, new LogRecord("t", 0, 0, SampleCase.BOOKED, null, List.of(), value));
  }
}
