package org.tenprint.system;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.localstack.Layout;

/** The auditor's command line, as {@code ./tenprint audit} starts it. */
final class Audit {
  /** What it printed, both streams together, and how it ended. */
  record Result(int exitCode, String output) {}

  private static final Set<String> READING = Set.of("show", "verify", "replay", "prints");

  /** What is loaded by the door of instruments, and asks no broker. */
  private static final Set<String> AT_THE_DOOR = Set.of("instruments", "approvals");

  /** What silences what a JVM says of an archive, which would stand among what is printed. */
  private static final String SILENT = "-Xlog:disable";

  /** Of the classes of the command line: the first that reads the whole log leaves it. */
  private static final Path ARCHIVE =
      Path.of(System.getProperty("tenprint.root"), "system-tests", "target", "audit-cli.jsa");

  /** Whether the archive is being written, or is there. */
  private static boolean begun;

  private static boolean written;

  private final String bootstrapServers;
  private final Path local;

  /**
   * @param local the stack's folder: credentials and keys are found below it; the auditor is {@code
   *     auditor:local}
   */
  Audit(String bootstrapServers, Path local) {
    this.bootstrapServers = bootstrapServers;
    this.local = local;
  }

  /** An instant after everything that is in the log. */
  String now() {
    return Clock.systemUTC().instant().plusSeconds(5).toString();
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("audit"));
    all.addAll(List.of(arguments));
    if (READING.contains(arguments[0])) {
      all.add("--purpose=system-test");
    }
    return tenprint(all.toArray(String[]::new));
  }

  /** Any verb of the command line. */
  Result tenprint(String... arguments) throws IOException, InterruptedException {
    boolean writes = List.of(arguments).contains("verify") && begins();
    List<String> command = commandLine(writes ? writing() : fromArchive());
    command.addAll(List.of(arguments));
    if (!arguments[0].equals("keys")) {
      command.addAll(List.of("--bootstrap-servers", bootstrapServers));
    }
    Result result = run(command, Map.of());
    if (writes) {
      wrote();
    }
    return result;
  }

  /**
   * Loads from files.
   *
   * @param more environment
   */
  Result load(Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = commandLine(fromArchive());
    command.add("load");
    command.addAll(List.of(arguments));
    if (!AT_THE_DOOR.contains(arguments[0])) {
      command.addAll(List.of("--bootstrap-servers", bootstrapServers));
    }
    return run(command, more);
  }

  private static synchronized boolean begins() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  private static Path unfinished() {
    return ARCHIVE.resolveSibling(ARCHIVE.getFileName() + ".new");
  }

  private static List<String> writing() throws IOException {
    Files.deleteIfExists(unfinished());
    return List.of("-XX:ArchiveClassesAtExit=" + unfinished(), SILENT);
  }

  /** A JVM that has no such archives leaves none. */
  private static synchronized void wrote() throws IOException {
    if (Files.exists(unfinished())) {
      Files.move(unfinished(), ARCHIVE, StandardCopyOption.REPLACE_EXISTING);
      written = true;
    }
  }

  /**
   * Flags of a JVM that has the classes of the command line loaded and verified, once one has left
   * them: it takes half of the time to start.
   */
  static synchronized List<String> fromArchive() {
    return written ? List.of("-XX:SharedArchiveFile=" + ARCHIVE, SILENT) : List.of();
  }

  /** As far as the verb. */
  private static List<String> commandLine(List<String> flags) throws IOException {
    List<String> command = new ArrayList<>(List.of(Layout.java(), "-XX:TieredStopAtLevel=1"));
    command.addAll(flags);
    command.addAll(List.of("-XX:+UseSerialGC", Layout.UNSTRETCHED, "-cp", classPath()));
    command.add("org.tenprint.audit.TenprintCli");
    return command;
  }

  private Result run(List<String> command, Map<String, String> more)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(more);
    builder.environment().put("TENPRINT_LOCAL", local.toAbsolutePath().toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.println(output);
    return new Result(process.waitFor(), output);
  }

  /** Of the command line as it is packaged. */
  static String classPath() throws IOException {
    Path target = Path.of(System.getProperty("tenprint.root"), "audit-cli", "target");
    try (Stream<Path> files = Files.list(target)) {
      Path jar =
          files
              .filter(file -> file.getFileName().toString().matches("audit-cli-\\d.*\\.jar"))
              .findFirst()
              .orElseThrow();
      return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
    }
  }
}
