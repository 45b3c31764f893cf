package org.tenprint.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.MessagePart;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.RequestPurpose;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;
import org.tenprint.vault.Tampered;

/** A message is opened by the key of its recipient and booking, and by no other. */
class RecipientKeyTest {
  private static final UUID BOOKING = UUID.fromString("6a0f0f5e-5a3d-5c1e-9a4c-0d6f2f1b7a11");
  private static final UUID OTHER = UUID.fromString("6a0f0f5e-5a3d-5c1e-9a4c-0d6f2f1b7a12");
  private static final Instant AT = Instant.parse("2011-06-06T12:00:00Z");

  private final KeyVault vault = new MemoryVault();
  private final EventCodec<RecipientMessage> plain = EventCodec.of(RecipientMessage.class);
  private final EventCodec<RecipientMessage> codec = plain.with(vault);

  private static RecipientMessage message(UUID booking, String recipient) {
    return RecipientMessage.newBuilder()
        .setMessageId("M-1")
        .setKind(MessageKind.IDENTIFICATION)
        .setBookingId(booking)
        .setTcn("TCN-0000001")
        .setBookingOri("MA0130100")
        .setRecipient(recipient)
        .setSubjectId("SENTINEL-SUBJECT")
        .setStatus(ImmigrationStatus.REMOVABLE)
        .setInstruments(List.of("FED-SHARE"))
        .setSentAt(AT)
        .build();
  }

  private RecipientKey key(UUID booking, String recipient) {
    return RecipientKey.of(vault, booking, RecipientAddress.of(recipient)).orElseThrow();
  }

  /** By a recipient's key, which the booking's has to give it. */
  private byte[] opened(UUID booking, String recipient, byte[] ciphertext) throws Tampered {
    DataKey whole = vault.find(KeyId.ofBooking(booking)).orElseThrow();
    RecipientKey key = key(booking, recipient);
    assertArrayEquals(whole.copy(recipient), key.key());
    return whole.open(recipient, key.about(), ciphertext);
  }

  /** What is inside, less the zeros. */
  private RecipientMessage unfilled(byte[] opened) throws PoisonEvent {
    return RecipientMessage.newBuilder(plain.decode(opened)).setFiller("").build();
  }

  private byte[] ciphertext(RecipientMessage message) throws PoisonEvent {
    RecipientMessage outside = plain.decodeOutside(codec.encode(message));
    return outside.getSealed().getBytes().array();
  }

  @Test
  void itsRecipientOpensItAndFindsTheWholeMessage() throws Exception {
    RecipientMessage message = message(BOOKING, "field-office:BOS");
    byte[] opened = opened(BOOKING, "field-office:BOS", ciphertext(message));
    assertEquals(message, unfilled(opened));
    assertArrayEquals(codec.encode(message), codec.encode(message), "a replay is the same bytes");
    assertEquals(message, codec.decode(codec.encode(message)));
  }

  @Test
  void nobodyElsesKeyOpensIt() throws PoisonEvent {
    byte[] ciphertext = ciphertext(message(BOOKING, "field-office:BOS"));
    ciphertext(message(OTHER, "field-office:BOS"));
    for (String other : List.of("field-office:SEA", "sib:BOS", "agency:BOS")) {
      assertThrows(Tampered.class, () -> opened(BOOKING, other, ciphertext));
    }
    assertThrows(Tampered.class, () -> opened(OTHER, "field-office:BOS", ciphertext));
  }

  /** What a request says goes to the agency's topic, and is opened by the agency's key. */
  @Test
  void aRequestIsTheAgencysToOpen() throws Exception {
    RecipientMessage request = message(BOOKING, "request:MA0130100");
    byte[] opened = opened(BOOKING, "agency:MA0130100", ciphertext(request));
    assertEquals(request, unfilled(opened));
  }

  @Test
  void outsideIsNothingOfThePersonAndAMessageWithoutAnyIsLeftAsItIs() throws PoisonEvent {
    byte[] bytes = codec.encode(message(BOOKING, "sib:MA"));
    assertFalse(new String(bytes, UTF_8).contains("SENTINEL"));
    RecipientMessage outside = plain.decodeOutside(bytes);
    assertNull(outside.getSubjectId());
    assertNull(outside.getStatus());
    assertEquals("M-1", outside.getMessageId());
    assertNotNull(outside.getSealed());
    RecipientMessage nothing =
        RecipientMessage.newBuilder(message(OTHER, "sib:MA"))
            .setKind(MessageKind.NO_MATCH)
            .setSubjectId(null)
            .setStatus(null)
            .build();
    assertArrayEquals(plain.encode(nothing), codec.encode(nothing));
    assertEquals(Optional.empty(), vault.find(KeyId.ofBooking(OTHER)), "nor is a key made");
    byte[] before = plain.encode(message(BOOKING, "sib:MA"));
    assertEquals("SENTINEL-SUBJECT", codec.decode(before).getSubjectId(), "one of before is read");
  }

