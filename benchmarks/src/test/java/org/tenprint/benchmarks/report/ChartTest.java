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

class ChartTest {
  private static Document parsed(Chart chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(chart.svg())));
  }

  @Test
  void a_line_is_drawn_and_named_and_one_without_points_is_not() throws Exception {
    Chart chart = new Chart("title", "people", "ms");
    chart.line("seen", List.of(new double[] {1e4, 20}, new double[] {1e6, 2}));
    chart.line("nothing", List.of(new double[] {0, 1}, new double[] {1, 0}));
    Document svg = parsed(chart);
    assertEquals(1, svg.getElementsByTagName("polyline").getLength());
    assertTrue(chart.svg().contains(">seen<"));
    assertFalse(chart.svg().contains(">nothing<"));
  }

  @Test
  void points_lie_inside_the_axes_also_when_there_is_one_or_none() throws Exception {
    Chart single = new Chart("title", "people", "ms");
    single.line("one", List.of(new double[] {1e6, 10}));
    String points =
        parsed(single)
            .getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getNodeValue();
    assertEquals("80.0,380.0 ", points);
    assertEquals(0, parsed(new Chart("t", "x", "y")).getElementsByTagName("polyline").getLength());
  }
}
