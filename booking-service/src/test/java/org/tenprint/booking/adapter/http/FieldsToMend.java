package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.domain.ProblemCode;

/**
 * A booking that is in order but for one field: the field to mend, its code, and how it is spoilt.
 */
final class FieldsToMend {
  private static final byte[] NOT_AN_IMAGE = "not an image".getBytes(StandardCharsets.US_ASCII);

  private FieldsToMend() {}

  static Stream<Arguments> all() {
    return Stream.of(
        bad("/tcn", "MISSING_FIELD", b -> b.remove("tcn")),
        bad("/tcn", "MISSING_FIELD", b -> b.put("tcn", " ")),
        bad("/tcn", "BAD_TCN", b -> b.put("tcn", "T 1")),
        bad("/tcn", "BAD_TCN", b -> b.put("tcn", "T".repeat(41))),
        bad("/tcn", "BAD_TCN", b -> b.put("tcn", "bos-2011-1")),
        bad("/tcn", "WRONG_TYPE", b -> b.put("tcn", 5)),
        bad("/controllingOri", "MISSING_FIELD", b -> b.putNull("controllingOri")),
        bad("/controllingOri", "BAD_ORI", b -> b.put("controllingOri", "ma0130100")),
        bad("/controllingOri", "UNKNOWN_ORI", b -> b.put("controllingOri", "ZZ0000000")),
        bad("/arrestingOri", "UNKNOWN_ORI", b -> b.put("arrestingOri", "ZZ0000000")),
        bad("/bookingOri", "UNKNOWN_ORI", b -> b.put("bookingOri", "ZZ0000000")),
        bad("/bookedAt", "MISSING_FIELD", b -> b.remove("bookedAt")),
        bad("/bookedAt", "BAD_TIME", b -> b.put("bookedAt", "2011-06-05T23:10:00")),
        bad("/bookedAt", "BAD_TIME", b -> b.put("bookedAt", "+999999999-12-31T00:00:00Z")),
        bad("/bookedAt", "IN_FUTURE", b -> b.put("bookedAt", "2011-06-06T12:20:00Z")),
        bad("/born", "BAD_DATE", b -> b.put("born", "1981-02-29")),
        bad("/born", "BAD_DATE", b -> b.put("born", "1861-06-06")),
        bad(
            "/bookedAt",
            "BAD_DATE",
            b -> {
              charge(b).remove("occurred");
              b.put("born", "unknown").put("bookedAt", "1860-01-01T00:00:00Z");
            }),
        bad("/born", "IN_FUTURE", b -> b.put("born", "2011-06-08")),
        bad("/born", "BORN_AFTER_BOOKING", b -> b.put("born", "2011-06-06")),
        bad("/name", "TOO_LONG", b -> b.put("name", "N".repeat(201))),
        bad("/name", "BAD_CHARACTER", b -> b.put("name", "A\u0000B")),
        bad("/citizenshipClaimed", "WRONG_TYPE", b -> b.put("citizenshipClaimed", "yes")),
        bad("/protectedPerson", "WRONG_TYPE", b -> b.put("protectedPerson", 1)),
        bad("/charges", "WRONG_TYPE", b -> b.put("charges", "1201")),
        bad("/charges/0", "WRONG_TYPE", b -> b.putArray("charges").add("1201")),
        bad("/charges/0/ncic", "CHARGE_WITHOUT_CODE", b -> charge(b).remove("ncic")),
        bad("/charges/0/ncic", "BAD_NCIC_CODE", b -> charge(b).put("ncic", "12O1")),
        bad("/charges/0/ncic", "WRONG_TYPE", b -> charge(b).put("ncic", 1201)),
        bad("/charges/0/literal", "TOO_LONG", b -> charge(b).put("literal", "x".repeat(201))),
        bad("/charges/0/occurred", "BAD_DATE", b -> charge(b).put("occurred", "yesterday")),
        bad("/charges/0/occurred", "IN_FUTURE", b -> charge(b).put("occurred", "2011-06-08")),
        bad(
            "/charges/0/occurred",
            "OCCURRED_AFTER_BOOKING",
            b -> charge(b).put("occurred", "2011-06-06")),
        bad("/charges/100/ncic", "TOO_MANY", FieldsToMend::manyCharges),
        bad("/convictions/0/ncic", "MISSING_FIELD", b -> conviction(b).remove("ncic")),
        bad("/convictions/0/convicted", "MISSING_FIELD", b -> conviction(b).remove("convicted")),
        bad(
            "/convictions/0/convicted",
            "IN_FUTURE",
            b -> conviction(b).put("convicted", "2031-01-01")),
        bad("/convictions/0/class", "MISSING_FIELD", b -> conviction(b).remove("class")),
        bad("/convictions/0/class", "BAD_VALUE", b -> conviction(b).put("class", "felony")),
        bad("/convictions/0/sentence", "BAD_PERIOD", b -> conviction(b).put("sentence", "2 years")),
        bad("/convictions/0/sentence", "BAD_PERIOD", b -> conviction(b).put("sentence", "P")),
        bad("/convictions/0/sentence", "BAD_PERIOD", b -> conviction(b).put("sentence", "P999Y1M")),
        bad(
            "/convictions/0/released",
            "BAD_DATE",
            b -> conviction(b).put("released", "2007-02-30")),
        bad(
            "/convictions/0/released",
            "BAD_DATE",
            b -> conviction(b).put("released", "1861-01-01")),
        bad(
            "/convictions/0/convicted",
            "BAD_DATE",
            b -> conviction(b).put("convicted", "1861-01-01")),
        bad("/retention", "BAD_VALUE", b -> b.put("retention", "KEEP")),
        bad("/prints", "NO_PRINTS", b -> b.remove("prints")),
        bad("/prints", "ALL_FINGERS_ABSENT", FieldsToMend::noFinger),
        bad("/prints", "TOO_MANY", FieldsToMend::manyPrints),
        bad("/prints/0/position", "MISSING_FIELD", b -> print(b).remove("position")),
        bad("/prints/0/position", "BAD_FINGER_POSITION", b -> print(b).put("position", 0)),
        bad("/prints/0/position", "BAD_FINGER_POSITION", b -> print(b).put("position", 13)),
        bad("/prints/0/position", "WRONG_TYPE", b -> print(b).put("position", "1")),
        bad("/prints/0/position", "WRONG_TYPE", b -> print(b).put("position", 1.5)),
        bad("/prints/1/data", "DUPLICATE_IMAGE", b -> print(b, 1).set("data", data(b))),
        bad("/prints/1/position", "DUPLICATE_FINGER", b -> print(b, 1).put("position", 1)),
        bad("/prints/0/impression", "BAD_VALUE", b -> print(b).put("impression", "FLAT")),
        bad("/prints/0/format", "MISSING_FIELD", b -> print(b).remove("format")),
        bad("/prints/0/format", "BAD_VALUE", b -> print(b).put("format", "JPEG")),
        bad("/prints/0/ppi", "BAD_RESOLUTION", b -> print(b).put("ppi", 72)),
        bad("/prints/0/data", "MISSING_FIELD", b -> print(b).remove("data")),
        bad("/prints/0/data", "MISSING_FIELD", b -> print(b).put("data", "")),
        bad("/prints/0/data", "BAD_BASE64", b -> print(b).put("data", "%%%")),
        bad("/prints/0/data", "UNKNOWN_FORMAT", b -> data(b, NOT_AN_IMAGE)),
        bad("/prints/0/data", "BAD_COMPRESSION", b -> print(b).put("format", "WSQ")),
        bad("/prints/0/data", "UNKNOWN_FORMAT", b -> print(b).put("format", "ISO_19794_2")),
        bad("/prints/0/data", "MISSING_FIELD", b -> print(b).put("format", "RAW8")),
        bad("/prints/0/data", "TRUNCATED", b -> data(b, cut(Submissions.png(1, 500)))),
        bad("/prints/0/data", "BAD_DIMENSIONS", b -> data(b, huge())),
        bad("/prints/0/data", "BAD_RESOLUTION", b -> data(b, Submissions.png(1, 0))),
        bad("/prints/0/data", "BAD_RESOLUTION", b -> print(b).put("ppi", 1000)),
        bad(
            "/missing/0/position",
            "FINGER_BOTH_PRINTED_AND_MISSING",
            b -> missing(b).put("position", 1)),
        bad("/missing/0/position", "BAD_FINGER_POSITION", b -> missing(b).put("position", 11)),
        bad("/missing/0/reason", "MISSING_FIELD", b -> missing(b).remove("reason")),
        bad("/missing/0/reason", "BAD_VALUE", b -> missing(b).put("reason", "LOST")),
        bad("/missing/1/position", "DUPLICATE_FINGER", FieldsToMend::missingTwice),
        bad("/colour", "UNKNOWN_FIELD", b -> b.put("colour", "blue")),
        bad("/?", "UNKNOWN_FIELD", b -> b.put("born 1980-02-29", true)),
        bad("/prints/0/width", "UNKNOWN_FIELD", b -> print(b).put("width", 500)));
  }

