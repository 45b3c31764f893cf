package org.tenprint.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tenprint.benchmarks.run.RunOptions;

/**
 * The page {@code matching.md} and its curves, and what {@code scale.md} reckons from them, of the
 * result files of a folder.
 */
public final class MatchingReport {
  static final String PAGE = "matching.md";

  private final Map<String, Supplier<String>> blocks = new LinkedHashMap<>();
  private final MatchingCharts charts;

  MatchingReport(Results results) {
    RunTables tables = new RunTables(results);
    charts = new MatchingCharts(results);
    blocks.put("goals", new GoalsTable(results)::text);
    blocks.put("runs", tables::runs);
    blocks.put("galleries", tables::galleries);
    blocks.put("identification", tables::identification);
    blocks.put("verification", tables::verification);
    blocks.put("padded-identification", tables::paddedIdentification);
    blocks.put("differences", tables::differences);
    CalibrationTables calibration = new CalibrationTables(results);
    blocks.put("calibration-fit", calibration::fit);
    blocks.put("calibration-check", calibration::check);
    ConflictTables conflict = new ConflictTables(results);
    blocks.put("conflict-fit", conflict::fit);
    blocks.put("conflict-numbers", conflict::numbers);
    LikenessTables likeness = new LikenessTables(results);
    blocks.put("likeness-fit", likeness::fit);
    blocks.put("likeness-bars", likeness::bars);
    blocks.put("likeness-numbers", likeness::numbers);
    CardTables cards = new CardTables(results);
    blocks.put("mixed-cards", cards::mixed);
    blocks.put("genuine-cards", cards::genuine);
    blocks.put("poisoned-records", cards::poisoned);
    blocks.put("every-finger", new EveryFingerTable(results)::text);
    blocks.put("turned-cards", cards::turned);
    EffortTables effort = new EffortTables(results);
    blocks.put("effort-few", effort::few);
    blocks.put("effort-labels", effort::labels);
    blocks.put("labels-exchanged", effort::exchanged);
    MinutiaTables minutiae = new MinutiaTables(results);
    blocks.put("minutiae-stores", minutiae::stores);
    blocks.put("minutiae-searches", minutiae::searches);
    ExtractionTable extraction = new ExtractionTable(results);
    blocks.put("extraction", extraction::text);
    blocks.put("extraction-steps", extraction::steps);
    blocks.put("extraction-booking", extraction::booking);
    CohortTables cohort = new CohortTables(results);
    blocks.put("cohort-false", cohort::falsePositives);
    blocks.put("cohort-true", cohort::truePositives);
    blocks.put("cohort-planted", cohort::planted);
    TenMillionTable tenMillion = new TenMillionTable(results);
    blocks.put("ten-million", tenMillion::text);
    blocks.put("scale", new ScaleTables(results)::text);
  }

  /** Writes the curves, and the pages where they are. */
  public static void write(RunOptions run) throws IOException {
    Path folder = run.results();
    MatchingReport report = new MatchingReport(Results.read(folder));
    for (Map.Entry<String, String> chart : report.charts().entrySet()) {
      Files.writeString(folder.resolve(chart.getKey()), chart.getValue());
    }
    for (Path page : pages(folder)) {
      if (Files.exists(page)) {
        Files.writeString(page, report.fill(Files.readString(page)));
      }
    }
    run.say("results, curves and tables are in " + folder);
  }

  /** Where the pages are for results in that folder. */
  static List<Path> pages(Path folder) {
    return List.of(folder.resolve(PAGE), folder.resolveSibling("scale.md"));
  }

  /** The curves by file name. */
  Map<String, String> charts() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("matching-latency.svg", charts.latency());
    files.put("matching-det.svg", charts.verification());
    files.put("matching-identification-det.svg", charts.identification());
    files.put("matching-calibration.svg", charts.calibration());
    return files;
  }

  /** The page with its blocks as the results have them. */
  String fill(String page) {
    return new MeasuredPage(PAGE, blocks).fill(page);
  }
}
