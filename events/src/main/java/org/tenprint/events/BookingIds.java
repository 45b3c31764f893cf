package org.tenprint.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from content, so that a resubmission or a replay has the same ones (RFC 9562,
 * 5.5).
 */
public final class BookingIds {
  /** Form of an ORI. */
  public static final String ORI = "[A-Z0-9]{9}";

  /** Form of a transaction control number; a door may want longer ones. */
  public static final String TCN = "[!-~&&[^a-z]]{1,40}";

  private static final UUID BOOKINGS = UUID.fromString("5f6a3c0e-6a43-5d1b-9d0e-7c8f2b1a4e60");

  private BookingIds() {}

  /**
   * The id of a booking: UUIDv5 of its booking agency's ORI and the TCN.
   *
   * @param ori ORI of the booking agency, nine characters
   * @param tcn transaction control number
   */
  public static UUID of(String ori, String tcn) {
    return version5(BOOKINGS, ori + "/" + tcn);
  }

  /**
   * A name-based UUID, version 5 (SHA-1).
   *
   * @param namespace the namespace
   * @param name the name, hashed as UTF-8
   */
  public static UUID version5(UUID namespace, String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      ByteBuffer space = ByteBuffer.allocate(16);
      space
          .putLong(namespace.getMostSignificantBits())
          .putLong(namespace.getLeastSignificantBits());
      sha1.update(space.array());
      ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = hash.getLong() & 0xffffffffffff0fffL | 0x5000L;
      long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
