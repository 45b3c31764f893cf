package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.FingerTemplate;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Intake;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Sealed;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.testkit.ExtremeEvents;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;
import org.tenprint.vault.VaultUnavailable;

class SealingTest {
  private static final UUID BOOKING = UUID.fromString("6a0f0f5e-5a3d-5c1e-9a4c-0d6f2f1b7a11");
  private static final UUID OTHER = UUID.fromString("6a0f0f5e-5a3d-5c1e-9a4c-0d6f2f1b7a12");
  private static final Instant AT = Instant.parse("2011-06-06T12:00:00Z");
  private static final byte[] RIDGES = "RIDGES-OF-A-FINGER".getBytes(UTF_8);
  private static final List<String> OF_THE_PERSON =
      List.of("SENTINEL,NAME", "SENTINEL WORDS", "RIDGES-OF-A-FINGER");

  private final KeyVault vault = new MemoryVault();

  static List<Class<? extends SpecificRecord>> sealable() {
    return List.of(
        Booking.class, Enrolment.class, Identification.class, Determination.class, CaseEvent.class);
  }

  /** Whatever such an event holds, it comes back, and is sealed as the same bytes twice. */
  @ParameterizedTest
  @MethodSource("sealable")
  void anyEventComesBackAsItWas(Class<? extends SpecificRecord> type) throws PoisonEvent {
    for (int seed = 0; seed < 200; seed++) {
      comesBack(type, seed);
    }
  }

  private <T extends SpecificRecord> void comesBack(Class<T> type, int seed) throws PoisonEvent {
    EventCodec<T> plain = EventCodec.of(type);
    EventCodec<T> sealing = plain.with(vault);
    T event = new ExtremeEvents(seed).upTo(300, 20).next(type);
    if (Sealing.isSealed(event)) {
      return;
    }
    byte[] bytes = sealing.encode(event);
    byte[] readable = plain.encode(event);
    assertArrayEquals(
        readable, plain.encode(sealing.decode(bytes)), () -> type + " of seed " + seed);
    assertArrayEquals(bytes, EventCodec.of(type).with(vault).encode(event));
    T outside = plain.decodeOutside(bytes);
    // drawn without encounters, an enrolment has nothing to seal; nor has most that happens
    if (Sealing.isSealed(outside)) {
      PoisonEvent closed = assertThrows(PoisonEvent.class, () -> plain.decode(bytes));
      assertEquals(PoisonReason.SEALED, closed.reason());
    } else {
      assertTrue(Set.of(Enrolment.class, CaseEvent.class).contains(type));
      assertArrayEquals(readable, bytes);
    }
    assertArrayEquals(
        readable, plain.encode(sealing.decode(readable)), "one written before is read");
  }

  @Test
  void nothingOfThePersonIsReadableOutside() throws PoisonEvent {
    assertHolds(EventCodec.of(Booking.class), booking(BOOKING));
    assertHolds(EventCodec.of(Enrolment.class), enrolment(BOOKING));
    assertHolds(EventCodec.of(Enrolment.class), enrolment(null));

    Booking outside =
        EventCodec.of(Booking.class)
            .decodeOutside(EventCodec.of(Booking.class).with(vault).encode(booking(BOOKING)));
    assertNull(outside.getName());
    assertNull(outside.getContext().getBorn());
    assertFalse(outside.getContext().getProtectedPerson());
    assertEquals(List.of(), outside.getContext().getCharges());
    assertEquals(List.of(), outside.getPrints());
    assertEquals("TCN-0000001", outside.getContext().getTcn(), "what is of nobody stays");
    assertNotNull(outside.getSealed());
  }

  private <T extends SpecificRecord> void assertHolds(EventCodec<T> plain, T event) {
    String readable = new String(plain.encode(event), UTF_8);
    String sealed = new String(plain.with(vault).encode(event), UTF_8);
    assertTrue(OF_THE_PERSON.stream().anyMatch(readable::contains), "the scan sees what is there");
    OF_THE_PERSON.forEach(secret -> assertFalse(sealed.contains(secret), secret));
  }

  /** A protected person's booking is as long as another's, and differs in the ciphertext alone. */
  @Test
  void whoIsProtectedCannotBeTold() throws PoisonEvent {
    EventCodec<Booking> codec = EventCodec.of(Booking.class).with(vault);
    Booking usual = booking(BOOKING);
    Booking other = booking(BOOKING);
    other.getContext().put("protectedPerson", true);
    byte[] one = codec.encode(usual);
    byte[] two = codec.encode(other);
    assertEquals(one.length, two.length);
    assertFalse(Arrays.equals(one, two));
    Booking outside = codec.decodeOutside(one);
    Booking outsideOther = codec.decodeOutside(two);
    outside.put("sealed", null);
    outsideOther.put("sealed", null);
    assertArrayEquals(
        EventCodec.of(Booking.class).encode(outside),
        EventCodec.of(Booking.class).encode(outsideOther));
  }

