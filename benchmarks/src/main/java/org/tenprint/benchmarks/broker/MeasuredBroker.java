package org.tenprint.benchmarks.broker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.Grants;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.events.Principal;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.messaging.TopicProvisioner.Parties;

/** A broker of the kind that {@code ./tenprint up} starts, with its walls or without them. */
public final class MeasuredBroker implements AutoCloseable {
  private static final Parties PARTIES =
      new Parties(Set.of("MA0130100"), Set.of("MA"), Set.of("BOS"));
  private static final String READY = "READY ";

  private final Process process;
  private final Path credentials;
  private final Map<Principal, Map<String, Object>> clients = new HashMap<>();

  private MeasuredBroker(Process process, Path credentials) {
    this.process = process;
    this.credentials = credentials;
  }

  /**
   * Starts one and makes its topics.
   *
   * @param folder of its data and, with walls, its credentials
   * @param who the clients that will connect
   */
  public static MeasuredBroker start(Path folder, boolean walls, List<Principal> who)
      throws IOException, InterruptedException {
    Principal deployment = Principal.parse("deployment:tenprint");
    List<String> command = command(folder);
    Map<Principal, Map<String, Object>> identities = new HashMap<>();
    CredentialStore store = new CredentialStore(folder.resolve("credentials"), Clock.systemUTC());
    if (walls) {
      Credential broker = store.issue(Principal.parse("broker:1"), place(List.of("127.0.0.1")));
      command.addAll(List.of("--identity", broker.folder().toString()));
      List<Principal> all = new ArrayList<>(who);
      all.add(deployment);
      for (Principal principal : all) {
        identities.put(principal, identity(store.issue(principal, place(List.of()))));
      }
    } else {
      command.addAll(List.of("--unprotected", "true"));
    }
    MeasuredBroker broker =
        new MeasuredBroker(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start(),
            store.folder());
    String address = broker.awaitReady();
    for (Principal principal : who) {
      Map<String, Object> client = new HashMap<>(identities.getOrDefault(principal, Map.of()));
      client.put("bootstrap.servers", address);
      broker.clients.put(principal, client);
    }
    Map<String, Object> client = new HashMap<>(identities.getOrDefault(deployment, Map.of()));
    client.put("bootstrap.servers", address);
    try (Admin admin = Admin.create(client)) {
      new TopicProvisioner(admin, 1).create(PARTIES);
      if (walls) {
        ClusterAccess access = new ClusterAccess(admin);
        access.apply(
            access.plan(ClusterAccess.declared(PARTIES, store.holders(Grants.declared(PARTIES)))));
      }
    } catch (ExecutionException e) {
      broker.close();
      throw new IOException("the broker was not set up", e);
    }
    return broker;
  }

  /** Settings of a client of that identity; of nobody's, without walls. */
  public Map<String, Object> client(Principal who) {
    return Map.copyOf(clients.get(who));
  }

  /** Folder of the credentials of its clients, where it has walls. */
  public Path credentials() {
    return credentials;
  }

  private static CredentialStore.Place place(List<String> hosts) {
    return new CredentialStore.Place("", hosts);
  }

  private static Map<String, Object> identity(Credential credential) {
    return Map.of(
        "security.protocol", "SSL",
        "ssl.keystore.type", "PEM",
        "ssl.keystore.location", credential.keyStore().toString(),
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", credential.trustStore().toString());
  }

  private static List<String> command(Path folder) {
    Path module = Path.of(System.getProperty("tenprint.root", "."), "embedded-broker", "target");
    if (!Files.isDirectory(module.resolve("lib"))) {
      throw new InputRefused("embedded-broker is not built: run ./mvnw -DskipTests package");
    }
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            module.resolve("classes") + File.pathSeparator + module.resolve("lib").resolve("*"),
            "org.tenprint.broker.BrokerMain",
            "--data",
            folder.resolve("data").toString()));
  }

  private String awaitReady() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null || !line.startsWith(READY)) {
      throw new IOException("the broker did not start");
    }
    return line.substring(READY.length());
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it ended by itself
    }
    process.onExit().join();
  }
}
