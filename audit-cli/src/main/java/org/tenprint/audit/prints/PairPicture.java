package org.tenprint.audit.prints;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tenprint.audit.prints.FingerSheet.Side;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.MinutiaPair;

/**
 * A finger's two prints beside each other as SVG 1.1: the booking's left, the record's right,
 * paired minutiae joined and numbered. Well-formed, without script, style sheet, link or image;
 * what is told by shape and words is not told by colour. The same sheet gives the same bytes, at
 * most {@value #MOST_BYTES} of them.
 */
public final class PairPicture {
  /** Largest picture: two prints of 255 minutiae, 128 pairs, and the words. */
  public static final int MOST_BYTES = 256 * 1024;

  private static final int WIDTH = 1000;
  private static final int MARGIN = 20;
  private static final int PANEL = 470;
  private static final int TOP = 150;
  private static final int BOTTOM = TOP + PANEL;
  private static final int LINE = 20;
  private static final double LARGEST_SCALE = 1.5;
  private static final double TICK = 11;
  private static final String DARK = "#000000";
  private static final String GREY = "#6b6b6b";
  private static final String JOINING = "#0b4f9e";

  private final FingerSheet sheet;
  private final XMLStreamWriter xml;

  private PairPicture(FingerSheet sheet, XMLStreamWriter xml) {
    this.sheet = sheet;
    this.xml = xml;
  }

