package org.tenprint.benchmarks.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.events.Principal;

/** A stack as {@code ./tenprint up --sample} starts it, in a folder and on ports of its own. */
final class MeasuredStack implements AutoCloseable {
  private static final List<String> NAMED =
      List.of("kafka", "postgres", "booking", "biometric", "immigration", "notification");
  private static final Pattern BROKER = Pattern.compile("BrokerMain .*/(kafka[-0-9]*)( |$)");
  private static final String STARTED = "Stop it with Ctrl-C";
  private static final int MANAGEMENT_PORTS = 4;
  private static final long LONGEST_END_SECONDS = 120;

  private final Path folder;
  private final Process process;
  private final CredentialStore store;
  private final Map<String, Integer> ports;

  private MeasuredStack(
      Path folder, Process process, CredentialStore store, Map<String, Integer> ports) {
    this.folder = folder;
    this.process = process;
    this.store = store;
    this.ports = ports;
  }

  /**
   * Starts it; returns when every part is ready and the sample is loaded.
   *
   * @param environment settings of its services, beside those that are inherited
   */
  static MeasuredStack start(Path folder, Map<String, String> environment, Progress progress)
      throws IOException {
    return start(folder, 1, environment, progress);
  }

  /**
   * The same with as many brokers.
   *
   * @param brokers 1, or 3 of which each has every record
   */
  static MeasuredStack start(
      Path folder, int brokers, Map<String, String> environment, Progress progress)
      throws IOException {
    Path root = Path.of(System.getProperty("tenprint.root", ".")).toAbsolutePath();
    Map<String, Integer> ports = ports();
    List<String> command = new ArrayList<>(List.of(root.resolve("tenprint").toString(), "up"));
    command.addAll(List.of("--sample", "--local", folder.toAbsolutePath().toString()));
    command.addAll(List.of("--brokers", "" + brokers));
    ports.forEach((name, port) -> command.addAll(List.of("--" + name + "-port", "" + port)));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    MeasuredStack stack =
        new MeasuredStack(
            folder.toAbsolutePath(),
            process,
            new CredentialStore(folder.toAbsolutePath().resolve("credentials"), Clock.systemUTC()),
            ports);
    BufferedReader says = process.inputReader();
    String line = says.readLine();
    while (line != null && !line.equals(STARTED)) {
      progress.say("  " + line);
      line = says.readLine();
    }
    if (line == null) {
      throw new IOException("the stack did not start");
    }
    Thread drain = new Thread(() -> drain(says), "stack-output");
    drain.setDaemon(true);
    drain.start();
    return stack;
  }

  /** So that it can say more; until it ends. */
  private static void drain(BufferedReader says) {
    try {
      while (says.readLine() != null) {
        // nobody asks for it
      }
    } catch (IOException closed) {
      // it ended
    }
  }

  /** Free at this moment; those of management follow one another. */
  private static Map<String, Integer> ports() throws IOException {
    Map<String, Integer> ports = new TreeMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String name : NAMED) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(name, socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    ports.put("management", firstOfFree());
    return ports;
  }

  private static int firstOfFree() throws IOException {
    while (true) {
      int first;
      try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        first = any.getLocalPort();
      }
      boolean free = first + MANAGEMENT_PORTS < 1 << 16;
      for (int i = 1; i < MANAGEMENT_PORTS && free; i++) {
        free = free(first + i);
      }
      if (free) {
        return first;
      }
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Address of its broker. */
  String bootstrapServers() {
    return "127.0.0.1:" + ports.get("kafka");
  }

  /** Address of the agencies' door. */
  String door() {
    return "https://127.0.0.1:" + ports.get("booking") + "/bookings";
  }

  /** Settings of a Kafka client of that identity. */
  Map<String, Object> client(Principal who) throws IOException {
    Map<String, Object> settings = new HashMap<>(credential(who).identity());
    settings.put("bootstrap.servers", bootstrapServers());
    return settings;
  }

  /** What somebody shows at a door. */
  SSLContext tls(Principal who) throws IOException {
    return credential(who).tls();
  }

  private Credential credential(Principal who) throws IOException {
    return store.issue(who, new CredentialStore.Place(bootstrapServers(), List.of()));
  }

  /** Its broker and services, by name. */
  Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> processes = new TreeMap<>();
    process.descendants().forEach(one -> processes.put(name(one), one));
    processes.remove("");
    return processes;
  }

  /** Seconds of processor time of each of its processes until now. */
  Map<String, Double> processorSeconds() {
    Map<String, Double> seconds = new TreeMap<>();
    process
        .descendants()
        .forEach(
            one ->
                seconds.merge(
                    name(one),
                    one.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3,
                    Double::sum));
    seconds.remove("");
    return seconds;
  }

  /**
   * MiB of memory that the operating system counts as resident, by part; of PostgreSQL's processes
   * together what they share once. Linux alone.
   */
  Map<String, Integer> residentMiB() {
    Map<String, Integer> resident = new TreeMap<>();
    processes()
        .forEach((name, one) -> resident.put(name, (int) (ProcStatus.kib(one, "VmRSS") >> 10)));
    // it has left its parent
    List<ProcessHandle> database = ProcessHandle.allProcesses().filter(this::ofDatabase).toList();
    long own = database.stream().mapToLong(one -> ProcStatus.kib(one, "RssAnon")).sum();
    long shared =
        database.stream().mapToLong(one -> ProcStatus.kib(one, "RssShmem")).max().orElse(0);
    resident.put("postgres", (int) (own + shared >> 10));
    return resident;
  }

  private boolean ofDatabase(ProcessHandle one) {
    return one.info()
        .command()
        .map(Path::of)
        .filter(program -> program.startsWith(folder) && program.endsWith("postgres"))
        .isPresent();
  }

  private static String name(ProcessHandle one) {
    String command = String.join(" ", one.info().arguments().orElse(new String[0]));
    for (String service : NAMED) {
      if (command.contains(service + "-service/target")) {
        return service + "-service";
      }
    }
    Matcher broker = BROKER.matcher(command);
    return broker.find() ? broker.group(1) : "";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Writes a client's settings to a file that only its owner reads, as Kafka's tools want it. */
  Path settingsFile(Principal who, Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("client.properties"));
    List<String> lines = new ArrayList<>();
    client(who).forEach((name, value) -> lines.add(name + "=" + value));
    return Files.write(file, lines);
  }

  /** Deletes what it left. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
