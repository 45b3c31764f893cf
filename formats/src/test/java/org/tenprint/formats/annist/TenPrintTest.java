package org.tenprint.formats.annist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.image.Box;
import org.tenprint.formats.image.Compression;

class TenPrintTest {
  @Test
  void impressionsOfBothRecordTypesAreSeen() throws FormatException {
    TenPrint prints = TenPrint.of(AnsiNistReader.read(Samples.mixed().bytes()));
    assertEquals(List.of(), prints.refusals());
    assertEquals(
        List.of(
            FrictionRidgePosition.RIGHT_THUMB,
            FrictionRidgePosition.PLAIN_RIGHT_THUMB,
            FrictionRidgePosition.LEFT_INDEX,
            FrictionRidgePosition.LEFT_FOUR),
        prints.impressions().stream().map(FingerImpression::position).toList());
    FingerImpression slap = prints.impressions().get(3);
    assertEquals(Compression.PNG, slap.image().compression());
    assertEquals(new Box(32, 2, 64, 38), slap.segments().get(1).box());
    assertEquals(
        List.of(FingerPosition.LEFT_LITTLE, FingerPosition.LEFT_RING),
        prints.missing().stream().map(MissingFinger::position).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "3, 12, BAD_IMPRESSION_TYPE",
    "3, x, BAD_IMPRESSION_TYPE",
    "6, 39, DIMENSIONS_MISMATCH",
    "6, 0, BAD_VALUE",
    "7, 65535, BAD_DIMENSIONS",
    "8, 0, BAD_RESOLUTION",
    "9, 100, BAD_RESOLUTION",
    "9, 9999, BAD_RESOLUTION",
    "10, 1000, BAD_RESOLUTION",
    "11, JP2, BAD_COMPRESSION",
    "11, ZIP, BAD_COMPRESSION",
    "11, NONE, TRAILING_BYTES",
    "12, 16, UNSUPPORTED",
    "13, 21, BAD_FINGER_POSITION",
    "13, 99, BAD_FINGER_POSITION",
    "13, '14^13', BAD_FINGER_POSITION",
    "13, '14^14^255^0', ok",
    "13, '14^', ok",
    "13, '14^ ', ok",
    "18, '02 ZZ', BAD_VALUE",
    "18, '^07 XX', BAD_VALUE",
    "18, '07 XX^', BAD_VALUE",
    "18, ' XX', BAD_VALUE",
    "18, '', ok",
    "18, '^', ok",
    "18, '^ ^', ok",
    "18, '12 XX', ok",
    "21, '7 0 30 0 40', ok",
    "21, '7 0 300 0 40', BAD_VALUE",
    "21, '7 30 30 0 40', BAD_VALUE",
    "21, '2 0 30 0 40', BAD_VALUE",
    "21, '7 0 30 0', BAD_VALUE",
    "21, '^7 0 30 0 40', BAD_VALUE",
    "21, '', ok",
    "21, ' ', ok",
    "25, '7 3 0 0 30 0 15 40', ok",
    "25, '^7 3 0 0 30 0 15 40', BAD_VALUE",
    "25, '7 3 0 0 300 0 15 40', BAD_VALUE",
    "25, '7 4 0 0 30 0 15 40', BAD_VALUE",
    "25, '7 2 0 0 30 9', BAD_VALUE",
    "25, '7 3 0 0 30 0 15 0', BAD_VALUE",
    "999, x, UNKNOWN_FORMAT"
  })
  void aRecordIsRefusedByItselfWithItsReason(int field, String value, String expected) {
    TaggedRecord good = (TaggedRecord) Samples.mixed().file().records().get(5);
    List<Field> fields = new ArrayList<>(good.fields());
    fields.removeIf(known -> known.number() == field || field == 25 && known.number() == 21);
    fields.add(Field.of(field, value.replace(' ', '\u001f').replace('^', '\u001e')));
    List<AnsiNistRecord> records = new ArrayList<>(Samples.mixed().file().records());
    records.set(5, TaggedRecord.of(14, good.idc(), fields));
    TenPrint prints = TenPrint.of(new AnsiNistFile(records));
    assertEquals(expected.equals("ok") ? 4 : 3, prints.impressions().size());
    if (!expected.equals("ok")) {
      assertEquals(expected, prints.refusals().get(0).reason().code().name());
      assertEquals(14, prints.refusals().get(0).source().recordType());
    }
  }

  @Test
  void polygonsAreTakenByTheirBoxAndTheFirstAlgorithmStands() throws FormatException {
    Field polygon = Field.of(25, "7\u001f3\u001f5\u001f1\u001f30\u001f9\u001f15\u001f40");
    assertEquals(new Box(5, 1, 30, 40), slapWith(polygon).segments().get(0).box());
    Field twice =
        Field.of(21, "7\u001f0\u001f30\u001f0\u001f40\u001e7\u001f1\u001f31\u001f0\u001f40");
    assertEquals(
        List.of(new Segment(FingerPosition.LEFT_INDEX, new Box(0, 0, 30, 40))),
        slapWith(twice).segments());
  }

