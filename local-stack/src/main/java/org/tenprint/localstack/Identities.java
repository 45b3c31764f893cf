package org.tenprint.localstack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.access.AccessPlan;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.Grants;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;
import org.tenprint.messaging.TopicProvisioner.Parties;

/**
 * Who everybody on this machine is: a credential for the broker, each service and the people who
 * work here, renewed at each start, under {@code credentials/} of the stack's folder. What was
 * revoked stays so until it is issued anew.
 */
final class Identities {
  static final Principal DEPLOYMENT = Principal.parse("deployment:tenprint");
  private static final Principal BROKER = Principal.parse("broker:1");
  private static final List<Principal> PEOPLE =
      List.of(
          Principal.parse("operator:local"),
          Principal.parse("auditor:local"),
          Principal.parse("record-owner:local"));

  private final CredentialStore store;
  private final String bootstrapServers;

  private Identities(CredentialStore store, String bootstrapServers) {
    this.store = store;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Those of a stack, renewed.
   *
   * @throws StackException when the folder cannot be written
   */
  static Identities renewed(Layout layout, Ports ports) {
    CredentialStore store = new CredentialStore(layout.credentials(), Clock.systemUTC());
    List<Principal> clients = new ArrayList<>(PEOPLE);
    clients.add(DEPLOYMENT);
    for (Service service : Service.values()) {
      clients.add(principal(service));
    }
    String address = ports.bootstrapServers();
    renew(store, List.of(BROKER), address, List.of(Ports.HOST, "localhost"));
    renew(store, clients, address, List.of());
    return new Identities(store, address);
  }

  private static void renew(
      CredentialStore store, List<Principal> whose, String address, List<String> hosts) {
    try {
      store.renew(whose, new CredentialStore.Place(address, hosts));
    } catch (IOException e) {
      throw new StackException(store.folder() + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Folder of the broker's credential. */
  Path broker() {
    return find(BROKER).folder();
  }

  /** How a service shows who it is, by a credential that is new at each of its starts. */
  Map<String, String> environment(Service service) {
    renew(store, List.of(principal(service)), bootstrapServers, List.of());
    Credential credential = find(principal(service));
    return Map.of(
        "KAFKA_SSL_KEYSTORE_LOCATION", credential.keyStore().toString(),
        "KAFKA_SSL_TRUSTSTORE_LOCATION", credential.trustStore().toString());
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
    return client;
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
