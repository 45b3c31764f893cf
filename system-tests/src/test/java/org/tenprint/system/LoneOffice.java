package org.tenprint.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.TopicProvisioner.Parties;
import org.tenprint.testkit.TestBroker;

/**
 * A field office without the services: its topic on a broker behind its walls, on which a test
 * writes, and the doors of notification-service as a test has them answer.
 */
final class LoneOffice {
  /** Held by who uses it: there is one topic and one door, for one test at a time. */
  static final String LOCK = "lone office";

  static final String OFFICE = "field-office:BOS";
  static final String TOPIC = TopicCatalogue.FIELD_OFFICE_MATCHES.of("BOS");

  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost");
  private static final Parties PARTIES = new Parties(Set.of(), Set.of(), Set.of("BOS"));

  /**
   * A request as it came.
   *
   * @param key its {@code Idempotency-Key}; null where it has none
   */
  record Asked(String method, String path, String key, String body) {}

  /** An answer; after one that is to be asked again nobody need wait. */
  record Answer(int status, String body) {}

  private static LoneOffice shared;

  private final CredentialStore credentials;
  private final TestBroker broker;
  private final HttpsServer server;
  private final ExecutorService answering = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, Answer> door = any -> new Answer(404, "{}");

  private LoneOffice(Path folder) throws Exception {
    credentials = new CredentialStore(folder.resolve("credentials"), Clock.systemUTC());
    Credential node = issue("broker:1", "", LOOPBACK);
    Credential deployer = issue(Stack.DEPLOYMENT.text(), "127.0.0.1:1", List.of());
    Credential peers =
        new CredentialStore(folder.resolve("peers"), Clock.systemUTC())
            .issueAnew(node.principal(), new CredentialStore.Place("", LOOPBACK));
    broker =
        TestBroker.closed(
            folder.resolve("data"), node.folder(), peers.folder(), deployer.identity());
    broker.createTopic(TOPIC, 1);
    Credential office = issue(OFFICE, broker.bootstrapServers(), List.of());
    try (Admin admin = Admin.create(broker.client())) {
      ClusterAccess access = new ClusterAccess(admin);
      access.apply(access.plan(ClusterAccess.declared(PARTIES, List.of(office.holder()))));
    }
    server = serve(issue("service:notification-service", "", LOOPBACK).tls());
  }

  /** The one of this JVM; it ends with it. */
  static synchronized LoneOffice shared() throws Exception {
    if (shared == null) {
      shared = new LoneOffice(Files.createTempDirectory("tenprint-office-"));
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "office-end"));
    }
    return shared;
  }

  private Credential issue(String principal, String brokers, List<String> hosts)
      throws IOException {
    return credentials.issue(Principal.parse(principal), new CredentialStore.Place(brokers, hosts));
  }

  private HttpsServer serve(SSLContext tls) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer made = HttpsServer.create(free, 0);
    made.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters connection) {
            SSLParameters certain = getSSLContext().getDefaultSSLParameters();
            certain.setNeedClientAuth(true);
            connection.setSSLParameters(certain);
          }
        });
    made.setExecutor(answering);
    made.createContext("/", this::answer);
    made.start();
    return made;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      asked.add(request);
      Answer answer = door.apply(request);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Retry-After", "0");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Where a sample of this office works. */
  SampleRecipient.Surroundings surroundings() {
    return new SampleRecipient.Surroundings(
        principal -> credentials.folder().resolve(principal.replace(':', '/')),
        "https://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on there is no message on the topic, and the door answers so. */
  void begin(Function<Asked, Answer> answers) throws Exception {
    door = answers;
    asked.clear();
    try (Admin admin = Admin.create(broker.client())) {
      admin
          .deleteRecords(Map.of(new TopicPartition(TOPIC, 0), RecordsToDelete.beforeOffset(-1)))
          .all()
          .get();
    }
  }

  /** The door answers otherwise. */
  void answer(Function<Asked, Answer> answers) {
    door = answers;
  }

  /** What came to the door. */
  List<Asked> asked() {
    return asked;
  }

  /** Writes to the office's topic, as notification-service would. */
  void tell(byte[]... values) {
    for (byte[] value : values) {
      broker.produce(TOPIC, "booking".getBytes(StandardCharsets.UTF_8), value);
    }
  }

  private void close() {
    server.stop(0);
    answering.shutdown();
    broker.close();
  }
}
