package org.tenprint.benchmarks.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.WarmUp;

/**
 * A process of its own that reads a snapshot and answers, as after a restart: classes are not
 * loaded and nothing is compiled. Its clock starts with the process, and it is ready when it has
 * read and made the searches that nobody asked for ({@link WarmUp}), as the service is. The file
 * was just written and is in the system's memory, as far as that has room.
 */
final class RestartedProcess {
  /** The collector of the service that holds the gallery, as its image starts it. */
  static final String COLLECTOR = "-XX:+UseG1GC";

  /** Its memory, likewise: in huge pages where the system gives them. */
  static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

  /** As long as the service searches before it is ready, at most. */
  private static final int WARM_UP_SECONDS = 2;

  private RestartedProcess() {}

  /**
   * Runs one and waits for it, with as much heap as this process has.
   *
   * @param people enrolled ones that it searches
   * @param minutiae where it has them
   * @return seconds until it was read and to ready, milliseconds of its first answers, and what it
   *     answered
   * @throws IOException it failed
   */
  static ObjectNode run(Path snapshot, int people, Minutiae minutiae) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                COLLECTOR,
                HUGE_PAGES,
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
    double read = secondsSince(began);
    int count = Integer.parseInt(arguments[1]);
    int searches =
        WarmUp.of(gallery, others(count), () -> secondsSince(began) < read + WARM_UP_SECONDS);
    double ready = secondsSince(began);
    Sample millis = new Sample();
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
    facts.put("readSeconds", read);
    facts.put("warmUpSearches", searches);
    facts.put("readySeconds", ready);
    facts.put("firstAnswerMillis", first);
    facts.put("firstAnswersMillisP50", millis.quantile(0.5));
    facts.put("answers", answers.toString());
    System.out.println(new ObjectMapper().writeValueAsString(facts));
  }

  private static double secondsSince(long millis) {
    return (System.currentTimeMillis() - millis) / 1000.0;
  }

  /** People whom none of the answers is about. */
  private static List<String> others(int answers) {
    return IntStream.range(answers, 10 * answers).mapToObj(Population::id).toList();
  }
}
