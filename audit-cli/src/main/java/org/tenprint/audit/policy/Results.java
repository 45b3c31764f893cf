package org.tenprint.audit.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tenprint.scenarios.Difference;
import org.tenprint.scenarios.ScenarioResult;
import org.tenprint.scenarios.text.Printable;

/** Results of scenarios, printed. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ScenarioResult> results;

  Results(List<ScenarioResult> results) {
    this.results = results;
  }

  void print(ResultFormat format, PrintWriter out) {
    switch (format) {
      case table -> results.forEach(result -> out.println(line(result)));
      case json -> out.println(json());
      case junit -> junit(out);
    }
  }

  private static String line(ScenarioResult result) {
    return Printable.of(
        result.passed()
            ? "pass  " + result.name() + "  " + result.title()
            : "FAIL  " + result.name() + "  " + what(result));
  }

  private static String what(ScenarioResult result) {
    return result.unreadable().isEmpty()
        ? result.differences().stream().map(Difference::text).collect(Collectors.joining("; "))
        : String.join("; ", result.unreadable());
  }

  private String json() {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode scenarios = root.putArray("scenarios");
    for (ScenarioResult result : results) {
      ObjectNode node = scenarios.addObject();
      node.put("scenario", result.name());
      node.put("file", result.file().toString());
      node.put("passed", result.passed());
      if (!result.unreadable().isEmpty()) {
        node.put("unreadable", String.join("; ", result.unreadable()));
      }
      result.unknown().forEach(node.withArray("warnings")::add);
      ArrayNode differences = node.putArray("differences");
      for (Difference difference : result.differences()) {
        differences
            .addObject()
            .put("where", difference.where())
            .put("expected", difference.expected())
            .put("actual", difference.actual());
      }
    }
    root.put("passed", passed());
    root.put("failed", results.size() - passed());
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text is JSON", e);
    }
  }

  private void junit(PrintWriter out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "disclosure scenarios");
      xml.writeAttribute("tests", String.valueOf(results.size()));
      xml.writeAttribute("failures", String.valueOf(results.size() - passed() - unreadable()));
      xml.writeAttribute("errors", String.valueOf(unreadable()));
      for (ScenarioResult result : results) {
        testCase(xml, result);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      out.println();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text is written as XML", e);
    }
  }

  private static void testCase(XMLStreamWriter xml, ScenarioResult result)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "scenarios");
    xml.writeAttribute("name", Printable.of(result.name()));
    if (!result.passed()) {
      xml.writeStartElement(result.unreadable().isEmpty() ? "failure" : "error");
      xml.writeAttribute("message", Printable.of(what(result)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private long passed() {
    return results.stream().filter(ScenarioResult::passed).count();
  }

  private long unreadable() {
    return results.stream().filter(result -> !result.unreadable().isEmpty()).count();
  }
}
