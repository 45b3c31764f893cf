package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class TimeChartTest {
  private static Document parsed(TimeChart chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(chart.svg())));
  }

  @Test
  void linesLieBetweenZeroAndTheHighest() throws Exception {
    TimeChart chart = new TimeChart("title", "MiB");
    chart.line("kafka", List.of(new double[] {0, 0}, new double[] {100, 400}));
    chart.line("nothing", List.of());
    String points =
        parsed(chart)
            .getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getNodeValue();
    assertEquals("80.0,380.0 620.0,40.0 ", points);
    assertTrue(chart.svg().contains(">kafka<"));
    assertTrue(chart.svg().contains(">400<"));
    assertFalse(chart.svg().contains(">nothing<"));
  }

  @Test
  void aBandMarksWhatWentOn() throws Exception {
    TimeChart chart = new TimeChart("title", "MiB");
    chart.line("kafka", List.of(new double[] {0, 1}));
    chart.band("overload", 10, 20);
    assertTrue(chart.svg().contains("<rect x=\"350.0\" y=\"40\" width=\"270.0\""), chart.svg());
    assertTrue(chart.svg().contains(">overload<"));
  }

  @Test
  void aChartOfNothingIsDrawn() throws Exception {
    assertEquals(0, parsed(new TimeChart("t", "y")).getElementsByTagName("polyline").getLength());
  }
}
