package org.tenprint.system;

import com.google.crypto.tink.subtle.AesSiv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.tenprint.events.common.Sealed;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.RecipientMessage;

/** Messages to a lone office, each of one booking under one key, and what the door says of it. */
final class ToldMessage {
  static final UUID BOOKING = UUID.fromString("6a0f0f5e-5a3d-5c1e-9a4c-0d6f2f1b7a11");
  static final String SUBJECT = "S-0815";

  private static final String ABOUT = "org.tenprint.events.notification.RecipientMessage K-1";
  private static final byte[] KEY = key(1);

  private ToldMessage() {}

  private static byte[] key(int fill) {
    byte[] key = new byte[64];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private static RecipientMessage.Builder of(String id, MessageKind kind) {
    return RecipientMessage.newBuilder()
        .setMessageId(id)
        .setKind(kind)
        .setBookingId(BOOKING)
        .setTcn("TCN-0000001")
        .setBookingOri("MA0130100")
        .setRecipient(LoneOffice.OFFICE)
        .setSentAt(Instant.parse("2011-06-06T12:00:00Z"));
  }

  /** Tells of nobody. */
  static byte[] noMatch(String id) {
    return bytes(of(id, MessageKind.NO_MATCH).build());
  }

  static byte[] ofUnknownKind(String id) {
    return bytes(of(id, MessageKind.UNKNOWN).build());
  }

  static byte[] recall(String id, String recalled) {
    return bytes(of(id, MessageKind.RECALL).setRecalls(recalled).build());
  }

  /** What is inside of an identification of {@link #SUBJECT}. */
  static RecipientMessage inside(String id) {
    return of(id, MessageKind.IDENTIFICATION)
        .setSubjectId(SUBJECT)
        .setStatus(ImmigrationStatus.REMOVABLE)
        .setInstruments(List.of("FED-SHARE"))
        .build();
  }

  static byte[] identification(String id) {
    return identification(id, inside(id));
  }

  /** One that has another inside than it should. */
  static byte[] identification(String id, RecipientMessage inside) {
    return sealed(id, inside, KEY);
  }

  /** One that the office's key does not open. */
  static byte[] underAnotherKey(String id) {
    return sealed(id, inside(id), key(2));
  }

  private static byte[] sealed(String id, RecipientMessage inside, byte[] key) {
    try {
      byte[] ciphertext =
          new AesSiv(key)
              .encryptDeterministically(bytes(inside), ABOUT.getBytes(StandardCharsets.UTF_8));
      return bytes(
          of(id, MessageKind.IDENTIFICATION)
              .setInstruments(List.of("FED-SHARE"))
              .setSealed(new Sealed("K-1", "aes-siv-1", ByteBuffer.wrap(ciphertext)))
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(RecipientMessage message) {
    try {
      ByteBuffer encoded = message.toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the door says of the key. */
  static LoneOffice.Answer theKey(LoneOffice.Asked asked) {
    if (!asked.path().equals("/keys/" + BOOKING)) {
      return new LoneOffice.Answer(404, "{}");
    }
    String json =
        """
        {"booking":"%s","recipient":"%s","keyId":"K-1","form":"aes-siv-1","about":"%s","key":"%s"}"""
            .formatted(BOOKING, LoneOffice.OFFICE, ABOUT, Base64.getEncoder().encodeToString(KEY));
    return new LoneOffice.Answer(200, json);
  }
}
