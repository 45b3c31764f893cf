package org.tenprint.biometric.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.Principal;

/**
 * A client of the ABIS face, by issuer and subject of its token as one text. What is not a small
 * Latin letter, a digit or one of {@code -._~:/} is written as its bytes in UTF-8, {@code %} and
 * two digits each: two clients have two texts, and none has a blank or a line break.
 */
record Client(String issuer, String subject) implements Principal {
  private static final int LONGEST = 256;
  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-._~:/";

  Client {
    if (issuer == null
        || subject == null
        || issuer.isEmpty()
        || subject.isEmpty()
        || issuer.length() + subject.length() > LONGEST) {
      throw new IllegalArgumentException("a client is an issuer and a subject, not too long");
    }
  }

  @Override
  public String getName() {
    return part(issuer) + "#" + part(subject);
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
