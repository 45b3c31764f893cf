package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.BookingContent.OffenceClass;
import org.tenprint.booking.domain.BookingContent.Retention;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.booking.domain.BookingRules.Checked;
import org.tenprint.booking.domain.BookingRules.InOrder;
import org.tenprint.booking.domain.BookingRules.ToMend;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.Limits;

/** Every rule, told by the field to mend, its code, and that nothing else is found. */
class JsonRulesTest {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");
  private static final Set<String> KNOWN = Set.of("MA0130100", "MA0130300");

  private final BookingRules rules =
      new BookingRules((ori, day) -> KNOWN.contains(ori), new PrintInspector(Limits.DEFAULT));
  private final JsonSubmission json = new JsonSubmission(1 << 20);

  @Test
  void aSubmissionInOrderIsWhatWasSent() throws Exception {
    BookingContent content =
        assertInstanceOf(InOrder.class, check(Submissions.json("T-1"))).content();
    assertEquals("T-1", content.parties().tcn());
    assertEquals("MA0130100", content.parties().bookingOri());
    assertEquals(OffsetDateTime.parse("2011-06-05T23:10:00-04:00"), content.bookedAt());
    assertEquals(Optional.of(LocalDate.of(1980, 2, 29)), content.subject().born());
    assertEquals("1201", content.history().charges().get(0).ncic());
    assertEquals(OffenceClass.FELONY, content.history().convictions().get(0).offenceClass());
    assertEquals(Optional.of(Period.ofYears(2)), content.history().convictions().get(0).sentence());
    assertEquals(
        Optional.of(LocalDate.of(2007, 12, 1)), content.history().convictions().get(0).released());
    assertEquals(Retention.ENROL, content.retention());
    assertEquals(
        List.of(1, 6),
        content.fingers().prints().stream().map(BookingContent.Print::position).toList());
    assertEquals(10, content.fingers().missing().get(0).position());
  }

  @Test
  void whatIsNotStatedIsTheLeast() throws Exception {
    ObjectNode booking = Submissions.json("T-1");
    booking.remove(
        List.of(
            "born",
            "name",
            "citizenshipClaimed",
            "protectedPerson",
            "charges",
            "convictions",
            "retention",
            "missing"));
    BookingContent content = assertInstanceOf(InOrder.class, check(booking)).content();
    assertEquals(Retention.SEARCH_ONLY, content.retention());
    assertEquals(Optional.empty(), content.subject().born());
    assertFalse(content.subject().protectedPerson());
    booking.put("born", "unknown");
    assertInstanceOf(InOrder.class, check(booking));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("org.tenprint.booking.adapter.http.FieldsToMend#all")
  void namesTheFieldAndTheReason(String field, ProblemCode code, Consumer<ObjectNode> spoil)
      throws Exception {
    ObjectNode booking = Submissions.json("T-1");
    spoil.accept(booking);
    var problems = assertInstanceOf(ToMend.class, check(booking)).problems();
    assertEquals(
        List.of(field + " " + code),
        problems.stream().map(problem -> problem.field() + " " + problem.code()).toList());
    assertFalse(problems.get(0).remedy().isBlank());
  }

  @Test
  void everythingIsToldAtOnceAndNothingThatWasSent() throws Exception {
    ObjectNode booking = Submissions.json("TCN WITH SPACES");
    booking
        .put("born", "29.02.1980")
        .put("name", "QUIMBY\u0007ORVILLE")
        .put("controllingOri", "SECRETORI");
    FieldsToMend.charge(booking).put("ncic", "SECRET");
    FieldsToMend.print(booking).put("position", 4711);
    var problems = assertInstanceOf(ToMend.class, check(booking)).problems();
    assertEquals(
        List.of(
            "/tcn", "/controllingOri", "/born", "/name", "/charges/0/ncic", "/prints/0/position"),
        problems.stream().map(problem -> problem.field()).toList());
    for (String value : List.of("SPACES", "1980", "QUIMBY", "SECRET", "4711")) {
      assertFalse(problems.toString().contains(value), value);
    }
  }

  @Test
  void aDoorMayAskForALongerTcn() throws Exception {
    var draft = json.read(bytes(Submissions.json("T-1")));
    var problems = assertInstanceOf(ToMend.class, rules.check(draft, 10, NOW)).problems();
    assertEquals(ProblemCode.BAD_TCN, problems.get(0).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"tcn\":\"1\",\"tcn\":\"2\"}",
        "{\"tcn\":\"1\"} {}",
        "{\"a\":[[[[[[[[[[]]]]]]]]]]}",
        "{\"position\":123456789012345678901234567890}",
        "\u0000\u0001",
        "<booking/>"
      })
  void whatIsNotOneBoundedDocumentIsMalformed(String body) {
    var malformed =
        assertThrows(
            JsonSubmission.Malformed.class, () -> json.read(body.getBytes(StandardCharsets.UTF_8)));
    assertTrue(malformed.getMessage().startsWith("the body is"), malformed::getMessage);
  }

  @Test
  void aBodyOfManyTinyTokensIsMalformed() {
    byte[] body = ("[" + "0,".repeat(200_000) + "0]").getBytes(StandardCharsets.US_ASCII);
    assertThrows(JsonSubmission.Malformed.class, () -> json.read(body));
  }

  @Test
  void aDocumentThatIsNoObjectIsToldSo() throws Exception {
    var problems =
        assertInstanceOf(
                ToMend.class,
                rules.check(json.read("[]".getBytes(StandardCharsets.US_ASCII)), 1, NOW))
            .problems();
    assertEquals(ProblemCode.WRONG_TYPE, problems.get(0).code());
  }

  private Checked check(ObjectNode booking) throws Exception {
    return rules.check(json.read(bytes(booking)), 1, NOW);
  }

  private static byte[] bytes(ObjectNode booking) {
    return booking.toString().getBytes(StandardCharsets.UTF_8);
  }
}
