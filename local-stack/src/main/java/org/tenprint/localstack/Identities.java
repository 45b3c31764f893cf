package org.tenprint.localstack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.access.AccessPlan;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.Grants;
import org.tenprint.access.credential.AuthorityEnd;
import org.tenprint.access.credential.ClientTls;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.access.credential.PeopleIssuer;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.access.credential.WithdrawnKeys;
import org.tenprint.events.Principal;
import org.tenprint.messaging.EventSigner;
import org.tenprint.messaging.TopicProvisioner.Parties;

/**
 * Who everybody on this machine is: a credential for the broker, each service and the people who
 * work here, renewed at each start, under {@code credentials/} of the stack's folder. What was
 * revoked stays so until it is issued anew.
 */
final class Identities {
  static final Principal DEPLOYMENT = Principal.parse("deployment:tenprint");
  private static final Principal BROKER = Principal.parse("broker:1");
  private static final Duration SESSION = Duration.ofHours(1);
  private static final List<String> HOSTS = List.of(Ports.HOST, "localhost");
  private static final List<Principal> PEOPLE =
      List.of(
          Principal.parse("operator:local"),
          Principal.parse("auditor:local"),
          Principal.parse("record-owner:local"));

  private final CredentialStore store;
  private final SigningKeys signing;
  private final WithdrawnKeys withdrawn;
  private final Path peers;
  private final String bootstrapServers;

