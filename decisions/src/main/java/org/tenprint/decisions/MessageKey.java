package org.tenprint.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random bytes from which the ids of a step's messages follow. They stand in the journal, which
 * recipients do not read: to them an id says nothing, neither of the step nor of what came before.
 */
public final class MessageKey {
  /** So many bytes. */
  public static final int LENGTH = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  /**
   * @param bytes {@value #LENGTH}, drawn for one step
   */
  public MessageKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key of " + LENGTH + " bytes is wanted");
    }
    this.bytes = bytes.clone();
  }

  static MessageKey read(ByteBuffer written) throws BrokenEvent {
    if (written.remaining() != LENGTH) {
      throw new BrokenEvent("messageKey is none");
    }
    byte[] bytes = new byte[LENGTH];
    written.duplicate().get(bytes);
    return new MessageKey(bytes);
  }

  ByteBuffer written() {
    return ByteBuffer.wrap(bytes.clone());
  }

  /** The id of a message: HMAC-SHA-256 of recipient and kind, as a UUID of version 8. */
  String id(String recipient, Enum<?> kind) {
    return id(recipient + "|" + kind.name());
  }

  /**
   * The same of one of several recalls that a step makes to a recipient, of what it recalls too, or
   * of one of several notices, of its number.
   */
  String id(String recipient, Enum<?> kind, String which) {
    return id(recipient + "|" + kind.name() + "|" + which);
  }

  private String id(String of) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      byte[] digest = mac.doFinal(of.getBytes(UTF_8));
      ByteBuffer first = ByteBuffer.wrap(digest);
      long high = first.getLong() & ~0xF000L | 0x8000L;
      long low = first.getLong() & ~(3L << 62) | 2L << 62;
      return new UUID(high, low).toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "a message key";
  }
}
