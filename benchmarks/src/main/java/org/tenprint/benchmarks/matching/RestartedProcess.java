package org.tenprint.benchmarks.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tenprint.matching.TwoStageGallery;

/**
 * A process of its own that reads a snapshot and answers, as after a restart: classes are not
 * loaded and nothing is compiled. Its clock starts with the process. The file was just written and
 * is in the system's memory, as far as that has room.
 */
final class RestartedProcess {
  private RestartedProcess() {}

  /**
   * Runs one and waits for it, with as much heap as this process has.
   *
   * @param people enrolled ones that it searches
   * @param minutiae where it has them
   * @return seconds to ready, milliseconds of its first answers, and what it answered
   * @throws IOException it failed
   */
  static ObjectNode run(Path snapshot, int people, Minutiae minutiae) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
                "-cp",
                System.getProperty("java.class.path"),
                RestartedProcess.class.getName(),
                snapshot.toString(),
                Integer.toString(people),
                minutiae.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ObjectNode facts;
    try (var output = process.getInputStream()) {
      facts = new ObjectMapper().readValue(output, ObjectNode.class);
    }
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException("a restarted process ended with " + code);
    }
    return facts;
  }

  /** The process: prints one JSON object. */
  public static void main(String[] arguments) throws IOException {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    TwoStageGallery gallery =
        TwoStageGallery.restore(Path.of(arguments[0]), Minutiae.valueOf(arguments[2]).open())
            .gallery();
    double ready = (System.currentTimeMillis() - began) / 1000.0;
    Sample millis = new Sample();
    int count = Integer.parseInt(arguments[1]);
    double first = 0;
    StringBuilder answers = new StringBuilder();
    for (int person = 0; person < count; person++) {
      var probe = Upkeep.probeAfterRestart(person);
      long before = System.nanoTime();
      answers.append(gallery.search(probe)).append('\n');
      double took = (System.nanoTime() - before) / 1e6;
      first = person == 0 ? took : first;
      millis.add(took);
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("readySeconds", ready);
    facts.put("firstAnswerMillis", first);
    facts.put("firstAnswersMillisP50", millis.quantile(0.5));
    facts.put("answers", answers.toString());
    System.out.println(new ObjectMapper().writeValueAsString(facts));
  }
}
