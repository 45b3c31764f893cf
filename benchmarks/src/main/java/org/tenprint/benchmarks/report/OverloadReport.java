package org.tenprint.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tenprint.benchmarks.run.RunOptions;

/** The page {@code overload.md} and its curves, from {@code overload.json}. */
public final class OverloadReport {
  static final String PAGE = "overload.md";
  static final String RESULT = "overload.json";

  private final JsonNode result;
  private final OverloadTables tables;

  private OverloadReport(JsonNode result) {
    this.result = result;
    this.tables = new OverloadTables(result);
  }

  static OverloadReport read(Path folder) throws IOException {
    return new OverloadReport(Results.node(folder.resolve(RESULT)));
  }

  /** Writes the curves where there is a result, and the page where the folder has one. */
  public static void write(RunOptions run) throws IOException {
    Path folder = run.results();
    OverloadReport report = read(folder);
    for (Map.Entry<String, String> chart : report.charts().entrySet()) {
      Files.writeString(folder.resolve(chart.getKey()), chart.getValue());
    }
    Path page = folder.resolve(PAGE);
    if (Files.exists(page)) {
      Files.writeString(page, report.fill(Files.readString(page)));
    }
  }

  /** The page with its blocks as the result has them. */
  String fill(String page) {
    Map<String, Supplier<String>> blocks = new LinkedHashMap<>();
    blocks.put("overload-run", tables::run);
    blocks.put("overload-door", tables::door);
    blocks.put("overload-work", tables::work);
    blocks.put("overload-memory", tables::memory);
    blocks.put("overload-curves", this::pictures);
    return new MeasuredPage(PAGE, blocks).fill(page);
  }

  private String pictures() {
    return result.isMissingNode()
        ? "Not measured yet.\n"
        : "![Resident memory](overload-memory.svg)\n\n![Bookings a second](overload-answers.svg)\n";
  }

  /** The curves by file name; none without a result. */
  Map<String, String> charts() {
    Map<String, String> files = new LinkedHashMap<>();
    if (!result.isMissingNode()) {
      files.put("overload-memory.svg", memory());
      files.put("overload-answers.svg", answers());
    }
    return files;
  }

  private String memory() {
    TimeChart chart = new TimeChart("Resident memory under overload", "MiB");
    result
        .path("residentMiB")
        .properties()
        .forEach(part -> chart.line(part.getKey(), points(part.getValue(), 0)));
    bands(chart);
    return chart.svg();
  }

  private String answers() {
    TimeChart chart = new TimeChart("Bookings under overload", "a second");
    for (String kind : List.of("putOff", "accepted", "decided")) {
      List<double[]> points = new ArrayList<>();
      for (String phase : OverloadTables.PHASES) {
        JsonNode facts = result.path(phase);
        points.addAll(
            points(facts.path("eachSecond").path(kind), facts.path("fromSecond").asInt()));
      }
      chart.line(kind.equals("putOff") ? "put off" : kind, points);
    }
    bands(chart);
    return chart.svg();
  }

  private void bands(TimeChart chart) {
    for (String phase : OverloadTables.PHASES) {
      JsonNode facts = result.path(phase);
      if (!facts.isMissingNode()) {
        chart.band(
            phase, facts.path("fromSecond").asDouble(), facts.path("untilSecond").asDouble());
      }
    }
  }

  private static List<double[]> points(JsonNode each, int from) {
    List<double[]> points = new ArrayList<>();
    for (int second = 0; second < each.size(); second++) {
      points.add(new double[] {from + second, each.path(second).asDouble()});
    }
    return points;
  }
}
