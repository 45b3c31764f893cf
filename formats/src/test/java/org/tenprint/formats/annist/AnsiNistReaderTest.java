package org.tenprint.formats.annist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Hostile;
import org.tenprint.formats.Limits;
import org.tenprint.testkit.fuzz.Bounds;

class AnsiNistReaderTest {
  @Test
  void whatWasWrittenIsReadBack() throws FormatException {
    AnsiNistFile written = Samples.mixed().file();
    byte[] bytes = AnsiNistWriter.write(written);
    AnsiNistFile read = AnsiNistReader.read(bytes);
    assertEquals(written.records().subList(1, 6), read.records().subList(1, 6));
    assertEquals(
        List.of(
            List.of("1", "5"),
            List.of("2", "00"),
            List.of("4", "01"),
            List.of("4", "02"),
            List.of("14", "03"),
            List.of("14", "04")),
        read.typeOne().subfields(3));
    assertEquals(
        new String(bytes, StandardCharsets.ISO_8859_1),
        new String(AnsiNistWriter.write(read), StandardCharsets.ISO_8859_1));
  }

  @Test
  void theTransactionAndThePersonAreNamed() throws FormatException {
    AnsiNistFile file = AnsiNistReader.read(Samples.mixed().bytes());
    Transaction transaction = file.transaction();
    assertEquals("CAR", transaction.type());
    assertEquals("MA0130100", transaction.originator());
    assertEquals("TCN-2011-000001", transaction.controlNumber());
    assertEquals(Samples.DAY, transaction.date());
    assertEquals(500, transaction.nativeResolution());
    Descriptors person = file.descriptors();
    assertEquals(Optional.of(true), person.retain());
    assertEquals(Optional.of("DOE, JANE"), person.name());
    assertEquals(Optional.of(java.time.LocalDate.of(1980, 2, 29)), person.birthDate());
    assertEquals(Optional.of(Samples.DAY), person.arrestDate());
    assertEquals(
        List.of("LARCENY", "TRESPASS"),
        person.arrestSegments().stream().map(Descriptors.ArrestSegment::literal).toList());
    assertEquals(List.of("MA0130100", "MA0130000"), person.controllingAgencies());
    assertEquals("XX", person.missingFingers().get(0).code());
    assertEquals(List.of(), CarRules.problems(file));
  }

  @Test
  void lengthsThatAddADigitToThemselvesAreRight() throws FormatException {
    for (int size = 0; size < 140; size++) {
      CarFile file = Samples.submission().two(33, "x".repeat(size));
      assertEquals(
          size, AnsiNistReader.read(file.bytes()).descriptors().record().field(33).get().length());
    }
  }

