package org.tenprint.audit.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;

/**
 * A notice as an agency keeps it: the file that a recipient's client writes of a message ({@code
 * samples/}), opened with the agency's key. What a letter does not say is not read.
 *
 * @param message its id
 * @param tcn transaction control number of the booking
 * @param agency ORI of the agency that was asked and tells
 * @param toCounsel whether counsel is to be told, and not the person
 * @param asked when the field office asked; empty where nobody knows
 * @param kind what it asks for; empty where it did not say
 */
record KeptNotice(
    String message,
    String tcn,
    String agency,
    boolean toCounsel,
    Optional<Instant> asked,
    Optional<RequestKind> kind) {
  private static final int LONGEST = 64 * 1024;
  private static final long LATEST_MICROS =
      Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() * 1_000_000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads it.
   *
   * @throws Failure if the file is none, or what it says was recalled: then nothing is handed over
   */
  static KeptNotice read(Path file) {
    try {
      return of(JSON.readTree(text(file)));
    } catch (IOException e) {
      // without what stands in it
      throw new Failure(file + " cannot be read as a kept message");
    }
  }

  /** Its text, strictly UTF-8. A device or a pipe, which may have no end, is not opened. */
  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Failure(file + " is no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new Failure(file + " is longer than a kept message");
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private static KeptNotice of(JsonNode kept) {
    if (kept.has("recalledBy") || kept.path("gone").asBoolean()) {
      throw new Failure("it was recalled: nothing is handed over");
    }
    if (!kept.path("kind").asText().equals("NOTICE")) {
      throw new Failure("it is no notice to a person or to counsel: no letter is made of it");
    }
    Recipient person =
        Recipient.parse(text(kept, "recipient", "(subject|counsel):[A-Z0-9]{9}")).orElseThrow();
    return new KeptNotice(
        text(kept, "message", "[0-9A-Za-z-]{1,64}"),
        text(kept, "tcn", "[!-~&&[^a-z]]{1,40}"),
        person.code(),
        person.kind() == RecipientKind.COUNSEL,
        asked(kept.path("asked")),
        kind(kept.path("requestKind")));
  }

  private static String text(JsonNode kept, String field, String form) {
    String text = kept.path(field).asText("");
    if (!text.matches(form)) {
      throw new Failure(field + " of the kept message is not of its form");
    }
    return text;
  }

  /** Of microseconds since 1970. */
  private static Optional<Instant> asked(JsonNode micros) {
    if (micros.isMissingNode() || micros.isNull()) {
      return Optional.empty();
    }
    if (!micros.canConvertToLong() || !micros.isIntegralNumber()) {
      throw new Failure("asked of the kept message is no instant");
    }
    long since = micros.asLong();
    if (since < 0 || since > LATEST_MICROS) {
      throw new Failure("asked of the kept message is no instant of the years 1970 to 9999");
    }
    return Optional.of(Instant.EPOCH.plus(since, ChronoUnit.MICROS));
  }

  /** One that is not known is no reason to say that none was stated. */
  private static Optional<RequestKind> kind(JsonNode stated) {
    if (stated.isMissingNode() || stated.isNull()) {
      return Optional.empty();
    }
    for (RequestKind one : RequestKind.values()) {
      if (one.name().equals(stated.asText())) {
        return Optional.of(one);
      }
    }
    throw new Failure("what is asked for is unknown to this version: no letter is made");
  }
}
