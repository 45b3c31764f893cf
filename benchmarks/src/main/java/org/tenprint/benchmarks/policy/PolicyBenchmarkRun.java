package org.tenprint.benchmarks.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tenprint.benchmarks.run.Json;
import org.tenprint.benchmarks.run.Machine;

/** Runs the policy's benchmark and writes its figures as JSON. */
public final class PolicyBenchmarkRun {
  private static final String INDEXED = "indexed";
  private static final String LISTED = "listed";
  private static final String SCANNED = "scanned";

  private PolicyBenchmarkRun() {}

  /**
   * @param args the folder for the results
   */
  public static void main(String[] args) throws RunnerException, IOException {
    Path results = Path.of(args[0]).resolve("policy-decisions.json").toAbsolutePath();
    Map<String, Object> document = Machine.facts("./tenprint bench policy");
    document.put("data", data());
    Map<String, Map<String, Object>> figures = measure();
    document.putAll(figures);
    document.put(
        "indexedPerScanned",
        (double) figures.get(INDEXED).get("decisionsPerProcessorSecond")
            / (double) figures.get(SCANNED).get("decisionsPerProcessorSecond"));
    document.put(
        "listedPerIndexed",
        (double) figures.get(LISTED).get("decisionsPerProcessorSecond")
            / (double) figures.get(INDEXED).get("decisionsPerProcessorSecond"));
    Files.createDirectories(results.getParent());
    Files.writeString(results, Json.write(document));
    System.out.println(Json.write(document));
  }

  private static Map<String, Object> data() {
    Workload workload = new Workload(1);
    workload.verify();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("instrumentsInForce", Nation.IN_FORCE);
    data.put("inquiries", workload.inquiries().length);
    data.put("decidedAlikeByIndexAndScan", workload.inquiries().length);
    data.put("meanInstrumentsConsidered", workload.considered());
    data.put("mix", workload.mix());
    return data;
  }

  private static Map<String, Map<String, Object>> measure() throws RunnerException {
    Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(PolicyBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run()) {
      String label = result.getPrimaryResult().getLabel();
      figures.put(label, figures(result));
    }
    return figures;
  }

  private static Map<String, Object> figures(RunResult result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    double micros = secondary(result, "processorMicros");
    figures.put("decisionsPerSecond", result.getPrimaryResult().getScore());
    figures.put("error99_9", result.getPrimaryResult().getScoreError());
    figures.put("decisionsPerProcessorSecond", secondary(result, "decisions") / micros * 1e6);
    figures.put("bytesPerDecision", secondary(result, "gc.alloc.rate.norm"));
    return figures;
  }

  private static double secondary(RunResult result, String name) {
    return result.getSecondaryResults().get(name).getScore();
  }
}
