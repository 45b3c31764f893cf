package org.tenprint.benchmarks.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every result names: commit, machine, runtime, command. */
public final class Machine {
  private Machine() {}

  /**
   * The facts, in the order in which they are written.
   *
   * @param goal what followed {@code mvn -pl benchmarks -am compile}
   */
  public static Map<String, Object> facts(String goal) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("commit", commit());
    facts.put("machine", Runtime.getRuntime().availableProcessors() + " cores, " + processor());
    facts.put("java", System.getProperty("java.runtime.version"));
    facts.put("maxHeapMiB", Runtime.getRuntime().maxMemory() / 1048576);
    facts.put("loadAverageAtEnd", load());
    facts.put("command", "mvn -pl benchmarks -am compile " + goal);
    return facts;
  }

  private static String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "rev-parse", "--short", "HEAD").redirectErrorStream(true).start();
    try (BufferedReader reader = git.inputReader(StandardCharsets.UTF_8)) {
      return String.valueOf(reader.readLine());
    }
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(l -> l.startsWith("model name"))
          .findFirst()
          .map(l -> l.substring(l.indexOf(':') + 2))
          .orElse("unknown");
    }
  }

  private static double load() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