  private Identities(
      CredentialStore store, SigningKeys signing, Path peers, String bootstrapServers) {
    this.store = store;
    this.signing = signing;
    this.withdrawn = new WithdrawnKeys(store.folder());
    this.peers = peers;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Those of a stack, renewed.
   *
   * @param progress told of the end of the authority, where it is near or was reached
   * @throws StackException when the folder cannot be written
   */
  static Identities renewed(Layout layout, String address, Progress progress) {
    try {
      AuthorityEnd.of(layout.credentials(), Instant.now()).ifPresent(progress::says);
    } catch (IOException e) {
      throw new StackException(e.getMessage(), e);
    }
    CredentialStore store = new CredentialStore(layout.credentials(), Clock.systemUTC());
    List<Principal> clients = new ArrayList<>(PEOPLE);
    clients.add(DEPLOYMENT);
    List<Principal> servers = new ArrayList<>(List.of(BROKER));
    for (Service service : Service.values()) {
      servers.add(principal(service));
    }
    renew(store, servers, address, HOSTS);
    renew(store, clients, address, List.of());
    SigningKeys signing = new SigningKeys(layout.credentials());
    return new Identities(store, signing, peers(layout, address), address);
  }

  private static Path peers(Layout layout, String address) {
    CredentialStore own = new CredentialStore(layout.peers(), Clock.systemUTC());
    try {
      return own.issueAnew(BROKER, new CredentialStore.Place(address, HOSTS)).folder();
    } catch (IOException e) {
      throw new StackException(own.folder() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void renew(
      CredentialStore store, List<Principal> whose, String address, List<String> hosts) {
    try {
      store.renew(whose, new CredentialStore.Place(address, hosts));
    } catch (IOException e) {
      throw new StackException(store.folder() + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Addresses of the brokers. */
  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Folder of the broker's credential. */
  Path broker() {
    return find(BROKER).folder();
  }

  /** Folder of what brokers show each other alone. */
  Path peers() {
    return peers;
  }

  /** How a service shows who it is, by a credential that is new at each of its starts. */
  Map<String, String> environment(Service service) {
    renew(store, List.of(principal(service)), bootstrapServers, HOSTS);
    Credential credential = find(principal(service));
    return Map.of(
        "QUARKUS_OIDC_PUBLIC_KEY", people().publicKey(),
        "QUARKUS_OIDC_TOKEN_ISSUER", PeopleIssuer.NAME,
        "DOOR_CREDENTIAL", credential.folder().toString(),
        "DOOR_REVOKED", store.revoked().toString(),
        "KAFKA_SSL_KEYSTORE_LOCATION", credential.keyStore().toString(),
        "KAFKA_SSL_TRUSTSTORE_LOCATION", credential.trustStore().toString(),
        "KAFKA_TENPRINT_SIGNING_KEY", key(principal(service)).toString(),
        "KAFKA_TENPRINT_SIGNERS", signing.signers().toString());
  }

  /**
   * Records, at the first start at which services sign, from where on they do, and at the first of
   * a stack that was restored, up to where keys count that were withdrawn since; no service may
   * run.
   */
  void beginSigning(Admin admin) {
    try {
      if (signing.begun() && !withdrawn.waiting()) {
        return;
      }
      Map<TopicPartition, OffsetSpec> all = new HashMap<>();
      admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
          .flatMap(
              t -> t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
          .forEach(partition -> all.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listOffsets(all).all().get().forEach((where, end) -> ends.put(where, end.offset()));
      if (!signing.mayBegin(ends)) {
        throw new StackException(
            "%s/since is gone, and there is a log: put it back; else all that stands there counts"
                    .formatted(signing.signers())
                + " unsigned (docs/security.md, Signatures)");
      }
      signing.begin(ends);
      withdrawn.endAt(ends);
    } catch (IOException e) {
      throw new StackException(signing.signers() + " cannot be written: " + e.getMessage(), e);
    } catch (ExecutionException e) {
      throw new StackException("the broker does not say where its topics end", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while topics were looked at", e);
    }
  }

  private Path key(Principal principal) {
    try {
      return signing.of(principal);
    } catch (IOException e) {
      throw new StackException("no key to sign with for " + principal, e);
    }
  }

  /** TLS of a client that shows nothing, as people's do, who have a token. */
  SSLContext tls() {
    try {
      return ClientTls.of(find(DEPLOYMENT).trustStore());
    } catch (IOException e) {
      throw new StackException("the authority's certificate cannot be used", e);
    }
  }

  /** A bearer token of a person of every office and jurisdiction, from the stack's own issuer. */
  String token(String subject, String role) {
    Map<String, List<String>> everywhere =
        Map.of("office", List.of("all"), "jurisdiction", List.of("all"));
    PeopleIssuer.Person person = new PeopleIssuer.Person(subject, List.of(role), everywhere);
    return people().token(person, SESSION, Instant.now());
  }

  private PeopleIssuer people() {
    try {
      return store.people();
    } catch (IOException e) {
      throw new StackException("the issuer's key cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * TLS of a party at the services' doors; who has no credential, or one that is about to end, is
   * issued one.
   *
   * @throws StackException when it cannot be, or was revoked
   */
  SSLContext tls(Principal principal) {
    try {
      Instant soon = Instant.now().plus(1, ChronoUnit.DAYS);
      if (!store.find(principal).map(one -> one.notAfter().isAfter(soon)).orElse(false)) {
        store.renew(List.of(principal), new CredentialStore.Place(bootstrapServers, List.of()));
      }
      return find(principal).tls();
    } catch (IOException e) {
      throw new StackException("the credential of " + principal + " cannot be used", e);
    }
  }

  /**
   * Settings of a Kafka client with the identity of a principal.
   *
   * @throws StackException when it has no credential here, or one that was revoked
   */
  Map<String, Object> client(Principal principal) {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(find(principal).clientProperties())) {
      file.load(reader);
    } catch (IOException e) {
      throw new StackException("the credential of " + principal + " cannot be read", e);
    }
    Map<String, Object> client = new HashMap<>();
    file.forEach((name, value) -> client.put(name.toString(), value));
    client.put("bootstrap.servers", bootstrapServers);
    if (principal.kind() == Principal.Kind.OPERATOR) {
      client.put(EventSigner.KEY, key(principal).toString());
    }
    return client;
  }

  /** These with the record owners who have a credential. */
  Parties owning(Parties parties) {
    try {
      return store.owning(parties);
    } catch (IOException e) {
      throw new StackException("credentials cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the cluster's access what the catalogue declares.
   *
   * @return how much it was changed
   */
  int apply(Admin admin, Parties parties) {
    try {
      ClusterAccess access = new ClusterAccess(admin);
      AccessPlan plan =
          access.plan(ClusterAccess.declared(parties, store.holders(Grants.declared(parties))));
      access.apply(plan);
      return plan.lines().size();
    } catch (IOException e) {
      throw new StackException("credentials cannot be read: " + e.getMessage(), e);
    } catch (ExecutionException e) {
      throw new StackException("access was not applied: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while access was applied", e);
    }
  }

  private Credential find(Principal principal) {
    try {
      return store
          .find(principal)
          .filter(credential -> !credential.revoked())
          .orElseThrow(
              () ->
                  new StackException(
                      "%s has no credential, or it was revoked: ./tenprint credentials issue %s"
                          .formatted(principal, principal)));
    } catch (IOException e) {
      throw new StackException("the credential of " + principal + " cannot be read", e);
    }
  }

  private static Principal principal(Service service) {
    return Principal.ofService(service.module());
  }
}
