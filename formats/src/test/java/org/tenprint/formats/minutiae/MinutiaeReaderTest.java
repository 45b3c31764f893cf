package org.tenprint.formats.minutiae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintCompatibility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
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
      case ANSI_378_2007 -> out.putInt(0x00330001).putShort((short) 0).putShort((short) 0x0200);
      default -> out.putInt(0x00330001).put(new byte[3]).put((byte) 2).put((byte) 0);
    }
    if (early) {
      sides(out).put((byte) 2).put((byte) 0);
    }
    view(edition, 2, 3, 0, out);
    view(edition, 6, 2, 9, out);
    byte[] record = Arrays.copyOf(out.array(), out.position());
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
        List.of(FrictionRidgePosition.RIGHT_INDEX, FrictionRidgePosition.LEFT_THUMB),
        record.positions());
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
    Hostile.noise(Arrays.copyOf(good, 12), 3000, 4, MinutiaeReader::read);
    byte[] more = Arrays.copyOf(good, good.length + 1);
    assertEquals(FormatCode.TRAILING_BYTES, code(more));
  }

  private static FormatCode code(byte[] bytes) {
    return assertThrows(FormatException.class, () -> MinutiaeReader.read(bytes)).code();
  }

  /** The three miscount their extended data, or are of a draft; their minutiae are clear. */
  @ParameterizedTest
  @CsvSource({
    "annist/fmr.ansi2004, ANSI_378_2004, 7 2 3, 27 22 28",
    "annist/fmr.ansi2007, ANSI_378_2007, 7 2, 27 22",
    "annist/fmr.iso2005, ISO_19794_2_2005, 7 2, 27 22"
  })
  void samplesWithHarmlessFaultsAreReadForWhatTheyMean(
      String name, Edition edition, String fingers, String minutiae) throws FormatException {
    MinutiaeRecord record = MinutiaeReader.read(SharedData.bytes(name));
    assertEquals(edition, record.edition());
    assertTrue(record.irregular());
    assertEquals(fingers, text(record, view -> view.position().code()));
    assertEquals(minutiae, text(record, MinutiaeRecord.View::minutiae));
    for (int i = 0; i < record.views().size(); i++) {
      MinutiaeRecord single = MinutiaeReader.read(record.single(i));
      assertFalse(single.irregular());
      assertEquals(record.isIso(), single.isIso());
      assertEquals(record.views().get(i).position(), single.views().get(0).position());
      assertEquals(record.views().get(i).minutiae(), single.views().get(0).minutiae());
      assertEquals(record.views().get(i).quality(), single.views().get(0).quality());
      assertEquals(1, FingerprintCompatibility.importTemplates(record.single(i)).size());
    }
  }

  private static String text(
      MinutiaeRecord record, java.util.function.Function<MinutiaeRecord.View, Integer> number) {
    return record.views().stream()
        .map(view -> number.apply(view).toString())
        .collect(java.util.stream.Collectors.joining(" "));
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void theRecordOfAViewSaysTheSameMinutiae(Edition edition) throws FormatException {
    MinutiaeRecord record = MinutiaeReader.read(record(edition));
    byte[] thumb = record.single(1);
    MinutiaeRecord single = MinutiaeReader.read(thumb);
    assertFalse(single.irregular());
    assertEquals(List.of(FrictionRidgePosition.LEFT_THUMB), single.positions());
    assertArrayEquals(thumb, single.single(0));
    byte[] sent = record(edition);
    int found = indexOf(sent, Arrays.copyOfRange(thumb, thumb.length - 14, thumb.length - 2));
    assertTrue(found > 0, "both minutiae as they were sent");
  }

  private static int indexOf(byte[] in, byte[] part) {
    int at = in.length - part.length;
    while (at >= 0 && !Arrays.equals(in, at, at + part.length, part, 0, part.length)) {
      at--;
    }
    return at;
  }

  @ParameterizedTest
  @CsvSource({
    "11, 0, irregular, length 0",
    "11, 9, irregular, another length",
    "14, 2, regular, wider",
    "14, 255, BAD_DIMENSIONS, wider than a hand",
    "19, 0, BAD_RESOLUTION, one resolution 0",
    "18, 3, BAD_RESOLUTION, 965 pixels a centimetre",
    "28, 0xc0, irregular, reserved type",
    "30, 0x40, irregular, reserved bits",
    "27, 2, TRUNCATED, fewer minutiae",
    "27, 4, TRUNCATED, more minutiae",
    "22, 1, TRAILING_BYTES, fewer views"
  })
  void whatLeavesOneMeaningIsAccepted(int at, String value, String expected, String why) {
    byte[] record = record(Edition.ISO_19794_2_2005);
    record[at] = Integer.decode(value).byteValue();
    String result;
    try {
      MinutiaeRecord read = MinutiaeReader.read(record);
      assertEquals(2, read.views().size());
      result = read.irregular() ? "irregular" : "regular";
    } catch (FormatException refusal) {
      result = refusal.code().name();
    }
    assertEquals(expected, result, why);
  }

  @Test
  void aResolutionThatIsNotStatedIsFiveHundred() throws FormatException {
    byte[] record = record(Edition.ISO_19794_2_2005);
    Arrays.fill(record, 18, 22, (byte) 0);
    MinutiaeRecord read = MinutiaeReader.read(record);
    assertTrue(read.irregular());
    assertEquals(197, read.single(0)[19] & 0xff);
  }

  @Test
  void sidesThatDoNotHoldTheMinutiaeAreCorrected() throws FormatException {
    byte[] record = record(Edition.ISO_19794_2_2005);
    Arrays.fill(record, 14, 18, (byte) 0);
    MinutiaeRecord read = MinutiaeReader.read(record);
    assertTrue(read.irregular());
    assertEquals(13, read.single(0)[15]);
    assertEquals(21, read.single(0)[17]);
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
        assertEquals(List.of(FrictionRidgePosition.UNKNOWN), record.positions());
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
