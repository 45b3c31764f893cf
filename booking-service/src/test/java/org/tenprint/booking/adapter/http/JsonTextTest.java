package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.booking.domain.BookingRules.Checked;
import org.tenprint.booking.domain.BookingRules.InOrder;
import org.tenprint.booking.domain.BookingRules.ToMend;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.Limits;

/** One text has one content and one digest, and what is no text is refused. */
class JsonTextTest {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");

  private final BookingRules rules =
      new BookingRules((ori, day) -> true, new PrintInspector(Limits.DEFAULT));
  private final JsonSubmission json = new JsonSubmission(1 << 20);

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16", "UTF-32"})
  void aBodyThatIsNotUtf8IsMalformed(String charset) {
    byte[] body = Submissions.json("T-1").toString().getBytes(Charset.forName(charset));
    assertThrows(JsonSubmission.Malformed.class, () -> json.read(body));
  }

  /** Latin-1, half a character, a long form of a short one, a coded surrogate, a raw NUL. */
  @ParameterizedTest
  @ValueSource(strings = {"\u00e9", "\u00c3", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u0000"})
  void bytesThatAreNoUtf8AreMalformed(String bytes) {
    byte[] body = named(bytes).getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(JsonSubmission.Malformed.class, () -> json.read(body));
  }

  /** Escapes come through every check of bytes: halves, direction, invisible, line ends, U+FFFD. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d800",
        "dc00",
        "ude00\\ud83d",
        "202e",
        "2066",
        "200f",
        "200b",
        "feff",
        "0085",
        "2028",
        "fffd",
        "e000",
        "00ad",
        "000a",
        "ffff"
      })
  void aNameThatCannotBeReadIsRefused(String escape) throws Exception {
    Checked checked = check(named("QUIMBY\\u" + escape.replaceFirst("^u", "")));
    Problem problem = assertInstanceOf(ToMend.class, checked).problems().get(0);
    assertEquals("/name", problem.field());
    assertEquals(ProblemCode.BAD_CHARACTER, problem.code());
  }

  @Test
  void lettersPutTogetherInAnotherWayAreTheSameContent() throws Exception {
    String composed = digest(named("GARC\\u00cdA"));
    assertEquals(composed, digest(named("GARCI\\u0301A")));
    assertEquals(composed, digest(named("GARC\u00cdA")));
    assertNotEquals(composed, digest(named("GARCIA")));
  }

  @Test
  void aKeyTwiceIsMalformedHoweverItIsWritten() {
    for (String twice : List.of("\"tcn\":\"A\"", "\"\\u0074cn\":\"A\"")) {
      String body = "{" + twice + "," + named("Q").substring(1);
      assertThrows(JsonSubmission.Malformed.class, () -> json.read(bytes(body)));
    }
  }

  /** A receipt is for ever: whoever sends a field of any name has only its place kept. */
  @Test
  void theNameOfAnUnknownFieldIsToldAndNotKept() throws Exception {
    String body = named("Q").replace("{\"ncic\"", "{\"QuimbyOrville\":1,\"ncic\"");
    List<Problem> problems = assertInstanceOf(ToMend.class, check(body)).problems();
    assertEquals("/charges/0/QuimbyOrville", problems.get(0).field());
    assertEquals("/charges/0", problems.get(0).kept().field());
  }

  private String digest(String body) throws Exception {
    return ContentDigest.of(assertInstanceOf(InOrder.class, check(body)).content());
  }

  private Checked check(String body) throws Exception {
    return rules.check(json.read(bytes(body)), 1, NOW);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String named(String name) {
    return Submissions.json("T-1").toString().replace("QUIMBY, ORVILLE", name);
  }
}
