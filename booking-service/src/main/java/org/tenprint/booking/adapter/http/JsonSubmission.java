package org.tenprint.booking.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;

/**
 * A JSON submission as a draft. Bounded: nesting, number of tokens, length of names, numbers and
 * texts are limited before anything is built of them.
 */
final class JsonSubmission {
  private static final int DEEPEST = 8;
  private static final long MOST_TOKENS = 10_000;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NUMBER = 20;

  private static final Set<String> BOOKING =
      names(
          "tcn",
          "controllingOri",
          "arrestingOri",
          "bookingOri",
          "bookedAt",
          "born",
          "name",
          "citizenshipClaimed",
          "protectedPerson",
          "charges",
          "convictions",
          "retention",
          "prints",
          "missing");
  private static final Set<String> CHARGE = names("ncic", "literal", "occurred");
  private static final Set<String> CONVICTION =
      names("ncic", "convicted", "class", "sentence", "released");
  private static final Set<String> PRINT = names("position", "impression", "format", "data", "ppi");
  private static final Set<String> MISSING = names("position", "reason");

  private final ObjectReader reader;

  /**
   * @param largest bytes of a body
   */
  JsonSubmission(int largest) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxTokenCount(MOST_TOKENS)
            .maxNameLength(LONGEST_NAME)
            .maxNumberLength(LONGEST_NUMBER)
            .maxStringLength(largest)
            .maxDocumentLength(largest)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    this.reader =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
  }

  /** The body is no JSON document; line and column say where. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /**
   * The draft in a body.
   *
   * @throws Malformed if it is not JSON or over a bound; the message holds no value of the body
   */
  Draft read(byte[] body) throws Malformed {
    JsonNode root = parse(body);
    Findings findings = new Findings();
    JsonFields booking = JsonFields.of(root, "", BOOKING, findings);
    return new Draft(
        new Draft.Transaction(
            booking.text("tcn"),
            booking.text("controllingOri"),
            booking.text("arrestingOri"),
            booking.text("bookingOri"),
            booking.text("bookedAt")),
        new Draft.Person(
            booking.text("born"),
            booking.text("name"),
            booking.flag("citizenshipClaimed"),
            booking.flag("protectedPerson")),
        new Draft.History(
            booking.objects("charges", CHARGE).stream().map(JsonSubmission::charge).toList(),
            booking.objects("convictions", CONVICTION).stream()
                .map(JsonSubmission::conviction)
                .toList()),
        booking.text("retention"),
        new Draft.Fingers(
            "/prints",
            booking.objects("prints", PRINT).stream().map(JsonSubmission::print).toList(),
            booking.objects("missing", MISSING).stream()
                .map(m -> new Draft.Missing(m.number("position"), m.text("reason")))
                .toList(),
            List.of(),
            List.of()),
        findings.problems());
  }

  private JsonNode parse(byte[] body) throws Malformed {
    if (!Utf8.isText(body)) {
      throw new Malformed("the body is not text in UTF-8; encode it so");
    }
    try {
      JsonNode root = reader.readTree(body);
      if (root == null || root.isMissingNode()) {
        throw new Malformed("the body is empty; send a JSON object");
      }
      return root;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new Malformed(
          "the body is not one JSON object within the limits (depth %d, %d tokens, no field twice)%s"
              .formatted(DEEPEST, MOST_TOKENS, where));
    } catch (IOException e) {
      // bytes that begin as UTF-16 or UTF-32 does and are not
      throw new Malformed("the body is no text in UTF-8; send JSON as RFC 8259 has it");
    }
  }

  private static Draft.Charge charge(JsonFields fields) {
    return new Draft.Charge(fields.text("ncic"), fields.text("literal"), fields.text("occurred"));
  }

  private static Draft.Conviction conviction(JsonFields fields) {
    return new Draft.Conviction(
        fields.text("ncic"),
        fields.text("convicted"),
        fields.text("class"),
        fields.text("sentence"),
        fields.text("released"));
  }

  private static Draft.Print print(JsonFields fields) {
    return new Draft.Print(
        fields.pointer(),
        fields.number("position"),
        fields.text("impression"),
        fields.text("format"),
        new Draft.Resolution(fields.number("ppi"), java.util.Optional.empty()),
        fields.bytes("data"));
  }

  private static Set<String> names(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
