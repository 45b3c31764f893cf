package org.tenprint.formats.minutiae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Hostile;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.SharedData;
import org.tenprint.formats.minutiae.MinutiaeRecord.Edition;

class MinutiaeReaderTest {
  /** A record of two views: right index with 3 minutiae, left thumb with 2 and extended data. */
  static byte[] record(Edition edition) {
    ByteBuffer out = ByteBuffer.allocate(500);
    boolean early = edition == Edition.ISO_19794_2_2005 || edition == Edition.ANSI_378_2004;
    String version = early ? " 20\0" : edition == Edition.ANSI_378_2009_AM1 ? "035\0" : "030\0";
    out.put("FMR\0".getBytes()).put(version.getBytes());
    if (edition == Edition.ANSI_378_2004) {
      out.putShort((short) 0);
    } else {
      out.putInt(0);
    }
    switch (edition) {
      case ISO_19794_2_2005 -> out.putShort((short) 0);
      case ANSI_378_2004 -> out.putInt(0x00330001).putShort((short) 0);
      case ISO_19794_2_2011 -> out.putShort((short) 2).put((byte) 1);
      default -> out.putInt(0x00330001).put(new byte[3]).put((byte) 2).put((byte) 0);
    }
    if (early) {
      sides(out).put((byte) 2).put((byte) 0);
    }
    view(edition, 2, 3, 0, out);
    view(edition, 6, 2, 9, out);
    byte[] record = java.util.Arrays.copyOf(out.array(), out.position());
    if (edition == Edition.ANSI_378_2004) {
      ByteBuffer.wrap(record).putShort(8, (short) record.length);
    } else {
      ByteBuffer.wrap(record).putInt(8, record.length);
    }
    return record;
  }

  private static ByteBuffer sides(ByteBuffer out) {
    return out.putShort((short) 300)
        .putShort((short) 400)
        .putShort((short) 197)
        .putShort((short) 197);
  }

  private static void view(Edition edition, int finger, int minutiae, int extra, ByteBuffer out) {
    int start = out.position();
    switch (edition) {
      case ISO_19794_2_2005, ANSI_378_2004 ->
          out.put((byte) finger).put((byte) 0x01).put((byte) 80);
      case ISO_19794_2_2011 -> {
        out.putInt(0).put(new byte[14]);
        out.put((byte) 1).put((byte) 80).putInt(0).put((byte) 1).put(new byte[3]);
        out.put((byte) finger).put((byte) 0).putShort((short) 197).putShort((short) 197);
        out.put((byte) 1).putShort((short) 300).putShort((short) 400).put((byte) 0x60);
      }
      default -> {
        out.put((byte) finger).put((byte) 0).put((byte) 1).put((byte) 80).putInt(0);
        sides(out);
      }
    }
    out.put((byte) minutiae);
    for (int i = 0; i < minutiae; i++) {
      out.putShort((short) (0x4000 | 10 + i)).putShort((short) 20).put((byte) 90).put((byte) 50);
    }
    out.putShort((short) extra);
    if (extra > 0) {
      out.putShort((short) 1).putShort((short) extra).put(new byte[extra - 4]);
    }
    if (edition == Edition.ISO_19794_2_2011) {
      out.putInt(start, out.position() - start);
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void eachEditionIsToldAndCounted(Edition edition) throws FormatException {
    MinutiaeRecord record = MinutiaeReader.read(record(edition));
    assertEquals(edition, record.edition());
    assertEquals(
        List.of(FingerPosition.RIGHT_INDEX, FingerPosition.LEFT_THUMB), record.positions());
    assertEquals(
        List.of(3, 2), record.views().stream().map(MinutiaeRecord.View::minutiae).toList());
    assertEquals(ImpressionType.LIVE_ROLLED, record.views().get(0).type());
    assertEquals(80, record.views().get(1).quality());
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void brokenRecordsAreRefused(Edition edition) {
    byte[] good = record(edition);
    Hostile.truncations(good, 1, MinutiaeReader::read);
    int refused = Hostile.corruptions(good, 20 * good.length, 3, MinutiaeReader::read);
    assertTrue(refused > 4 * good.length, "refused " + refused);
    Hostile.noise(java.util.Arrays.copyOf(good, 12), 3000, 4, MinutiaeReader::read);
    byte[] more = java.util.Arrays.copyOf(good, good.length + 1);
    assertEquals(FormatCode.TRAILING_BYTES, code(more));
  }

  private static FormatCode code(byte[] bytes) {
    return assertThrows(FormatException.class, () -> MinutiaeReader.read(bytes)).code();
  }

  @ParameterizedTest
  @CsvSource({
    "annist/fmr.ansi2004, TRAILING_BYTES",
    "annist/fmr.ansi2007, UNSUPPORTED",
    "annist/fmr.iso2005, TRUNCATED"
  })
  void samplesThatAreMalformedInThemselvesAreRefused(String name, FormatCode expected) {
    assertEquals(expected, code(SharedData.bytes(name)));
  }

  @Test
  void everyTemplateOfTheRealPrintsIsRead() throws IOException {
    Path folder = SharedData.path("prints/fvc2002");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> templates = files.filter(file -> file.toString().endsWith(".iso")).toList();
      assertEquals(240, templates.size());
      for (Path template : templates) {
        MinutiaeRecord record = MinutiaeReader.read(Files.readAllBytes(template));
        assertEquals(Edition.ISO_19794_2_2005, record.edition());
        assertEquals(List.of(FingerPosition.UNKNOWN), record.positions());
      }
    } catch (FormatException refusal) {
      throw new AssertionError(refusal);
    }
  }

  @Test
  void otherFormatsAreNotMinutiae() {
    assertEquals(FormatCode.EMPTY, code(new byte[0]));
    assertEquals(FormatCode.UNKNOWN_FORMAT, code("FIR\0 20\0".getBytes()));
    assertEquals(FormatCode.UNSUPPORTED, code("FMR\0 99\0....".getBytes()));
  }
}
