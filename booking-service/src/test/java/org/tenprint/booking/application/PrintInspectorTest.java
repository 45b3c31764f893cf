package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.domain.BookingContent.Impression;
import org.tenprint.booking.domain.BookingContent.Print;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.formats.Limits;
import org.tenprint.testkit.Checkout;

class PrintInspectorTest {
  private final PrintInspector inspector = new PrintInspector(Limits.DEFAULT);

  @Test
  void aTemplateOfAnotherFingerOrFormatIsTold() {
    byte[] index = iso(2);
    assertEquals(List.of(), found(print(2, PrintFormat.ISO_19794_2, index)));
    assertEquals(List.of(), found(print(2, PrintFormat.ISO_19794_2, iso(0))));
    assertEquals(List.of("FINGER_MISMATCH"), found(print(3, PrintFormat.ISO_19794_2, index)));
    assertEquals(List.of("FORMAT_MISMATCH"), found(print(2, PrintFormat.ANSI_378, index)));
    assertEquals(
        List.of("TRUNCATED"),
        found(print(2, PrintFormat.ISO_19794_2, java.util.Arrays.copyOf(index, index.length - 4))));
  }

  /** The chunks are whole and what they inflate to is not: only decoding finds out. */
  @Test
  void aPngThatCannotBeDecodedIsTold() {
    byte[] png = Submissions.png(1, 500);
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT");
    int length = ByteBuffer.wrap(png).getInt(at - 4);
    png[at + 20] ^= 0x55;
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(png, at, length + 4);
    ByteBuffer.wrap(png).putInt(at + 4 + length, (int) crc.getValue());
    assertEquals(1, found(print(1, PrintFormat.PNG, png)).size());
  }

  @Test
  void rawPixelsNeedTheirSides() {
    byte[] pixels = Submissions.image(1, 500).pixels();
    Draft.Sides sides = new Draft.Sides(96, 96);
    assertEquals(List.of(), found(raw(Optional.of(sides), pixels)));
    assertEquals(List.of("TRUNCATED"), found(raw(Optional.of(new Draft.Sides(96, 97)), pixels)));
    assertEquals(
        List.of("BAD_DIMENSIONS"), found(raw(Optional.of(new Draft.Sides(65535, 65535)), pixels)));
    assertEquals(List.of("MISSING_FIELD"), found(raw(Optional.empty(), pixels)));
  }

  @Test
  void anImageLargerThanAFingerIsNotOne() {
    byte[] pixels = new byte[1600 * 1000];
    Draft.Sides sides = new Draft.Sides(1600, 1000);
    assertEquals(List.of("BAD_DIMENSIONS"), found(raw(Optional.of(sides), pixels)));
    Print fine =
        new Print(
            1, Impression.ROLLED, PrintFormat.RAW8, Optional.of(sides), Optional.of(1000), pixels);
    assertEquals(List.of(), found(fine));
  }

  /** Public sample files of NIST; their records hold views of several fingers. */
  @ParameterizedTest
  @CsvSource({
    "fmr.iso2005, ISO_19794_2, FINGER_MISMATCH",
    "fmr.ansi2004, ANSI_378, FINGER_MISMATCH",
    "fmr.ansi2007, ANSI_378, FINGER_MISMATCH",
    "finger8.wsq, WSQ, ''",
    "sample.wsq, WSQ, ''"
  })
  void samplesAreReadAsWhatTheyAre(String name, PrintFormat format, String code)
      throws IOException {
    Optional<Path> sample = Checkout.shared("data/annist/" + name);
    assumeTrue(sample.isPresent(), "no shared/data/annist beside the checkout");
    assertEquals(code, String.join(",", found(print(0, format, Files.readAllBytes(sample.get())))));
  }

  private List<String> found(Print print) {
    Findings findings = new Findings();
    inspector.inspect(print, "/prints/0/data", findings);
    return findings.problems().stream().map(problem -> problem.code().name()).toList();
  }

  private static Print print(int position, PrintFormat format, byte[] data) {
    return new Print(
        position, Impression.UNKNOWN, format, Optional.empty(), Optional.empty(), data);
  }

  private static Print raw(Optional<Draft.Sides> sides, byte[] pixels) {
    return new Print(1, Impression.UNKNOWN, PrintFormat.RAW8, sides, Optional.of(500), pixels);
  }

  /** ISO/IEC 19794-2:2005 with one view of one minutia. */
  private static byte[] iso(int position) {
    ByteBuffer record = ByteBuffer.allocate(24 + 4 + 6 + 2);
    record.put("FMR\0 20\0".getBytes(StandardCharsets.US_ASCII)).putInt(record.capacity());
    record.putShort((short) 0).putShort((short) 96).putShort((short) 96);
    record.putShort((short) 197).putShort((short) 197).put((byte) 1).put((byte) 0);
    record.put((byte) position).put((byte) 0).put((byte) 80).put((byte) 1);
    record.putShort((short) 0x4010).putShort((short) 0x10).put((byte) 7).put((byte) 80);
    return record.putShort((short) 0).array();
  }
}
