package org.tenprint.benchmarks.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenprint.benchmarks.run.InputRefused;

/** Kafka's own performance tools against the same broker, each in a process of its own. */
final class KafkaTools {
  /** {@code 50000 records sent, 12345.6 records/sec (12.05 MB/sec), 2.51 ms avg latency, …}. */
  private static final Pattern SENT =
      Pattern.compile(
          "\\d+ records sent, ([\\d.]+) records/sec .*?, (\\d+) ms 50th, \\d+ ms 95th, (\\d+) ms 99th.*");

  /** {@code start, end, MB, MB/s, messages, messages/s, …}. */
  private static final Pattern READ =
      Pattern.compile("\\S+ \\S+, \\S+ \\S+, [\\d.]+, [\\d.]+, \\d+, ([\\d.]+),.*");

  private static final Pattern PERCENTILES =
      Pattern.compile("Percentiles: 50th = (\\d+), 99th = (\\d+),.*");

  private final Path settings;
  private final String servers;
  private final String topic;

  /**
   * @param settings file of a client's settings
   * @param topic that exists and whose records nobody else reads
   */
  KafkaTools(Path settings, String servers, String topic) {
    this.settings = settings;
    this.servers = servers;
    this.topic = topic;
  }

  /** Records a second, and milliseconds until the broker has each. */
  Map<String, Object> producer(int records, int bytes) throws IOException, InterruptedException {
    Matcher found =
        find(
            SENT,
            "ProducerPerformance",
            List.of(
                "--topic",
                topic,
                "--num-records",
                "" + records,
                "--record-size",
                "" + bytes,
                "--throughput",
                "-1",
                "--producer.config",
                settings.toString(),
                "--producer-props",
                "acks=all"));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("recordsPerSecond", Double.parseDouble(found.group(1)));
    figures.put("p50Millis", Long.parseLong(found.group(2)));
    figures.put("p99Millis", Long.parseLong(found.group(3)));
    return figures;
  }

  /** Records a second. */
  double consumer(int records) throws IOException, InterruptedException {
    Matcher found =
        find(
            READ,
            "ConsumerPerformance",
            List.of(
                "--bootstrap-server",
                servers,
                "--topic",
                topic,
                "--messages",
                "" + records,
                "--consumer.config",
                settings.toString()));
    return Double.parseDouble(found.group(1));
  }

  /** Milliseconds from sending a record to reading it, one after the other. */
  Map<String, Object> endToEnd(int records, int bytes) throws IOException, InterruptedException {
    Matcher found =
        find(
            PERCENTILES,
            "EndToEndLatency",
            List.of(servers, topic, "" + records, "all", "" + bytes, settings.toString()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50Millis", Long.parseLong(found.group(1)));
    figures.put("p99Millis", Long.parseLong(found.group(2)));
    return figures;
  }

  /** The last line that says it. */
  private Matcher find(Pattern line, String tool, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", classPath(), "org.apache.kafka.tools." + tool));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().toList();
    int code = process.waitFor();
    Matcher found = null;
    for (String said : lines) {
      Matcher matcher = line.matcher(said);
      if (matcher.matches()) {
        found = matcher;
      }
    }
    if (code != 0 || found == null) {
      throw new IOException(tool + " ended with " + code + ": " + lines);
    }
    return found;
  }

  private static String classPath() {
    Path root = Path.of(System.getProperty("tenprint.root", "."));
    Path broker = root.resolve("embedded-broker/target/lib");
    if (!broker.toFile().isDirectory()) {
      throw new InputRefused("embedded-broker is not built: run ./mvnw -DskipTests package");
    }
    return root.resolve("benchmarks/target/lib/*") + File.pathSeparator + broker.resolve("*");
  }
}
