package org.tenprint.audit.option;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.audit.answer.Failure;
import org.tenprint.events.Principal;
import org.tenprint.messaging.EventSigner;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.messaging.TopicProvisioner.Parties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the broker is, how to speak to it, and as whom. */
public final class ConnectionOptions {
  private static final int LONGEST_WAIT_MS = 12_000;

  /** How settings begin that are not of Kafka's clients. */
  private static final String OURS = "tenprint.";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT[,...]",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:19092}",
      description = "The broker (default: $KAFKA_BOOTSTRAP_SERVERS, else the local stack's).")
  private String bootstrapServers;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      defaultValue = "${env:TENPRINT_CLIENT_CONFIG:-}",
      description =
          "Properties of Kafka's clients with one's identity (default: $TENPRINT_CLIENT_CONFIG,"
              + " else that of --as).")
  private String clientConfig;

  @Option(
      names = "--as",
      paramLabel = "PRINCIPAL",
      description = "Whose credential to use, such as auditor:local (default: by command).")
  private String principal;

  @Mixin private CredentialsFolder credentials;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:TENPRINT_REGISTRY_URL:-}",
      description =
          "Schema registry's compatibility API, .../apis/ccompat/v7 (default:"
              + " $TENPRINT_REGISTRY_URL, else none).")
  private String registry;

  @Option(
      names = "--signers",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_SIGNERS:-}",
      description =
          "Public keys of the services, by which it is seen who wrote an event (default:"
              + " $TENPRINT_SIGNERS, else signers/ of the credentials' folder).")
  private String signers;

  private final String usually;

  /** As an auditor, unless stated otherwise. */
  public ConnectionOptions() {
    this("auditor:local");
  }

  /**
   * @param usually as whom, unless stated otherwise
   */
  public ConnectionOptions(String usually) {
    this.usually = usually;
  }

  /**
   * As whom.
   *
   * @throws Failure if it is no principal
   */
  public Principal principal() {
    String who = principal == null ? usually : principal;
    try {
      return Principal.parse(who);
    } catch (IllegalArgumentException e) {
      throw new Failure("--as " + who + ": " + e.getMessage(), e);
    }
  }

  /** Settings for a client. */
  public Map<String, Object> client() {
    Map<String, Object> settings = identity();
    settings.keySet().removeIf(name -> name.startsWith(OURS));
    return settings;
  }

  /**
   * Settings for a client that signs what it writes.
   *
   * @throws Failure if there is no key to sign with
   */
  public Map<String, Object> signing() {
    Map<String, Object> settings = identity();
    writer(settings);
    return settings;
  }

  /**
   * As whom what it writes is signed.
   *
   * @throws Failure if there is no key to sign with
   */
  public String writer() {
    return writer(identity());
  }

  private static String writer(Map<String, Object> settings) {
    Object who = settings.get(Credential.PRINCIPAL);
    Object key = settings.get(EventSigner.KEY);
    if (who == null || key == null || !Files.isReadable(Path.of(key.toString()))) {
      throw new Failure(
          "that it is read cannot be signed: an auditor's credential has %s and %s; ./tenprint"
                  .formatted(Credential.PRINCIPAL, EventSigner.KEY)
              + " credentials issue auditor:NAME makes one");
    }
    return who.toString();
  }

  private Map<String, Object> identity() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("default.api.timeout.ms", LONGEST_WAIT_MS);
    settings.put("request.timeout.ms", LONGEST_WAIT_MS - 2_000);
    if (clientConfig != null && !clientConfig.isBlank()) {
      read(Path.of(clientConfig), settings);
    } else {
      Credential credential = credential(principal());
      read(credential.clientProperties(), settings);
      // the folder may lie elsewhere than where it was written
      settings.put("ssl.keystore.location", credential.keyStore().toString());
      settings.put("ssl.truststore.location", credential.trustStore().toString());
      settings.put(Credential.PRINCIPAL, credential.principal().text());
      settings.put(EventSigner.KEY, credential.signingKey().toString());
    }
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  private static void read(Path file, Map<String, Object> settings) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure("the identity in " + file + " cannot be read", e);
    }
    properties.forEach((name, value) -> settings.put((String) name, value));
  }

  private Credential credential(Principal who) {
    CredentialStore store = credentials.store();
    try {
      return store
          .find(who)
          .filter(credential -> !credential.revoked())
          .orElseThrow(
              () ->
                  new Failure(
                      "%s has no credential in %s: ./tenprint credentials issue %s, or --client-config"
                          .formatted(who, store.folder(), who)));
    } catch (IOException e) {
      throw new Failure("credentials cannot be read", e);
    }
  }

  /** The credentials of this deployment. */
  public CredentialStore credentials() {
    return credentials.store();
  }

  /** These with the record owners, who are known by their credentials. */
  public Parties owning(Parties parties) {
    try {
      return credentials().owning(parties);
    } catch (IOException e) {
      throw new Failure("credentials cannot be read", e);
    }
  }

  /**
   * The folder of the services' public keys; empty if none is named and the credentials have none.
   *
   * @throws Failure if the one that is named is not there
   */
  public Optional<Path> signers() {
    if (signers == null || signers.isBlank()) {
      return Optional.of(credentials.store().folder().resolve("signers"))
          .filter(Files::isDirectory);
    }
    Path named = Path.of(signers);
    if (!Files.isDirectory(named)) {
      throw new Failure("--signers " + signers + " is no folder");
    }
    return Optional.of(named);
  }

  /** The registry, where one is named. */
  public Optional<SchemaRegistry> registry() {
    if (registry == null || registry.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SchemaRegistry(URI.create(registry)));
    } catch (IllegalArgumentException e) {
      throw new Failure("--registry " + registry + " is no address", e);
    }
  }

  /**
   * An admin client of a broker that answers; close it.
   *
   * @throws Failure if the broker is away
   */
  public Admin admin() {
    Admin admin = create();
    try {
      admin.describeCluster().nodes().get();
      return admin;
    } catch (ExecutionException e) {
      admin.close(java.time.Duration.ZERO);
      throw new Failure(
          "no broker answers at "
              + bootstrapServers
              + " within "
              + LONGEST_WAIT_MS / 1000
              + " s; start it, or name it with --bootstrap-servers",
          e);
    } catch (InterruptedException e) {
      admin.close(java.time.Duration.ZERO);
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  private Admin create() {
    try {
      return Admin.create(client());
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new Failure(
          "no Kafka client for " + bootstrapServers + ": " + Failure.of(e).getMessage(), e);
    }
  }
}