  /** The picture's bytes, UTF-8. */
  public static byte[] of(FingerSheet sheet) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new PairPicture(sheet, xml).draw();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private void draw() throws XMLStreamException {
    List<String> below = below();
    int height = BOTTOM + 30 + LINE * below.size() + MARGIN;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    start(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "version",
        "1.1",
        "width",
        "" + WIDTH,
        "height",
        "" + height,
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "aria-labelledby",
        "title desc",
        "xml:lang",
        "en",
        "font-family",
        "sans-serif");
    element("title", title(), "id", "title");
    element("desc", String.join(" ", below), "id", "desc");
    empty("rect", "width", "" + WIDTH, "height", "" + height, "fill", "#ffffff");
    text(MARGIN, 38, 24, DARK, title());
    text(MARGIN, 64, 14, DARK, sheet.heading());
    side(MARGIN, "Booking", sheet.card());
    side(WIDTH - MARGIN - PANEL, "Record", sheet.record());
    pairs();
    for (int i = 0; i < below.size(); i++) {
      text(MARGIN, BOTTOM + 30 + LINE * i, 14, DARK, below.get(i));
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private String title() {
    String score = sheet.score().isEmpty() ? "" : ", score " + sheet.score();
    return sheet.name() + ": " + sheet.verdict() + score;
  }

  private List<String> below() {
    List<String> lines = new ArrayList<>();
    lines.addAll(Lines.wrapped(sheet.meaning()));
    if (sheet.said().verdict().compared()) {
      lines.addAll(Lines.wrapped(sheet.again()));
      lines.addAll(
          Lines.wrapped(
              sheet.pairs().size()
                  + " pairs lie on each other in the best alignment of the two. Prints of different"
                  + " fingers have some, too; the score is counted by another comparison, not from"
                  + " these lines."));
    }
    lines.addAll(
        Lines.wrapped(
            "Disc: a ridge ends; square: it forks. The stroke is the ridge's direction. Filled: paired,"
                + " joined by a line to the one with the same number; hollow: not paired."));
    return lines;
  }

  private void side(int left, String name, Optional<Side> side) throws XMLStreamException {
    text(left, 98, 14, DARK, name + ": " + side.map(Side::label).orElse("no print"));
    if (side.isPresent()) {
      text(left, 118, 13, DARK, side.get().source());
      text(left, 138, 13, DARK, side.get().quality());
    }
    empty(
        "rect",
        "x",
        "" + left,
        "y",
        "" + TOP,
        "width",
        "" + PANEL,
        "height",
        "" + PANEL,
        "fill",
        "none",
        "stroke",
        DARK,
        "stroke-dasharray",
        side.isEmpty() ? "6 6" : "none");
  }

  /** Where a print lies: scaled into its panel, upright, in the middle. */
  private record Place(FingerTemplate print, double left, double top, double scale) {
    static Place of(FingerTemplate print, int panel) {
      double scale =
          Math.min(LARGEST_SCALE, (PANEL - 2.0 * MARGIN) / Math.max(print.width(), print.height()));
      return new Place(
          print,
          panel + (PANEL - scale * print.width()) / 2,
          TOP + (PANEL - scale * print.height()) / 2,
          scale);
    }

    double x(int minutia) {
      return left + scale * print.x(minutia);
    }

    double y(int minutia) {
      return top + scale * print.y(minutia);
    }
  }

  private void pairs() throws XMLStreamException {
    Map<Integer, Integer> ofCard = new HashMap<>();
    Map<Integer, Integer> ofRecord = new HashMap<>();
    Optional<Place> card = sheet.card().map(side -> Place.of(side.template(), MARGIN));
    Optional<Place> record =
        sheet.record().map(side -> Place.of(side.template(), WIDTH - MARGIN - PANEL));
    if (card.isPresent() && record.isPresent()) {
      start("g", "stroke", JOINING, "stroke-width", "1", "stroke-opacity", "0.55");
      int number = 0;
      for (MinutiaPair pair : inOrder(card.get().print())) {
        number++;
        ofCard.put(pair.probe(), number);
        ofRecord.put(pair.candidate(), number);
        line(
            card.get().x(pair.probe()),
            card.get().y(pair.probe()),
            record.get().x(pair.candidate()),
            record.get().y(pair.candidate()));
      }
      xml.writeEndElement();
    }
    if (card.isPresent()) {
      minutiae(card.get(), ofCard);
    }
    if (record.isPresent()) {
      minutiae(record.get(), ofRecord);
    }
  }

  /** From the top of the booking's print down. */
  private List<MinutiaPair> inOrder(FingerTemplate card) {
    return sheet.pairs().stream()
        .sorted(
            Comparator.comparingInt((MinutiaPair pair) -> card.y(pair.probe()))
                .thenComparingInt(pair -> card.x(pair.probe()))
                .thenComparingInt(MinutiaPair::probe)
                .thenComparingInt(MinutiaPair::candidate))
        .toList();
  }

  private void minutiae(Place place, Map<Integer, Integer> numbers) throws XMLStreamException {
    for (boolean paired : new boolean[] {false, true}) {
      String colour = paired ? DARK : GREY;
      start("g", "stroke", colour, "fill", paired ? colour : "#ffffff", "stroke-width", "1.2");
      for (int i = 0; i < place.print().size(); i++) {
        if (numbers.containsKey(i) == paired) {
          minutia(place, i);
        }
      }
      xml.writeEndElement();
    }
    start("g", "fill", DARK, "font-size", "10");
    for (int i = 0; i < place.print().size(); i++) {
      if (numbers.containsKey(i)) {
        element(
            "text",
            numbers.get(i).toString(),
            "x",
            number(place.x(i) + 5),
            "y",
            number(place.y(i) - 5));
      }
    }
    xml.writeEndElement();
  }

  private void minutia(Place place, int index) throws XMLStreamException {
    double x = place.x(index);
    double y = place.y(index);
    double angle = place.print().direction(index) * 2 * Math.PI / 256;
    line(x, y, x + TICK * Math.cos(angle), y - TICK * Math.sin(angle));
    if (place.print().kind(index) == MinutiaKind.BIFURCATION) {
      empty("rect", "x", number(x - 3), "y", number(y - 3), "width", "6", "height", "6");
    } else {
      empty("circle", "cx", number(x), "cy", number(y), "r", "3.2");
    }
  }

  private void line(double x, double y, double toX, double toY) throws XMLStreamException {
    empty("line", "x1", number(x), "y1", number(y), "x2", number(toX), "y2", number(toY));
  }

  private void text(int x, int y, int size, String colour, String words) throws XMLStreamException {
    element("text", words, "x", "" + x, "y", "" + y, "font-size", "" + size, "fill", colour);
  }

  private void element(String name, String words, String... attributes) throws XMLStreamException {
    start(name, attributes);
    xml.writeCharacters(words);
    xml.writeEndElement();
  }

  private void start(String name, String... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    attributes(attributes);
  }

  private void empty(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  /** To a tenth, whatever the machine's language. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
