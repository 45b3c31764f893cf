package org.tenprint.benchmarks.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.events.Principal;
import org.tenprint.vault.FileVault;

/** booking-service as it is packaged, in a process of its own with the local stack's settings. */
public final class MeasuredService implements AutoCloseable {
  private static final Duration ONE_QUESTION = Duration.ofSeconds(10);
  private static final long BETWEEN_MILLIS = 100;
  private static final List<String> HOSTS = List.of("127.0.0.1");
  private static final Principal SELF = Principal.ofService("booking-service");

  /** The first compiler alone, as the local stack starts it; an image has both. */
  public static final List<String> QUICK_COMPILER = List.of("-XX:TieredStopAtLevel=1");

  private static final String JAVA_HOME = System.getProperty("java.home");

  private final HttpClient http;
  private final Process process;
  private final int port;
  private final int management;
  private final long begun = System.nanoTime();

  private MeasuredService(HttpClient http, Process process, int port, int management) {
    this.http = http;
    this.process = process;
    this.port = port;
    this.management = management;
  }

  /**
   * Starts it; it is not ready yet.
   *
   * @param folder of its state and its log
   * @param broker that knows the service
   * @param agency who asks it
   * @param flags of its virtual machine
   */
  public static MeasuredService start(
      Path folder, MeasuredBroker broker, Principal agency, List<String> flags) throws IOException {
    CredentialStore store = new CredentialStore(broker.credentials(), Clock.systemUTC());
    String address = broker.client(SELF).get("bootstrap.servers").toString();
    store.renew(List.of(SELF), new CredentialStore.Place(address, HOSTS));
    store.renew(List.of(agency), new CredentialStore.Place(address, List.of()));
    Credential own = store.find(SELF).orElseThrow();
    Credential caller = store.find(agency).orElseThrow();
    int port = freePort();
    int management = freePort();
    ProcessBuilder builder = process(folder, runner(), flags);
    Map<String, String> environment = builder.environment();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", address);
    environment.put("QUARKUS_HTTP_SSL_PORT", "" + port);
    environment.put("QUARKUS_MANAGEMENT_PORT", "" + management);
    environment.put("TENPRINT_STATE_DIR", folder.resolve("state").toAbsolutePath().toString());
    Path keys = folder.resolve("keys");
    Path opensKeys = folder.resolve("opens-keys.json");
    FileVault.begin(keys, opensKeys).close();
    environment.put("TENPRINT_VAULT_FOLDER", keys.toString());
    environment.put("TENPRINT_VAULT_KEY_ENCRYPTION", opensKeys.toString());
    environment.putAll(identity(own));
    environment.putAll(door(store, own));
    HttpClient http = HttpClient.newBuilder().sslContext(caller.tls()).build();
    return new MeasuredService(http, builder.start(), port, management);
  }

  private static Map<String, String> identity(Credential own) throws IOException {
    SigningKeys keys = new SigningKeys(own.folder().getParent().getParent());
    return Map.of(
        "KAFKA_SSL_KEYSTORE_LOCATION", own.keyStore().toString(),
        "KAFKA_SSL_TRUSTSTORE_LOCATION", own.trustStore().toString(),
        "KAFKA_TENPRINT_SIGNING_KEY", keys.of(SELF).toString(),
        "KAFKA_TENPRINT_SIGNERS", keys.signers().toString());
  }

  private static Path runner() {
    Path runner =
        Path.of(System.getProperty("tenprint.root", "."))
            .resolve("booking-service/target/quarkus-app/quarkus-run.jar")
            .toAbsolutePath();
    if (!Files.exists(runner)) {
      throw new InputRefused("booking-service is not built: run ./mvnw -DskipTests package");
    }
    return runner;
  }

  private static ProcessBuilder process(Path folder, Path runner, List<String> flags) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(JAVA_HOME, "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC"));
    command.addAll(flags);
    command.addAll(List.of("-jar", runner.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("service.log").toFile()));
  }

  /** Who it is, whom it believes; and one caller asks here as fast as it is answered. */
  private static Map<String, String> door(CredentialStore store, Credential own) {
    return Map.of(
        "DOOR_CREDENTIAL",
        own.folder().toString(),
        "DOOR_REVOKED",
        store.revoked().toString(),
        "DOOR_PARTY_RATE",
        "1000000");
  }

  /** Port of its door, with walls. */
  public int port() {
    return port;
  }

  /** Port of health and metrics, without. */
  public int management() {
    return management;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until it is ready.
   *
   * @return seconds since its process was started
   */
  public double awaitReady() throws IOException, InterruptedException {
    while (true) {
      if (process.waitFor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("booking-service ended: see its log");
      }
      try {
        if (get("http", management, "/q/health/ready").statusCode() == 200) {
          return (System.nanoTime() - begun) / 1e9;
        }
      } catch (IOException notYet) {
        // it does not listen yet
      }
    }
  }

  /** Seconds of processor time that it has used. */
  public double processorSeconds() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
  }

  /** Live heap in MiB after a full collection. */
  public long liveHeapMiB() throws IOException, InterruptedException {
    jcmd("GC.run");
    double bytes = 0;
    for (String line : get("http", management, "/q/metrics").body().split("\n")) {
      if (line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\"")) {
        bytes += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    return (long) bytes >> 20;
  }

  private void jcmd(String what) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(Path.of(JAVA_HOME, "bin", "jcmd").toString(), "" + process.pid(), what)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("jcmd " + what + " failed");
    }
  }

  /** What the operating system counts as resident, in MiB; 0 where it does not say. */
  public long residentMiB() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    }
  }

  /** What it answers to who asks for a booking. */
  public HttpResponse<String> ask(String ori, String tcn) throws IOException, InterruptedException {
    return get("https", port, "/bookings/" + ori + "/" + tcn);
  }

  private HttpResponse<String> get(String scheme, int at, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create(scheme + "://127.0.0.1:" + at + path);
    return http.send(
        HttpRequest.newBuilder(uri).timeout(ONE_QUESTION).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Asks it to end, and waits until it has. */
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
