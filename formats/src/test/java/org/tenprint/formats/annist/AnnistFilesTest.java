package org.tenprint.formats.annist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Hostile;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.SharedData;
import org.tenprint.formats.image.Compression;

/** NIST's reference files and one of openEBTS, each with exactly what is in it. */
class AnnistFilesTest {
  private static final String CARD = "1 2 3 4 5 6 7 8 9 10 14 12 11 13";

  private static AnsiNistFile read(String name) throws FormatException {
    return AnsiNistReader.read(SharedData.bytes("annist/" + name));
  }

  private static String positions(AnsiNistFile file) {
    TenPrint prints = TenPrint.of(file);
    assertEquals(
        file.records().stream()
            .map(AnsiNistRecord::type)
            .filter(type -> type > 4 && type != 14)
            .toList(),
        prints.refusals().stream().map(refusal -> refusal.source().recordType()).toList());
    prints.refusals().forEach(r -> assertEquals(FormatCode.UNSUPPORTED, r.reason().code()));
    return String.join(
        " ",
        prints.impressions().stream()
            .map(impression -> Integer.toString(impression.position().code()))
            .toList());
  }

  @Test
  void typeFourCardHasTenRolledFingersSlapsAndThumbs() throws FormatException {
    AnsiNistFile file = read("type-4-tpcard.an2");
    assertEquals(CARD, positions(file));
    List<FingerImpression> prints = TenPrint.of(file).impressions();
    assertEquals(
        List.of("804×752", "804×752", "804×752", "776×752", "796×752", "804×748", "804×748"),
        prints.stream()
            .limit(7)
            .map(print -> print.image().width() + "×" + print.image().height())
            .toList());
    for (FingerImpression print : prints) {
      assertEquals(Compression.WSQ20, print.image().compression());
      assertEquals(500, print.image().ppi());
      assertEquals(
          print.position().code() <= 10
              ? ImpressionType.NONLIVE_ROLLED
              : ImpressionType.NONLIVE_PLAIN,
          print.type());
    }
    assertEquals(42_297, prints.get(0).image().data().length);
  }

  @Test
  void typeFourteenCardHoldsTheSameImages() throws FormatException {
    AnsiNistFile fourteen = read("type-14-tpcard-nqm.an2");
    assertEquals(CARD, positions(fourteen));
    List<FingerImpression> four = TenPrint.of(read("type-4-tpcard.an2")).impressions();
    List<FingerImpression> tagged = TenPrint.of(fourteen).impressions();
    IntStream.range(0, 14)
        .forEach(i -> assertEquals(four.get(i).image(), tagged.get(i).image(), "print " + i));
  }

  @Test
  void slapsAreSeenAsSlaps() throws FormatException {
    AnsiNistFile file = read("type-4-slaps.an2");
    assertEquals("14 12 11 13", positions(file));
    assertEquals(List.of(), TenPrint.of(file).impressions().get(0).segments());
  }

  @Test
  void minutiaeRecordsAreListedAndTheRawImageRead() throws FormatException {
    AnsiNistFile file = read("type-9-4-iafis.an2");
    assertEquals(List.of(1, 2, 9, 4), file.records().stream().map(AnsiNistRecord::type).toList());
    assertEquals("8", positions(file));
    EncodedImage image = TenPrint.of(file).impressions().get(0).image();
    assertEquals(Compression.NONE, image.compression());
    assertEquals(800 * 768, image.data().length);
  }

  @Test
  void tattoosAreListedAndHoldNoPrint() throws FormatException {
    AnsiNistFile file = read("type-10-tattoo-zoom.an2");
    assertEquals(List.of(1, 2, 10, 10), file.records().stream().map(AnsiNistRecord::type).toList());
    assertEquals("", positions(file));
    byte[] jpeg = ((TaggedRecord) file.records().get(2)).field(999).get().bytes();
    assertEquals(0xffd9, (jpeg[jpeg.length - 2] & 0xff) << 8 | jpeg[jpeg.length - 1] & 0xff);
  }

  @Test
  void aSubmissionOfOpenEbtsIsComplete() throws FormatException {
    AnsiNistFile file = read("openebts-NISTFile.ebts");
    assertEquals("2", positions(file));
    assertEquals(List.of(), CarRules.problems(file));
    assertEquals("TEST00001", file.transaction().originator());
    assertEquals(
        List.of("Armed Robbery"),
        file.descriptors().arrestSegments().stream()
            .map(Descriptors.ArrestSegment::literal)
            .toList());
    assertEquals(List.of("DDNMI0039"), file.descriptors().controllingAgencies());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type-4-tpcard.an2",
        "type-14-tpcard-nqm.an2",
        "type-4-slaps.an2",
        "type-9-4-iafis.an2",
        "type-10-tattoo-zoom.an2"
      })
  void notSubmissionsButReadable(String name) throws FormatException {
    List<String> advices =
        CarRules.problems(read(name)).stream().map(FormatException::advice).toList();
    assertEquals(true, advices.get(0).startsWith("1.004 (TOT)"), advices.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"type-4-tpcard.an2", "type-14-tpcard-nqm.an2", "openebts-NISTFile.ebts"})
  void whatIsWrittenAgainIsTheSameFile(String name) throws FormatException {
    AnsiNistFile file = read(name);
    AnsiNistFile again = AnsiNistReader.read(AnsiNistWriter.write(file));
    assertEquals(
        file.records().subList(1, file.records().size()),
        again.records().subList(1, again.records().size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type-4-slaps.an2", "type-14-tpcard-nqm.an2", "openebts-NISTFile.ebts"})
  void brokenCopiesGiveTypedRefusals(String name) {
    byte[] good = SharedData.bytes("annist/" + name);
    Hostile.truncations(good, Math.max(1, good.length / 997), AnsiNistReader::read);
    Hostile.corruptions(good, 300, 5, bytes -> TenPrint.of(AnsiNistReader.read(bytes)));
    byte[] head = Arrays.copyOf(good, 600);
    Hostile.corruptions(head, 2000, 6, AnsiNistReader::read);
  }
}
