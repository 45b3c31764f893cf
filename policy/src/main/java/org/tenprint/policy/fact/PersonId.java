package org.tenprint.policy.fact;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Who a person is: the issuer and the subject of the token by which they came, as one text, {@code
 * https://issuer.example/realm#subject}. What is not a small Latin letter, a digit or one of {@code
 * -._~:/} is written as its bytes in UTF-8, {@code %} and two digits each, so two people have two
 * texts, and no spelling, case or alphabet makes two of one.
 */
public final class PersonId {
  private static final int LONGEST = 256;
  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-._~:/";
  private static final String PART = "(?:[a-z0-9._~:/-]|%[0-9a-f]{2})+";
  private static final Pattern FORM = Pattern.compile(PART + "#" + PART);

  private PersonId() {}

  /**
   * The text.
   *
   * @throws IllegalArgumentException if one of the two is empty, or both are too long together
   */
  public static String of(String issuer, String subject) {
    String text = part(issuer) + "#" + part(subject);
    if (!is(text)) {
      throw new IllegalArgumentException("a person is an issuer and a subject, not too long");
    }
    return text;
  }

  /** Whether a text is a person's identity; else it is a name that somebody wrote. */
  public static boolean is(String text) {
    // names, which are asked about most, have no such sign
    return text.length() <= LONGEST && text.indexOf('#') > 0 && FORM.matcher(text).matches();
  }

  private static String part(String text) {
    StringBuilder part = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(b) >= 0) {
        part.append((char) b);
      } else {
        part.append("%%%02x".formatted(b & 0xff));
      }
    }
    return part.toString();
  }
}
