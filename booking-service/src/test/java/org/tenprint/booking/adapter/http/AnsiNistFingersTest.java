package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.annist.MissingFinger;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.Box;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.GreyImage;

class AnsiNistFingersTest {
  private static final GreyImage IMAGE = Submissions.image(3, 500);
  private static final List<Segment> SEGMENTS =
      List.of(
          new Segment(FingerPosition.RIGHT_INDEX, new Box(0, 0, 40, 90)),
          new Segment(FingerPosition.RIGHT_MIDDLE, new Box(41, 2, 96, 96)));

  private final CarFile file = CarFile.of("MA0130100", "TCN-0000001", LocalDate.of(2011, 6, 5));
  private final Findings findings = new Findings();

  @Test
  void aSegmentedSlapBecomesItsFingers() throws Exception {
    for (EncodedImage image : List.of(CarFile.raw(IMAGE), CarFile.png(IMAGE))) {
      CarFile slap = CarFile.of("MA0130100", "TCN-0000001", LocalDate.of(2011, 6, 5));
      slap.typeFourteen(
          FrictionRidgePosition.RIGHT_FOUR, ImpressionType.LIVE_PLAIN, image, SEGMENTS);
      List<Draft.Print> prints = read(slap).prints();
      assertEquals(List.of("2", "3"), positions(prints));
      Draft.Print second = prints.get(1);
      assertEquals(new Draft.Sides(55, 94), second.sides().sides().orElseThrow());
      assertEquals("500", second.sides().ppi().text().orElseThrow());
      byte[] pixels = second.data().bytes().orElseThrow();
      assertEquals((byte) IMAGE.at(41, 2), pixels[0]);
      assertEquals((byte) IMAGE.at(95, 95), pixels[pixels.length - 1]);
      assertEquals("PLAIN", second.impression().text().orElseThrow());
    }
  }

  /**
   * A scar is no amputation: the finger shows a tip, and the others keep their labels. Were it
   * without one, what stands at the edge might be the next hand's.
   */
  @Test
  void aScarredFingerIsCutFromItsSlap() throws Exception {
    for (MissingFinger.Reason reason : MissingFinger.Reason.values()) {
      for (int little : new int[] {1200, 1300}) {
        CarFile slap = CarFile.of("MA0130100", "TCN-0000001", LocalDate.of(2011, 6, 5));
        plain(slap, FrictionRidgePosition.RIGHT_FOUR, fourTips(little));
        slap.missing(List.of(new MissingFinger(FingerPosition.RIGHT_MIDDLE, reason)));
        Draft.Fingers fingers = read(slap);
        boolean cut = reason == MissingFinger.Reason.SCARRED && little == 1200;
        assertEquals(cut ? List.of("2", "3", "4", "5") : List.of(), positions(fingers.prints()));
        assertEquals(
            cut ? List.of() : List.of("Type-4 IDC 01 SLAP_NOT_SEGMENTED"), notUsed(fingers));
        assertEquals(cut ? 0 : 1, fingers.missing().size());
      }
    }
  }

  /** Striped ellipses of 200 × 300 pixels, the last one's centre at a column. */
  private static GreyImage fourTips(int little) {
    int[][] centres = {{150, 300}, {500, 220}, {850, 240}, {little, 420}};
    GreyImage image = new GreyImage(1400, 1000, new byte[1400 * 1000], 500);
    Arrays.fill(image.pixels(), (byte) 240);
    for (int[] centre : centres) {
      for (int i = 0; i < image.pixels().length; i++) {
        double x = (i % 1400 - centre[0]) / 100.0;
        double y = (i / 1400 - centre[1]) / 150.0;
        if (x * x + y * y < 1) {
          image.pixels()[i] = (byte) (i / 1400 % 9 < 4 ? 50 : 230);
        }
      }
    }
    return image;
  }

  private static void plain(CarFile to, FrictionRidgePosition position, GreyImage image) {
    to.typeFour(position, ImpressionType.LIVE_PLAIN, CarFile.raw(image));
  }

  @Test
  void aFingerOfItsOwnGoesBeforeASegment() throws Exception {
    file.typeFourteen(
        FrictionRidgePosition.RIGHT_FOUR, ImpressionType.LIVE_PLAIN, CarFile.raw(IMAGE), SEGMENTS);
    rolled(FrictionRidgePosition.RIGHT_INDEX);
    Draft.Fingers fingers = read(file);
    assertEquals(List.of("2", "3"), positions(fingers.prints()));
    assertEquals("ROLLED", fingers.prints().get(0).impression().text().orElseThrow());
  }

  @Test
  void aPlainThumbStandsInForARolledOneThatIsNotThere() throws Exception {
    rolled(FrictionRidgePosition.RIGHT_THUMB);
    plain(FrictionRidgePosition.PLAIN_RIGHT_THUMB);
    plain(FrictionRidgePosition.PLAIN_LEFT_THUMB);
    Draft.Fingers fingers = read(file);
    assertEquals(List.of("1", "6"), positions(fingers.prints()));
    assertEquals(List.of("Type-4 IDC 02 DUPLICATE_FINGER"), notUsed(fingers));
  }

  @Test
  void theRolledPrintIsUsedWhereverItStands() throws Exception {
    plain(FrictionRidgePosition.RIGHT_INDEX);
    rolled(FrictionRidgePosition.RIGHT_INDEX);
    plain(FrictionRidgePosition.RIGHT_MIDDLE);
    Draft.Fingers fingers = read(file);
    assertEquals(List.of("2", "3"), positions(fingers.prints()));
    assertEquals("ROLLED", fingers.prints().get(0).impression().text().orElseThrow());
    assertEquals(List.of("Type-4 IDC 01 DUPLICATE_FINGER"), notUsed(fingers));
    assertTrue(findings.none());
  }

