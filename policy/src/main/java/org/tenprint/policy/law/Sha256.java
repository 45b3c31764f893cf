package org.tenprint.policy.law;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Short names of contents. */
public final class Sha256 {
  private static final int DIGITS = 16;

  private Sha256() {}

  /** The first 16 hexadecimal digits of the hash over texts, as UTF-8, one after the other. */
  public static String digits(Stream<String> texts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      texts.forEach(text -> sha256.update(text.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
