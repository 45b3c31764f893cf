package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.guarantee.Checked;
import org.tenprint.testkit.guarantee.Judgement;

/**
 * The suite goes red when a guarantee is broken on purpose, by the check that is for it, and is
 * green on the same faults when none is. By {@code ./tenprint bench faults mutants} alone; {@code
 * tenprint.mutants} names some of {@link BrokenGuarantee}.
 */
class MutationGateIT {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static final long SEED = 4711;
  private static final int RATE = 10;
  private static final String COMMAND = "./tenprint bench faults mutants";
  private static final List<String> SOME =
      List.of(System.getProperty("tenprint.mutants", "").split(","));

  static Stream<BrokenGuarantee> broken() {
    return Stream.of(BrokenGuarantee.values())
        .filter(one -> SOME.equals(List.of("")) || SOME.contains(one.toString()));
  }

  @Test
  void theUnalteredSystemIsGreenOnAllOfTheseFaults() throws Exception {
    List<Fault> faults = new ArrayList<>();
    Stream.of(BrokenGuarantee.values()).forEach(one -> faults.addAll(one.faults()));
    assertEquals(Set.of(), broken(run("unaltered", ROOT, faults)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsBrokenInTheSourcesIsSeen(BrokenGuarantee broken) throws Exception {
    List<Checked> checks = run(broken.toString(), broken.mutant().root(), broken.faults());
    assertTrue(broken(checks).contains(broken.seenBy()), broken + " was not seen: " + checks);
  }

  /** Broken by who runs the cluster: a grant too many. */
  @Test
  void aGrantTooMany() throws Exception {
    FaultRun run = new FaultRun(plan("grant-too-many", ROOT, List.of()), COMMAND);
    List<Checked> checks = run.after(MutationGateIT::letIllinoisReadMassachusetts).run();
    assertTrue(broken(checks).contains("C3"), checks.toString());
  }

  private static void letIllinoisReadMassachusetts(FaultySystem system) {
    String topic = TopicCatalogue.SIB_IDENTIFICATIONS.of("MA");
    try (Admin admin = Admin.create(system.stack().client(Stack.DEPLOYMENT))) {
      admin
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                      new AccessControlEntry(
                          "User:sib:IL", "*", AclOperation.READ, AclPermissionType.ALLOW))))
          .all()
          .get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Checked> run(String name, Path root, List<Fault> faults) throws Exception {
    return new FaultRun(plan(name, root, faults), COMMAND).run();
  }

  private static FaultRun.Plan plan(String name, Path root, List<Fault> faults) {
    return new FaultRun.Plan(name, root, SEED, RATE, 40, faults);
  }

  private static Set<String> broken(List<Checked> checks) {
    Set<String> broken = new TreeSet<>();
    checks.stream()
        .filter(one -> one.judgement() == Judgement.FALSE)
        .forEach(one -> broken.add(one.id()));
    return broken;
  }
}