  private static Arguments bad(String field, String code, Consumer<ObjectNode> spoil) {
    return arguments(field, ProblemCode.valueOf(code), spoil);
  }

  static ObjectNode charge(ObjectNode booking) {
    return (ObjectNode) booking.at("/charges/0");
  }

  private static ObjectNode conviction(ObjectNode booking) {
    return (ObjectNode) booking.at("/convictions/0");
  }

  static ObjectNode print(ObjectNode booking) {
    return print(booking, 0);
  }

  static ObjectNode print(ObjectNode booking, int index) {
    return (ObjectNode) booking.at("/prints/" + index);
  }

  private static ObjectNode missing(ObjectNode booking) {
    return (ObjectNode) booking.at("/missing/0");
  }

  private static void noFinger(ObjectNode booking) {
    booking.remove("prints");
    booking.putArray("missing");
    for (int position = 1; position <= 10; position++) {
      booking
          .withArray("missing")
          .addObject()
          .put("position", position)
          .put("reason", position == 3 ? "BANDAGED" : "AMPUTATED");
    }
  }

  private static void missingTwice(ObjectNode booking) {
    ((ArrayNode) booking.at("/missing")).add(missing(booking).deepCopy());
  }

  private static com.fasterxml.jackson.databind.JsonNode data(ObjectNode booking) {
    return print(booking).get("data");
  }

  private static void data(ObjectNode booking, byte[] bytes) {
    print(booking).put("data", Base64.getEncoder().encodeToString(bytes));
  }

  private static void manyCharges(ObjectNode booking) {
    ArrayNode charges = (ArrayNode) booking.at("/charges");
    while (charges.size() < 101) {
      charges.add(charges.get(0).deepCopy());
    }
  }

  private static void manyPrints(ObjectNode booking) {
    ArrayNode prints = (ArrayNode) booking.at("/prints");
    while (prints.size() < 21) {
      prints.add(prints.get(0).deepCopy());
    }
  }

  private static byte[] cut(byte[] whole) {
    return java.util.Arrays.copyOf(whole, whole.length / 2);
  }

  /** A PNG whose header says 65535 × 65535. */
  private static byte[] huge() {
    byte[] png = Submissions.png(1, 500);
    for (int at : new int[] {18, 19, 22, 23}) {
      png[at] = (byte) 0xff;
    }
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(png, 12, 17);
    java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }
}
