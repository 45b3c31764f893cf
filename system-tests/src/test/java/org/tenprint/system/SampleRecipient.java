package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tenprint.events.Principal;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** One of the sample recipients, as its page says that it is run. */
final class SampleRecipient {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final List<String> program;
  private final String name;
  private final RunningStack stack;
  private final Path folder;

  /**
   * @param name of its language: its consumer groups have it
   * @param program to which arguments are added
   * @param folder for what it keeps and prints
   */
  SampleRecipient(String name, List<String> program, RunningStack stack, Path folder) {
    this.name = name;
    this.program = program;
    this.stack = stack;
    this.folder = folder;
  }

  /**
   * What it keeps of a topic, by file: read twice from the beginning, and the second time nothing
   * was done that had been done.
   *
   * @param count of messages that are there at least
   */
  Map<String, JsonNode> kept(String principal, String topic, int count)
      throws IOException, InterruptedException {
    Path inbox = folder.resolve(principal.replace(':', '-'));
    List<String> first = read("first", principal, topic, inbox, count);
    assertTrue(first.stream().allMatch(line -> line.startsWith("new ")), first.toString());
    List<String> second = read("second", principal, topic, inbox, first.size());
    for (String line : first) {
      assertTrue(second.contains("seen " + line.split(" ")[1]), line + ", then " + second);
    }
    Map<String, JsonNode> kept = new TreeMap<>();
    try (Stream<Path> files = Files.list(inbox)) {
      for (Path file : files.toList()) {
        kept.put(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
      }
    }
    return kept;
  }

  /** What it says of messages, when it has said something of so many. */
  private List<String> read(String run, String principal, String topic, Path inbox, int count)
      throws IOException, InterruptedException {
    String group = principal.replace(':', '.') + "." + name + "-" + run;
    Path said = folder.resolve(group + ".out");
    Process process =
        start(
            said,
            "read",
            credentials(principal).toString(),
            group,
            topic,
            stack.ports().url(Service.NOTIFICATION),
            inbox.toString());
    try {
      Awaitility.await()
          .atMost(LONGEST)
          .until(
              () -> {
                assertTrue(process.isAlive(), () -> "it ended: " + text(said));
                return messages(said).size() >= count;
              });
    } finally {
      process.destroy();
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it does not end when it is asked to");
    }
    return messages(said);
  }

  private static List<String> messages(Path said) {
    return text(said).lines().filter(line -> line.matches("(new|seen) .*")).toList();
  }

  /** What it prints when it asks an agency about a booking. */
  String asked(String principal, String booking, String ori)
      throws IOException, InterruptedException {
    Path said = folder.resolve(name + "-asked.out");
    Process process =
        start(
            said,
            "ask",
            credentials(principal).toString(),
            stack.ports().url(Service.NOTIFICATION),
            booking,
            ori,
            "release-date",
            "none");
    assertEquals(0, process.waitFor(), () -> text(said));
    return text(said);
  }

  /** The folder of a party's credential, which is issued where it has none. */
  Path credentials(String principal) {
    stack.tls(Principal.parse(principal));
    return Stack.sharedFolder().resolve("credentials").resolve(principal.replace(':', '/'));
  }

  private Process start(Path said, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(Path.of(System.getProperty("tenprint.root")).toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
