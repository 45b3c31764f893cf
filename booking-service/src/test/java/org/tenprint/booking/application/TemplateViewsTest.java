package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.booking.Templates;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.Problem;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.minutiae.MinutiaeReader;
import org.tenprint.formats.minutiae.MinutiaeRecord;
import org.tenprint.testkit.Checkout;

class TemplateViewsTest {
  private final List<Problem> notUsed = new ArrayList<>();

  @Test
  void withoutAPositionEachFingerIsAPrint() throws FormatException {
    byte[] record = Templates.iso(new int[][] {{7, 90, 12}, {2, 60, 12}, {2, 80, 9}, {2, 80, 11}});
    List<Draft.Print> singles = singles(print(null, record));
    assertEquals(List.of("2", "7"), positions(singles));
    assertEquals(
        List.of("DUPLICATE_FINGER 2 views of fingers of which a better view is used"), told());
    assertEquals(11, read(singles.get(0)).views().get(0).minutiae(), "best quality, most minutiae");
  }

  @Test
  void aStatedPositionTakesTheBestViewOfThatFinger() throws FormatException {
    byte[] record = Templates.iso(new int[][] {{0, 254, 12}, {2, 20, 12}});
    List<Draft.Print> singles = singles(print("2", record));
    assertEquals(List.of("2"), positions(singles));
    assertEquals(20, read(singles.get(0)).views().get(0).quality());
  }

  @Test
  void viewsOfNoKnownFingerAreLeftOutBesideOthers() {
    List<Draft.Print> singles =
        singles(print("0", Templates.iso(new int[][] {{0, 90, 12}, {3, 60, 12}})));
    assertEquals(List.of("3"), positions(singles));
    assertEquals(
        List.of("BAD_FINGER_POSITION 1 views that do not say which finger they are of"), told());
  }

  @ParameterizedTest
  @CsvSource({"1", "13", "x"})
  void whatDoesNotFitStandsForItself(String position) {
    Draft.Print print = print(position, Templates.iso(new int[][] {{2, 90, 12}, {3, 60, 12}}));
    assertSame(print, singles(print).get(0));
    Draft.Print unknown = print(null, Templates.iso(new int[][] {{0, 90, 12}}));
    assertSame(unknown, singles(unknown).get(0));
  }

  @Test
  void oneViewByTheBookIsPassedOnByteForByte() {
    byte[] record = Templates.iso(new int[][] {{2, 90, 12}});
    assertSame(record, singles(print("2", record)).get(0).data().bytes().orElseThrow());
    List<Draft.Print> placed = singles(print(null, record));
    assertEquals(List.of("2"), positions(placed));
    assertSame(record, placed.get(0).data().bytes().orElseThrow());
  }

  /** Public sample files of NIST. */
  @ParameterizedTest
  @CsvSource({
    "fmr.iso2005, ISO_19794_2, 2 7",
    "fmr.ansi2004, ANSI_378, 2 3 7",
    "fmr.ansi2007, ANSI_378, 2 7"
  })
  void theSampleRecordsGiveTheirFingers(String name, PrintFormat format, String fingers)
      throws Exception {
    Optional<Path> sample = Checkout.shared("data/annist/" + name);
    assumeTrue(sample.isPresent(), "no shared/data/annist beside the checkout");
    List<Draft.Print> singles =
        singles(print(null, format.name(), Files.readAllBytes(sample.get())));
    assertEquals(fingers, String.join(" ", positions(singles)));
    for (Draft.Print single : singles) {
      assertEquals(1, read(single).views().size());
    }
  }

  private List<Draft.Print> singles(Draft.Print print) {
    return new TemplateViews(print, notUsed).singles();
  }

  private List<String> told() {
    return notUsed.stream().map(p -> p.code() + " " + p.remedy()).toList();
  }

  private static List<String> positions(List<Draft.Print> prints) {
    return prints.stream().map(print -> print.position().text().orElseThrow()).toList();
  }

  private static MinutiaeRecord read(Draft.Print print) throws FormatException {
    return MinutiaeReader.read(print.data().bytes().orElseThrow());
  }

  private static Draft.Print print(String position, byte[] record) {
    return print(position, "ISO_19794_2", record);
  }

  private static Draft.Print print(String position, String format, byte[] record) {
    return new Draft.Print(
        "/prints/0",
        Given.of("/prints/0/position", position),
        Given.of("/prints/0/impression", "ROLLED"),
        Given.of("/prints/0/format", format),
        new Draft.Resolution(Given.absent("/prints/0/ppi"), Optional.empty()),
        new Draft.Data("/prints/0/data", Optional.of(record), true));
  }
}