  @Test
  void whoWasForgottenIsErasedAndIsNotWrittenAgain() {
    EventCodec<Booking> codec = EventCodec.of(Booking.class).with(vault);
    byte[] bytes = codec.encode(booking(BOOKING));
    byte[] others = codec.encode(booking(OTHER));
    vault.destroy(KeyId.ofBooking(BOOKING), new Destruction(AT, "order"));
    assertEquals(PoisonReason.ERASED, reason(codec, bytes));
    var thrown = assertThrows(RuntimeException.class, () -> codec.encode(booking(BOOKING)));
    assertEquals(PoisonReason.ERASED, Thrown.poison(thrown).reason());
    assertTrue(Thrown.ofTheEvent(thrown), "the hop goes on");
    assertNull(reason(codec, others));
  }

  /** A person of two bookings, of which one is forgotten, is known by the other. */
  @Test
  void ofAnEnrolmentTheEncountersThatWereNotErasedAreLeft() throws PoisonEvent {
    EventCodec<Enrolment> codec = EventCodec.of(Enrolment.class).with(vault);
    Encounter one = enrolment(BOOKING).getEncounters().get(0);
    Encounter two = enrolment(OTHER).getEncounters().get(0);
    byte[] bytes = codec.encode(new Enrolment("S-1", List.of(one, two)));
    assertEquals(2, codec.decode(bytes).getEncounters().size());
    vault.destroy(KeyId.ofBooking(BOOKING), new Destruction(AT, "order"));
    List<Encounter> left = codec.decode(bytes).getEncounters();
    assertEquals(List.of(OTHER), left.stream().map(Encounter::getBookingId).toList());
    byte[] again = codec.encode(new Enrolment("S-1", List.of(one, two)));
    assertEquals(1, codec.decodeOutside(again).getEncounters().size(), "nor is it written again");
    vault.destroy(KeyId.ofBooking(OTHER), new Destruction(AT, "order"));
    assertEquals(PoisonReason.ERASED, reason(codec, bytes));
    assertThrows(KeyDestroyed.class, () -> codec.encode(new Enrolment("S-1", List.of(one, two))));
  }

  @Test
  void aKeyThatIsAwayIsNoFaultOfTheEvent() {
    byte[] bytes = EventCodec.of(Booking.class).with(vault).encode(booking(BOOKING));
    EventCodec<Booking> elsewhere = EventCodec.of(Booking.class).with(new MemoryVault());
    var away = assertThrows(VaultUnavailable.class, () -> elsewhere.decode(bytes));
    assertFalse(Thrown.ofTheEvent(away), "it ends the process, and nothing is put aside");
  }

  @Test
  void ciphertextThatIsMovedOrChangedIsPoison() throws PoisonEvent {
    EventCodec<Booking> plain = EventCodec.of(Booking.class);
    EventCodec<Booking> codec = plain.with(vault);
    Booking one = plain.decodeOutside(codec.encode(booking(BOOKING)));
    Booking two = plain.decodeOutside(codec.encode(booking(OTHER)));
    Sealed own = one.getSealed();
    one.put("sealed", two.getSealed());
    assertEquals(PoisonReason.UNDECODABLE, reason(codec, plain.encode(one)), "another's");
    one.put("sealed", new Sealed(own.getKey(), "rot13", own.getBytes()));
    assertEquals(PoisonReason.UNDECODABLE, reason(codec, plain.encode(one)), "another form");
    byte[] changed = own.getBytes().array().clone();
    changed[changed.length - 1] ^= 1;
    one.put("sealed", new Sealed(own.getKey(), own.getForm(), ByteBuffer.wrap(changed)));
    assertEquals(PoisonReason.UNDECODABLE, reason(codec, plain.encode(one)), "a bit");
    one.put("sealed", own);
    assertNull(reason(codec, plain.encode(one)));
    one.getContext().put("bookingId", OTHER);
    assertEquals(PoisonReason.UNDECODABLE, reason(codec, plain.encode(one)), "another booking");
  }

  /** The reason for which bytes cannot be read; null if they can. */
  private static PoisonReason reason(EventCodec<?> codec, byte[] bytes) {
    try {
      codec.decode(bytes);
      return null;
    } catch (PoisonEvent e) {
      return e.reason();
    }
  }

  private static Booking booking(UUID id) {
    BookingContext context =
        BookingContext.newBuilder()
            .setBookingId(id)
            .setTcn("TCN-0000001")
            .setControllingOri("MA0130100")
            .setBookingOri("MA0130100")
            .setBookedAt(new OffsetTime(AT, -14_400))
            .setBorn(LocalDate.parse("1980-03-04"))
            .setCharges(List.of(new Charge("1313", "SENTINEL WORDS", null)))
            .setReceivedAt(AT)
            .build();
    Print print =
        new Print(
            1,
            ImpressionType.ROLLED,
            PrintFormat.ISO_19794_2,
            null,
            null,
            null,
            ByteBuffer.wrap(RIDGES));
    return new Booking(
        context,
        "SENTINEL,NAME",
        Retention.ENROL,
        List.of(print),
        List.of(),
        Intake.REST_JSON,
        "0".repeat(64),
        null);
  }

  private static Enrolment enrolment(UUID booking) {
    FingerTemplate template = new FingerTemplate(1, "x/1", 80, ByteBuffer.wrap(RIDGES));
    return new Enrolment("S-1", List.of(new Encounter(booking, AT, List.of(template), null)));
  }
}