  @Test
  void tagsOfTwoDigitsAreTheSameFields() throws FormatException {
    byte[] bytes = file("1.01:?|1.02:0400|1.03:1^1~2^00|1.09:TCN-1234567#2.001:?|2.002:00#");
    assertEquals("TCN-1234567", AnsiNistReader.read(bytes).transaction().controlNumber());
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "hello, UNKNOWN_FORMAT",
    "1.001:, TRUNCATED",
    "1.001:9, TRUNCATED",
    "1.001:999999999|, TRUNCATED",
    "1.001:99999999999|, BAD_LENGTH",
    "1.001:3|1.002:x#, BAD_LENGTH",
    "1.001:12|1.002:x#, BAD_SEPARATOR",
    "1.001:?|1.002:0400#, MISSING_FIELD",
    "1.001:?|2.002:x#, BAD_TAG",
    "1.001:?|1.xyz:x#, BAD_TAG",
    "1.001:?|1.002x0400#, BAD_TAG",
    "1.001:?|1.002:0400|1.002:0300#, DUPLICATE_FIELD",
    "1.001:?|1.003:1^0#, ok",
    "1.001:?|1.003:1^1#, COUNT_MISMATCH",
    "1.001:?|1.003:2^0#, COUNT_MISMATCH",
    "1.001:?|1.003:1^x#, BAD_VALUE",
    "1.001:?|1.003:1^1~2^0#, TRUNCATED",
    "1.001:?|1.003:1^1~2^0#4.001:?|4.002:00#, BAD_TAG",
    "1.001:?|1.003:1^1~2^7#2.001:?|2.002:00#, IDC_MISMATCH",
    "1.001:?|1.003:1^1~2^0#2.001:?|2.002:00#x, TRAILING_BYTES",
    "1.001:?|1.003:1^1~2^0#2.001:?|2.003:0#, MISSING_FIELD",
    "1.001:?|1.003:1^1~2^0#2.001:?|2.002:ab#, BAD_VALUE",
    "1.001:?|1.003:1^1~2^0#2.001:16|2.002:0|2.003:x#, BAD_SEPARATOR",
    "1.001:?|1.003:1^1~2^0#2.001:30|2.002:0#2.003:x, TRUNCATED",
    "1.001:?|1.003:1^1~23^0#x, BAD_RECORD_TYPE",
    "1.001:?|1.003:1^1~1^0#x, BAD_RECORD_TYPE",
    "1.001:?|1.003:1^1~4^0#xyz, TRUNCATED",
    "1.001:?|1.003:1^1~4^0#zzzzzzzzzzzzzzzzzzzzzz, TRUNCATED",
    "1.001:?|1.003:1^1~4^0#%%%%zzzzzzzzzzzzzzzzzz, BAD_LENGTH",
    "1.001:?|1.002:a@c#, BAD_CHARACTER"
  })
  void eachDefectHasItsCode(String text, String expected) {
    assertEquals(expected, outcome(file(text)));
  }

  @Test
  void aSeparatorInsideOfARecordIsNoEnd() {
    byte[] bytes = file("1.001:?|1.003:1^1~2^0#2.001:28|2.002:0#2.003:xxxxx#");
    assertEquals("BAD_SEPARATOR", outcome(bytes));
  }

  /** GS, FS, US, RS, SOH and NUL for | # ^ ~ @ %; ? is the length of its record, up to its FS. */
  private static byte[] file(String text) {
    StringBuilder file = new StringBuilder();
    for (String record : text.split("(?<=#)")) {
      int length = record.length() - 1;
      length += Integer.toString(length + 2).length();
      file.append(record.replace("?", Integer.toString(length)));
    }
    return ascii(
        file.toString()
            .replace('|', '\u001d')
            .replace('#', '\u001c')
            .replace('^', '\u001f')
            .replace('~', '\u001e')
            .replace('@', '\u0001')
            .replace('%', '\u0000'));
  }

  private static String outcome(byte[] bytes) {
    try {
      AnsiNistReader.read(bytes);
      return "ok";
    } catch (FormatException refusal) {
      return refusal.code().name();
    }
  }

  @Test
  void limitsHold() {
    byte[] bytes = Samples.mixed().bytes();
    assertEquals(
        FormatCode.TOO_LARGE, code(bytes, new Limits(bytes.length - 1, 128, 512, 9999, 99)));
    assertEquals(FormatCode.TOO_LARGE, code(bytes, new Limits(99_999, 5, 512, 9999, 99)));
    assertEquals(FormatCode.TOO_LARGE, code(bytes, new Limits(99_999, 128, 4, 9999, 99)));
    assertEquals(FormatCode.TOO_LARGE, code(bytes, new Limits(99_999, 128, 512, 1000, 99)));
  }

  @Test
  void aFieldHasAtMostSoManyItems() {
    String most = "x~".repeat(2_000) + "^".repeat(TaggedRecordReader.MOST_ITEMS - 2_001);
    for (int type : new int[] {2, 10, 14, 99}) {
      String start = "1.001:?|1.003:1^1~T^0#T.001:?|T.002:0|T.021:";
      start = start.replace("T", Integer.toString(type));
      assertEquals("ok", outcome(file(start + most + "#")), "Type-" + type);
      assertEquals("TOO_LARGE", outcome(file(start + most + "^#")), "Type-" + type);
      assertEquals("TOO_LARGE", outcome(file(start + most + "~#")), "Type-" + type);
    }
    String contents = "1.001:?|1.003:1^1" + "~".repeat(TaggedRecordReader.MOST_ITEMS) + "#";
    assertEquals("TOO_LARGE", outcome(file(contents)));
  }

  /** Nobody lists what a minutiae record says; a whole hand has more than others may. */
  @Test
  void minutiaeMayBeMany() {
    String minutiae = "1.001:?|1.003:1^1~9^0#9.001:?|9.002:0|9.331:" + "1^".repeat(20_000) + "#";
    assertEquals("ok", outcome(file(minutiae)));
  }

  /** The door lets bodies in as if each took eight times its size. */
  @ParameterizedTest
  @ValueSource(strings = {"~", "^", "1~", "1^", "2^0~"})
  void whatIsAllSeparatorsCostsNoMoreThanItsSizeExplains(String flood) throws Exception {
    String much = flood.repeat((1 << 20) / flood.length());
    String two = "1.001:?|1.003:1^1~2^0#2.001:?|2.002:0|2.";
    for (String text : List.of("1.001:?|1.003:1^1~" + much + "#", two + "021:" + much + "#")) {
      byte[] bytes = file(text);
      String outcome =
          Bounds.within(
              2L * bytes.length,
              () -> {
                try {
                  return AnsiNistReader.read(bytes).toString();
                } catch (FormatException refusal) {
                  return refusal.code().name();
                }
              });
      assertEquals("TOO_LARGE", outcome);
    }
  }

  private static FormatCode code(byte[] bytes, Limits limits) {
    return assertThrows(FormatException.class, () -> AnsiNistReader.read(bytes, limits)).code();
  }

  @Test
  void everyTruncationIsRefused() {
    Hostile.truncations(Samples.mixed().bytes(), 1, AnsiNistReader::read);
  }

  @Test
  void corruptedBytesGiveAValueOrATypedRefusal() {
    byte[] good = Samples.mixed().bytes();
    int refused =
        Hostile.corruptions(
            good, 4 * good.length, 1, bytes -> TenPrint.of(AnsiNistReader.read(bytes)));
    assertTrue(refused > good.length / 20, "corrupted structure is noticed: " + refused);
  }

  @Test
  void randomBytesGiveTypedRefusals() {
    Hostile.noise(ascii("1.001:"), 2_000, 2, AnsiNistReader::read);
    Hostile.noise(file("1.001:?|1.003:1^1~4^0#%%"), 2_000, 3, AnsiNistReader::read);
    Hostile.noise(new byte[0], 2_000, 4, AnsiNistReader::read);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