  @Test
  void twoOfOneKindAreADuplicate() throws Exception {
    rolled(FrictionRidgePosition.RIGHT_INDEX);
    rolled(FrictionRidgePosition.RIGHT_INDEX);
    plain(FrictionRidgePosition.PLAIN_LEFT_THUMB);
    plain(FrictionRidgePosition.PLAIN_LEFT_THUMB);
    plain(FrictionRidgePosition.LEFT_FOUR);
    plain(FrictionRidgePosition.LEFT_FOUR);
    read(file);
    assertEquals(
        List.of("Type-4 IDC 02", "Type-4 IDC 04", "Type-4 IDC 06"),
        findings.problems().stream().map(problem -> problem.field()).toList());
    findings.problems().forEach(p -> assertEquals("DUPLICATE_FINGER", p.code().name()));
  }

  @Test
  void aSlapIsPartOfTheContentHoweverItIsCut() throws Exception {
    plain(FrictionRidgePosition.LEFT_FOUR);
    file.typeFourteen(
        FrictionRidgePosition.RIGHT_FOUR, ImpressionType.LIVE_PLAIN, CarFile.png(IMAGE), SEGMENTS);
    Draft.Fingers fingers = read(file);
    assertEquals(
        List.of("14 []", "13 [2, 3] 2:0,0,40,90 3:41,2,96,96"),
        fingers.slaps().stream()
            .map(
                slap ->
                    (slap.whole().position()
                            + " "
                            + new java.util.TreeSet<>(slap.cut())
                            + " "
                            + slap.segments())
                        .strip())
            .toList());
  }

  @Test
  void whatIsWholeAndOfNoUseIsLeftOutWithItsReason() throws Exception {
    rolled(FrictionRidgePosition.RIGHT_THUMB);
    plain(FrictionRidgePosition.RIGHT_FOUR);
    plain(FrictionRidgePosition.UNKNOWN);
    file.typeFour(FrictionRidgePosition.LEFT_INDEX, ImpressionType.LATENT, CarFile.raw(IMAGE));
    file.typeFourteen(
        FrictionRidgePosition.LEFT_RING,
        ImpressionType.LIVE_ROLLED,
        new EncodedImage(
            Compression.JPEGB, 96, 96, 500, new byte[] {(byte) 0xff, (byte) 0xd8, 0, 0}),
        List.of());
    Draft.Fingers fingers = read(file);
    assertEquals(List.of("1"), positions(fingers.prints()));
    assertEquals(
        List.of(
            "Type-14 IDC 05 BAD_COMPRESSION",
            "Type-4 IDC 02 SLAP_NOT_SEGMENTED",
            "Type-4 IDC 03 BAD_FINGER_POSITION",
            "Type-4 IDC 04 BAD_IMPRESSION_TYPE"),
        notUsed(fingers));
    assertTrue(findings.none());
  }

  @Test
  void whatIsBrokenIsToBeMended() throws Exception {
    rolled(FrictionRidgePosition.RIGHT_THUMB);
    byte[] cut = Arrays.copyOf(IMAGE.pixels(), 100);
    file.typeFour(
        FrictionRidgePosition.RIGHT_RING,
        ImpressionType.LIVE_ROLLED,
        new EncodedImage(Compression.NONE, 96, 96, 500, cut));
    read(file);
    assertEquals("Type-4 IDC 02", findings.problems().get(0).field());
    assertEquals("TRUNCATED", findings.problems().get(0).code().name());
  }

  @Test
  void aScarredFingerWithAPrintIsNotMissing() throws Exception {
    rolled(FrictionRidgePosition.RIGHT_THUMB);
    file.missing(
        List.of(
            new MissingFinger(FingerPosition.RIGHT_THUMB, MissingFinger.Reason.SCARRED),
            new MissingFinger(FingerPosition.RIGHT_INDEX, MissingFinger.Reason.SCARRED)));
    assertEquals(
        List.of("2"),
        read(file).missing().stream().map(m -> m.position().text().orElseThrow()).toList());
  }

  @Test
  void missingFingersCarryTheirReason() throws Exception {
    rolled(FrictionRidgePosition.RIGHT_THUMB);
    file.missing(
        List.of(
            new MissingFinger(FingerPosition.LEFT_LITTLE, MissingFinger.Reason.AMPUTATED),
            new MissingFinger(FingerPosition.LEFT_RING, MissingFinger.Reason.UNABLE_TO_PRINT)));
    assertEquals(
        List.of("10 AMPUTATED", "9 BANDAGED"),
        read(file).missing().stream()
            .map(m -> m.position().text().orElseThrow() + " " + m.reason().text().orElseThrow())
            .toList());
  }

  private void rolled(FrictionRidgePosition position) {
    file.typeFour(position, ImpressionType.LIVE_ROLLED, CarFile.raw(IMAGE));
  }

  private void plain(FrictionRidgePosition position) {
    file.typeFour(position, ImpressionType.LIVE_PLAIN, CarFile.raw(IMAGE));
  }

  private Draft.Fingers read(CarFile car) throws Exception {
    return AnsiNistFingers.read(AnsiNistReader.read(car.bytes()), Limits.DEFAULT, findings);
  }

  private static List<String> positions(List<Draft.Print> prints) {
    return prints.stream().map(print -> print.position().text().orElseThrow()).toList();
  }

  private static List<String> notUsed(Draft.Fingers fingers) {
    return fingers.notUsed().stream().map(p -> p.field() + " " + p.code()).toList();
  }
}
