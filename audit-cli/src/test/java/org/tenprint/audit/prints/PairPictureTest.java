package org.tenprint.audit.prints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.audit.prints.FingerSheet.Side;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Explanation;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.MinutiaPair;
import org.tenprint.matching.prints.TenPrint;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PairPictureTest {
  private static final Set<String> ELEMENTS =
      Set.of("svg", "title", "desc", "g", "rect", "circle", "line", "text");

  private static FingerSheet sheet(
      Said.Verdict verdict, FingerTemplate one, FingerTemplate other, List<MinutiaPair> pairs) {
    return new FingerSheet(
        "Booking <&\"'> of nobody",
        FingerPosition.LEFT_INDEX,
        new Said(verdict, OptionalDouble.of(43.21)),
        verdict.compared() ? "Compared again here, with the same result." : "",
        Optional.of(new Side(one, "left index (7)", "as booked", "quality 80 of 100")),
        Optional.ofNullable(other)
            .map(print -> new Side(print, "left index (7)", "enrolled", "quality 70 of 100")),
        pairs);
  }

  private static FingerSheet alike() {
    TenPrint one = SamplePrints.card(1, 0);
    TenPrint other = SamplePrints.card(1, 3);
    FingerPosition finger = FingerPosition.LEFT_INDEX;
    return sheet(
        Said.Verdict.CONFIRMS,
        one.finger(finger).orElseThrow(),
        other.finger(finger).orElseThrow(),
        Explanation.of(one, other).fingers().get(finger));
  }

  private static Document parsed(byte[] svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  @Test
  void isWellFormedAndHoldsNothingThatRunsOrIsFetched() throws Exception {
    Document document = parsed(PairPicture.of(alike()));
    Set<String> names = new TreeSet<>();
    for (Element element : elements(document, "*")) {
      names.add(element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertFalse(attribute.startsWith("on") || attribute.contains("href"), attribute);
        assertFalse(attribute.equals("style"), attribute);
      }
    }
    assertEquals(new TreeSet<>(ELEMENTS), names);
    assertEquals("http://www.w3.org/2000/svg", document.getDocumentElement().getNamespaceURI());
    assertEquals("img", document.getDocumentElement().getAttribute("role"));
    assertEquals("title desc", document.getDocumentElement().getAttribute("aria-labelledby"));
    assertEquals(
        "left index (7): agrees, strongly, score 43.2",
        elements(document, "title").get(0).getTextContent());
    assertTrue(elements(document, "desc").get(0).getTextContent().contains("fewer than one in"));
  }

  /** Each pair is a line from one panel into the other, with a number at both ends. */
  @Test
  void pairsAreJoinedAndNumberedNotOnlyColoured() throws Exception {
    FingerSheet sheet = alike();
    Document document = parsed(PairPicture.of(sheet));
    long joining =
        elements(document, "line").stream()
            .filter(
                line ->
                    Double.parseDouble(line.getAttribute("x1")) < 500
                        && Double.parseDouble(line.getAttribute("x2")) > 500)
            .count();
    assertEquals(sheet.pairs().size(), joining);
    assertTrue(joining > 20);
    for (int number = 1; number <= joining; number++) {
      String text = Integer.toString(number);
      assertEquals(
          2,
          elements(document, "text").stream()
              .filter(one -> one.getTextContent().equals(text))
              .count());
    }
    int minutiae =
        sheet.card().orElseThrow().template().size()
            + sheet.record().orElseThrow().template().size();
    long squares =
        elements(document, "rect").stream()
            .filter(rect -> rect.getAttribute("width").equals("6"))
            .count();
    assertEquals(minutiae, squares + elements(document, "circle").size());
    assertTrue(squares > 10 && squares < minutiae - 10, "both kinds have shapes of their own");
  }

  @Test
  void theSameSheetIsTheSameBytesWhateverTheLanguage() {
    byte[] once = PairPicture.of(alike());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertArrayEquals(once, PairPicture.of(alike()));
    } finally {
      Locale.setDefault(before);
    }
    String text = new String(once, UTF_8);
    assertFalse(
        text.matches("(?s).*\"[-0-9.]*([0-9][eE][-+]?[0-9]|NaN|Infinity).*"),
        "numbers as SVG has them");
  }

  @ParameterizedTest
  @EnumSource(Said.Verdict.class)
  void eachVerdictIsInWords(Said.Verdict verdict) throws Exception {
    FingerTemplate one = SamplePrints.finger(1, FingerPosition.LEFT_INDEX, 0);
    Document document = parsed(PairPicture.of(sheet(verdict, one, null, List.of())));
    String title = elements(document, "title").get(0).getTextContent();
    assertTrue(title.contains(verdict.words()), title);
    assertTrue(
        elements(document, "text").stream()
            .anyMatch(text -> text.getTextContent().equals("Record: no print")));
  }

  /** The largest templates that there are, of the largest and of the smallest image. */
  @Test
  void theLargestIsBoundedAndLiesWithinItsPanels() throws Exception {
    FingerTemplate large = full(2048, 2048, 1);
    FingerTemplate narrow = full(2048, 1, 2);
    for (FingerTemplate other : List.of(large, full(2048, 2048, 1), narrow, full(1, 1, 3))) {
      List<MinutiaPair> pairs = new ArrayList<>();
      for (int i = 0; i < 128; i++) {
        pairs.add(new MinutiaPair(i, 254 - i));
      }
      byte[] svg = PairPicture.of(sheet(Said.Verdict.CONFIRMS, large, other, pairs));
      assertTrue(svg.length <= PairPicture.MOST_BYTES, svg.length + " bytes");
      for (Element circle : elements(parsed(svg), "circle")) {
        double x = Double.parseDouble(circle.getAttribute("cx"));
        double y = Double.parseDouble(circle.getAttribute("cy"));
        assertTrue(x > 20 && x < 490 || x > 510 && x < 980, "x " + x);
        assertTrue(y > 150 && y < 620, "y " + y);
      }
    }
  }

  private static FingerTemplate full(int width, int height, long seed) {
    Random random = new Random(seed);
    int[] minutiae = new int[FingerTemplate.MAX_MINUTIAE];
    for (int i = 0; i < minutiae.length; i++) {
      minutiae[i] =
          FingerTemplate.pack(
              random.nextInt(width),
              random.nextInt(height),
              random.nextInt(256),
              MinutiaKind.values()[random.nextInt(2)]);
    }
    return FingerTemplate.of(width, height, 100, minutiae);
  }

  /** The explanation of the largest templates is bounded, too. */
  @Test
  void theLargestIsExplained() {
    TenPrint one = new TenPrint(java.util.Map.of(FingerPosition.RIGHT_THUMB, full(600, 600, 4)));
    List<MinutiaPair> pairs = Explanation.of(one, one).fingers().get(FingerPosition.RIGHT_THUMB);
    assertTrue(pairs.size() > 100 && pairs.size() <= 128, pairs.size() + " pairs");
  }

  @Test
  void linesOfWordsFitThePicture() {
    for (Said.Verdict verdict : Said.Verdict.values()) {
      String words = ScoreWords.of(new Said(verdict, OptionalDouble.of(15)));
      List<String> lines = Lines.wrapped(words);
      assertEquals(words, String.join(" ", lines));
      assertTrue(lines.stream().allMatch(line -> line.length() <= 125), lines.toString());
    }
  }
}
