package org.tenprint.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a data key: it follows from whose it is, so that nobody has to remember it.
 *
 * @param text the first 16 bytes of a SHA-256, hexadecimal
 */
public record KeyId(String text) {
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException if it is of another form
   */
  public KeyId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the id of a key");
    }
  }

  /** The key of the person of a booking. */
  public static KeyId ofBooking(UUID booking) {
    return of("booking", booking.toString());
  }

  /** The key of a person who is known without a booking: of records, and of first enrolments. */
  public static KeyId ofSubject(String subject) {
    return of("subject", subject);
  }

  /** The key of what no person can be named for, such as dead letters. */
  public static KeyId ofDeployment(String purpose) {
    return of("deployment", purpose);
  }

  private static KeyId of(String kind, String whose) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(("tenprint/" + kind + "/").getBytes(StandardCharsets.UTF_8));
      byte[] hash = digest.digest(whose.getBytes(StandardCharsets.UTF_8));
      return new KeyId(HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(text);
  }

  static KeyId of(byte[] bytes) {
    return new KeyId(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return text;
  }
}
