package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of the samples. Java's is always run; the others where what they need is there. */
enum SampleLanguage {
  JAVA,
  NODE,
  PYTHON;

  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static Path compiled;

  /** What runs the recipient from the folder that has the samples; skips where nothing can. */
  List<String> program() throws IOException, InterruptedException {
    return switch (this) {
      case JAVA -> java();
      case NODE -> node();
      case PYTHON -> List.of(python(), "samples/python/recipient.py");
    };
  }

  private static List<String> java() throws IOException, InterruptedException {
    return List.of(
        tool("java"),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        compiled() + ":" + Audit.classPath(),
        "Recipient");
  }

  private static synchronized Path compiled() throws IOException, InterruptedException {
    if (compiled == null) {
      Path classes = ROOT.resolve("system-tests/target/recipient");
      compile(ROOT, Audit.classPath(), classes);
      compiled = classes;
    }
    return compiled;
  }

  /**
   * Compiles Java's as its page says.
   *
   * @param root the folder that has the samples
   */
  static void compile(Path root, String classPath, Path classes)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                tool("javac"),
                "-J-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "-d",
                classes.toString()));
    try (Stream<Path> sources = Files.list(root.resolve("samples/java"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
    }
    Process process = new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
    assertEquals(0, process.waitFor(), "javac");
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static List<String> node() throws InterruptedException {
    assumeTrue(
        Files.isDirectory(ROOT.resolve("samples/node/node_modules"))
            && Command.succeeds("node", "--version"),
        "skipped: needs Node, and once npm ci --prefix samples/node");
    return List.of("node", "samples/node/recipient.mjs");
  }

  private static String python() throws InterruptedException {
    Optional<String> found = Optional.empty();
    for (String one : List.of("python3", "/usr/bin/python3")) {
      if (found.isEmpty()
          && Command.succeeds(one, "-c", "import confluent_kafka, avro, cryptography")) {
        found = Optional.of(one);
      }
    }
    assumeTrue(
        found.isPresent(),
        "skipped: apt-get install python3-confluent-kafka python3-avro python3-cryptography");
    return found.get();
  }
}
