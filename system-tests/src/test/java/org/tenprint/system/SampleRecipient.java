package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tenprint.events.Principal;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** One of the sample recipients, as its page says that it is run. */
final class SampleRecipient {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /**
   * Where it works.
   *
   * @param credentials the folder of a principal's credential
   * @param notification address of the doors
   */
  record Surroundings(Function<String, Path> credentials, String notification) {
    /** Of a running stack, which issues a credential where a principal has none. */
    static Surroundings of(RunningStack stack) {
      return new Surroundings(
          principal -> {
            stack.tls(Principal.parse(principal));
            return Stack.sharedFolder().resolve("credentials").resolve(principal.replace(':', '/'));
          },
          stack.ports().url(Service.NOTIFICATION));
    }
  }

  private final List<String> program;
  private final String name;
  private final Surroundings at;
  private final Path folder;

  /**
   * @param name of its language: its consumer groups have it
   * @param program to which arguments are added
   * @param folder for what it keeps and prints
   */
  SampleRecipient(String name, List<String> program, Surroundings at, Path folder) {
    this.name = name;
    this.program = program;
    this.at = at;
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
    List<String> first = read("first", principal, topic, inbox, of(count));
    assertTrue(first.stream().allMatch(line -> line.startsWith("new ")), first.toString());
    List<String> second = read("second", principal, topic, inbox, of(first.size()));
    for (String line : first) {
      assertTrue(second.contains("seen " + line.split(" ")[1]), line + ", then " + second);
    }
    return files(inbox);
  }

  /** What lies in an inbox, by name. */
  static Map<String, JsonNode> files(Path inbox) throws IOException {
    Map<String, JsonNode> kept = new TreeMap<>();
    try (Stream<Path> files = Files.list(inbox)) {
      for (Path file : files.toList()) {
        kept.put(file.getFileName().toString(), json(file));
      }
    }
    return kept;
  }

  static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static Predicate<List<String>> of(int count) {
    return said -> said.size() >= count;
  }

  /**
   * What it says of messages.
   *
   * @param run its group's: one goes on where another of that name was
   * @param until it has said this
   */
  List<String> read(
      String run, String principal, String topic, Path inbox, Predicate<List<String>> until)
      throws IOException, InterruptedException {
    Path said = folder.resolve(run + ".out");
    Process process = reading(run, principal, topic, inbox);
    try {
      Awaitility.await()
          .atMost(LONGEST)
          .until(
              () -> {
                assertTrue(process.isAlive(), () -> "it ended: " + text(said));
                return until.test(messages(said));
              });
    } finally {
      process.destroy();
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it does not end when it is asked to");
    }
    return messages(said);
  }

  /** Reads until it ends by itself, and not well; what it says of messages until then. */
  List<String> fails(String run, String principal, String topic, Path inbox)
      throws IOException, InterruptedException {
    Path said = folder.resolve(run + ".out");
    Process process = reading(run, principal, topic, inbox);
    try {
      assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), () -> text(said));
      assertNotEquals(0, process.exitValue(), () -> text(said));
    } finally {
      process.destroy();
    }
    return messages(said);
  }

  private Process reading(String run, String principal, String topic, Path inbox)
      throws IOException {
    return start(
        folder.resolve(run + ".out"),
        "read",
        credentials(principal).toString(),
        principal.replace(':', '.') + "." + name + "-" + run,
        topic,
        at.notification(),
        inbox.toString());
  }

  private static List<String> messages(Path said) {
    return text(said).lines().filter(line -> line.matches("(new|seen|aside) .*")).toList();
  }

  /**
   * What it prints when it asks an agency about a booking.
   *
   * @param key under which it asked before; none of a request of its own
   */
  String asked(String principal, String booking, String ori, String... key)
      throws IOException, InterruptedException {
    Path said = folder.resolve(name + "-asked.out");
    List<String> arguments =
        new ArrayList<>(List.of("ask", credentials(principal).toString(), at.notification()));
    arguments.addAll(List.of(booking, ori, "release-date", "none"));
    arguments.addAll(List.of(key));
    Process process = start(said, arguments.toArray(String[]::new));
    assertEquals(0, process.waitFor(), () -> text(said));
    return text(said);
  }

  /** The folder of a party's credential. */
  Path credentials(String principal) {
    return at.credentials().apply(principal);
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