  /** Which parts a rule kept back may tell of the person: also where all of them are. */
  @Test
  void whichPartsItLacksIsForItsRecipientAlone() throws Exception {
    List<MessagePart> lacking = List.of(MessagePart.SUBJECT, MessagePart.STATUS);
    RecipientMessage message =
        RecipientMessage.newBuilder(message(BOOKING, "sib:MA"))
            .setSubjectId(null)
            .setStatus(null)
            .setWithheld(lacking)
            .build();
    RecipientMessage outside = plain.decodeOutside(codec.encode(message));
    assertEquals(List.of(), outside.getWithheld());
    assertNotNull(outside.getSealed());
    assertEquals(lacking, codec.decode(codec.encode(message)).getWithheld());
  }

  /**
   * For what an agency is asked of a person is of the person: and it is asked to be bound by it.
   */
  @Test
  void whatARequestIsForIsForTheAgencyAlone() throws Exception {
    RecipientMessage request =
        RecipientMessage.newBuilder(message(BOOKING, "request:MA0130100"))
            .setKind(MessageKind.REQUEST)
            .setSubjectId(null)
            .setStatus(null)
            .setPurpose(RequestPurpose.CRIMINAL_INVESTIGATION)
            .build();
    RecipientMessage outside = plain.decodeOutside(codec.encode(request));
    assertNull(outside.getPurpose());
    assertNotNull(outside.getSealed());
    assertEquals(request, unfilled(opened(BOOKING, "agency:MA0130100", ciphertext(request))));
    Set<Integer> lengths = new HashSet<>();
    for (RequestPurpose one : RequestPurpose.values()) {
      lengths.add(
          codec.encode(RecipientMessage.newBuilder(request).setPurpose(one).build()).length);
    }
    assertEquals(1, lengths.size(), "the length does not tell which");
  }

  @Test
  void whatIsSealedForOneIsPoisonInAnothersName() throws PoisonEvent {
    RecipientMessage boston = plain.decodeOutside(codec.encode(message(BOOKING, "sib:MA")));
    boston.put("recipient", "sib:IL");
    byte[] moved = plain.encode(boston);
    PoisonEvent poison = assertThrows(PoisonEvent.class, () -> codec.decode(moved));
    assertEquals(PoisonReason.UNDECODABLE, poison.reason());
    assertThrows(IllegalArgumentException.class, () -> codec.encode(message(BOOKING, "somebody")));
  }

  @Test
  void withTheBookingsKeyTheRecipientsIsGone() {
    byte[] bytes = codec.encode(message(BOOKING, "sib:MA"));
    vault.destroy(KeyId.ofBooking(BOOKING), new Destruction(AT, "order"));
    assertEquals(
        PoisonReason.ERASED, assertThrows(PoisonEvent.class, () -> codec.decode(bytes)).reason());
    assertThrows(KeyDestroyed.class, () -> key(BOOKING, "sib:MA"));
  }

  @Test
  void ofACaseEventTheOrderAndTheChargeAreSealedAndTheRestIsLeftAsItIs() throws PoisonEvent {
    EventCodec<CaseEvent> readable = EventCodec.of(CaseEvent.class);
    EventCodec<CaseEvent> sealing = readable.with(vault);
    CaseEvent.Builder event =
        CaseEvent.newBuilder().setBookingId(BOOKING).setAt(new OffsetTime(AT, 0));
    CaseEvent expunged =
        event.setKind(CaseEventKind.EXPUNGED).setOrder("SENTINEL-ORDER").setBy("clerk").build();
    byte[] bytes = sealing.encode(expunged);
    assertFalse(new String(bytes, UTF_8).contains("SENTINEL"));
    assertEquals("clerk", readable.decodeOutside(bytes).getBy());
    assertEquals(expunged, sealing.decode(bytes));
    CaseEvent protection = event.setKind(CaseEventKind.PROTECTED).setOrder(null).build();
    assertArrayEquals(readable.encode(protection), sealing.encode(protection));
    assertTrue(vault.find(KeyId.ofBooking(BOOKING)).isPresent());
  }
}