  private static FingerImpression slapWith(Field segmentation) {
    TaggedRecord slap = (TaggedRecord) Samples.mixed().file().records().get(5);
    List<Field> fields = new ArrayList<>(slap.fields());
    fields.removeIf(known -> known.number() == 21);
    fields.add(segmentation);
    List<AnsiNistRecord> records = new ArrayList<>(Samples.mixed().file().records());
    records.set(5, TaggedRecord.of(14, slap.idc(), fields));
    return TenPrint.of(new AnsiNistFile(records)).impressions().get(3);
  }

  @Test
  void partialAndScarredPrintsAreThere() {
    TaggedRecord single = (TaggedRecord) Samples.mixed().file().records().get(4);
    for (String code : List.of("XX", "SR", "UP")) {
      List<Field> fields = new ArrayList<>(single.fields());
      fields.add(Field.of(18, "7\u001f" + code));
      TenPrint prints =
          TenPrint.of(
              new AnsiNistFile(
                  List.of(
                      Samples.submission().file().typeOne(),
                      TaggedRecord.of(14, single.idc(), fields))));
      assertEquals(code.equals("UP") ? 1 : 0, prints.missing().size(), code);
    }
  }

  /** "One of these": used as the first, it might be another finger's. 0 and 255 fill up. */
  @ParameterizedTest
  @CsvSource({
    "2 7 255 255 255 255, false",
    "2 0 255 255 255 7, false",
    "2 255 255 255 255 255, true",
    "2 0 0 0 0 0, true",
    "2 2 255 255 255 255, true"
  })
  void aPrintOfOneOfSeveralFingersIsNotUsed(String positions, boolean used) {
    List<Integer> codes = Arrays.stream(positions.split(" ")).map(Integer::valueOf).toList();
    EncodedImage raw = CarFile.raw(Samples.stripes(40, 48));
    FixedImageRecord.Header header = new FixedImageRecord.Header(1, codes, 0, 40, 48, 0);
    List<AnsiNistRecord> records = new ArrayList<>(Samples.submission().file().records());
    records.add(new FixedImageRecord(4, 1, 0, header, raw.data()));
    TenPrint prints = TenPrint.of(new AnsiNistFile(records));
    assertEquals(used ? 1 : 0, prints.impressions().size());
    if (!used) {
      assertEquals(FormatCode.BAD_FINGER_POSITION, prints.refusals().get(0).reason().code());
    }
  }

  /** A blank line before the others does not make the list one that was not sent. */
  @Test
  void aListOfMissingFingersIsReadWholeOrRefused() {
    for (String list : List.of("\u001e03\u001fXX", "03\u001fXX\u001e", "\u001fXX")) {
      TenPrint prints = TenPrint.of(Samples.submission().two(84, list).file());
      assertEquals(List.of(), prints.missing());
      assertEquals(FormatCode.BAD_VALUE, prints.refusals().get(0).reason().code());
    }
    for (String list : List.of(" ", "\u001f\u001f", "\u001e")) {
      TenPrint blank = TenPrint.of(Samples.submission().two(84, list).file());
      assertEquals(List.of(), blank.refusals());
    }
  }

  @Test
  void anInflatedHeaderIsRefusedBeforeAnythingIsAllocated() {
    FixedImageRecord.Header header =
        new FixedImageRecord.Header(0, List.of(2), 0, 65_535, 65_535, 0);
    List<AnsiNistRecord> records = new ArrayList<>(Samples.submission().file().records());
    records.add(new FixedImageRecord(4, 1, 0, header, new byte[100]));
    TenPrint prints = TenPrint.of(new AnsiNistFile(records));
    assertEquals(FormatCode.BAD_DIMENSIONS, prints.refusals().get(0).reason().code());
  }

  @Test
  void advicesDoNotRepeatWhatAPersonIs() {
    CarFile file = Samples.submission().two(22, "19801399").two(84, "SECRET").two(47, "SECRET");
    List<FormatException> problems = CarRules.problems(file.file());
    assertTrue(problems.size() >= 3, problems.toString());
    for (FormatException problem : problems) {
      assertFalse(problem.getMessage().contains("SECRET"), problem.getMessage());
      assertFalse(problem.getMessage().contains("19801399"), problem.getMessage());
    }
  }

  @Test
  void oneListNamesEverythingThatIsMissing() {
    CarFile file =
        CarFile.of("bad ori", "short", Samples.DAY)
            .one(4, "XYZ")
            .typeFour(
                FrictionRidgePosition.RIGHT_THUMB,
                ImpressionType.LIVE_PLAIN,
                CarFile.raw(Samples.stripes(40, 40)));
    List<String> advices =
        CarRules.problems(file.file()).stream().map(FormatException::advice).toList();
    for (String name :
        List.of("TOT", "ORI", "TCN", "RET", "NAM", "DOB", "SEX", "DOA", "ASL", "CRI")) {
      assertTrue(
          advices.stream().anyMatch(advice -> advice.contains("(" + name + ")")),
          name + " in " + advices);
    }
  }
}
