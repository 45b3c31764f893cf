package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;

/** A stack that is started again with other reference data. */
class ReferenceInUseIT {
  @TempDir Path folder;

  private static final Principal AGENCY = Principal.parse("agency:AZ9999900");

  private final List<String> said = new ArrayList<>();

  /** How many grants the agency had each time that topics had been made. */
  private final List<Integer> atTopics = new ArrayList<>();

  @Test
  void whoStandsInTheDataNoMoreIsStillWrittenTo() throws Exception {
    Path before = set("before", "AZ9999900,Phoenix,04013,AZ", "04013,PHO");
    Path after = set("after", "MA0130100,Boston,25025,MA", "25025,BOS");
    Set<String> first;
    try (RunningStack stack = RunningStack.startBriefly(plan(Optional.of(before)), said::add)) {
      first = writes(stack);
      assertTrue(first.contains("field-office.PHO.matches.v1"), first.toString());
    }
    revoked();
    RunningStack.Plan second = plan(Optional.of(after));
    try (RunningStack stack =
        RunningStack.startBriefly(second, line -> grantsAtTopics(line, second))) {
      assertEquals(List.of(0), atTopics, "who was revoked has none while topics are made");
      Set<String> kept = new TreeSet<>(first);
      kept.removeAll(writes(stack));
      assertEquals(Set.of(), kept, "taken from notification-service");
      assertTrue(writes(stack).contains("field-office.BOS.matches.v1"));
    }
    Files.delete(layout().data("reference.used"));
    StackException refused =
        assertThrows(
            StackException.class,
            () -> RunningStack.startBriefly(plan(Optional.empty()), said::add));
    assertTrue(refused.getMessage().contains("--reference DIR"), refused.getMessage());
  }

  private CredentialStore credentials() {
    return new CredentialStore(layout().credentials(), Clock.systemUTC());
  }

  /** While nothing runs, as of a log that came back from a backup. */
  private void revoked() throws IOException {
    credentials().issue(AGENCY, new CredentialStore.Place("127.0.0.1:1", List.of()));
    credentials().revoke(AGENCY);
  }

  private void grantsAtTopics(String line, RunningStack.Plan plan) {
    if (!line.startsWith("Topics ")) {
      return;
    }
    try {
      Map<String, Object> client =
          new HashMap<>(credentials().find(Identities.DEPLOYMENT).orElseThrow().identity());
      client.put("bootstrap.servers", plan.bootstrapServers());
      try (Admin admin = Admin.create(client)) {
        atTopics.add(grants(admin, "User:" + AGENCY.text(), AclOperation.ANY).size());
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> writes(RunningStack stack) throws Exception {
    try (Admin admin = Admin.create(stack.client(Identities.DEPLOYMENT))) {
      return grants(admin, "User:service:notification-service", AclOperation.WRITE);
    }
  }

  private static Set<String> grants(Admin admin, String user, AclOperation operation)
      throws Exception {
    AclBindingFilter whose =
        new AclBindingFilter(
            ResourcePatternFilter.ANY,
            new AccessControlEntryFilter(user, null, operation, AclPermissionType.ALLOW));
    return admin.describeAcls(whose).values().get().stream()
        .map(binding -> binding.pattern().name())
        .collect(Collectors.toSet());
  }

  private Path set(String name, String agency, String county) throws IOException {
    Path set = Files.createDirectory(folder.resolve(name));
    Files.writeString(set.resolve("agencies.csv"), "ori9,agency,county_fips,state\n" + agency);
    Files.writeString(set.resolve("county-field-office.csv"), "county_fips,ero_aor\n" + county);
    Files.writeString(
        set.resolve("offence-levels.csv"), "ncic_code,description,level\n2303,Shoplifting,L2");
    return set;
  }

  private Layout layout() {
    return new Layout(Path.of(System.getProperty("tenprint.root")), folder.resolve("local"));
  }

  private RunningStack.Plan plan(Optional<Path> reference) {
    return new RunningStack.Plan(layout(), Ports.free(), reference, Set.of());
  }
}
