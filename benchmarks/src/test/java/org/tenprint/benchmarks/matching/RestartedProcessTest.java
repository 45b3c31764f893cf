package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured of a new process is measured with the settings that are shipped. */
class RestartedProcessTest {
  @Test
  void itRunsAsTheImageOfTheServiceThatHoldsTheGallery() throws IOException {
    List<String> image =
        Files.readAllLines(Path.of(System.getProperty("tenprint.root", ".."), "Dockerfile"));
    String flags = RestartedProcess.COLLECTOR + " " + RestartedProcess.HUGE_PAGES;
    assertEquals(
        List.of(
            "RUN if [ \"$SERVICE\" = biometric-service ]; then echo \""
                + flags
                + "\"; fi > jvm.options"),
        image.stream().filter(line -> line.contains("-XX:+Use")).toList());
    assertTrue(
        image.stream()
            .anyMatch(line -> line.startsWith("ENTRYPOINT [\"java\", \"@jvm.options\", ")));
  }
}
