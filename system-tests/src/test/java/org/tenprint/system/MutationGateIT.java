package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.guarantee.Checked;
import org.tenprint.testkit.guarantee.Judgement;

/**
 * The suite goes red when a guarantee is broken on purpose, by the check that is for it, and is
 * green on the same faults when none is. By {@code ./tenprint bench faults mutants} alone.
 */
class MutationGateIT {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static final long SEED = 4711;
  private static final int RATE = 10;
  private static final String COMMAND = "./tenprint bench faults mutants";

  @Test
  void theUnalteredSystemIsGreenOnAllOfTheseFaults() throws Exception {
    List<Fault> faults = new ArrayList<>(burst());
    faults.addAll(kills());
    faults.add(Fault.poison("MA0130100"));
    assertEquals(Set.of(), broken(run("unaltered", ROOT, faults)));
  }

  @Test
  void deduplicationOff() throws Exception {
    red(
        new Mutant(
            "deduplication-off",
            Service.BOOKING,
            "booking-service",
            "java/org/tenprint/booking/adapter/kafka/KafkaLedger.java",
            Map.of("if (known.isPresent()) {", "if (known.isPresent() && key.hashCode() == 0) {")),
        List.of(),
        "C8");
  }

  @Test
  void aRuleSkipped() throws Exception {
    red(
        new Mutant(
            "rule-skipped",
            Service.NOTIFICATION,
            "policy",
            "java/org/tenprint/policy/decision/Combination.java",
            Map.of("withholding = first(Effect.WITHHOLD);", "withholding = null;")),
        List.of(),
        "C3");
  }

  @Test
  void aDeadLetterDropped() throws Exception {
    red(
        new Mutant(
            "dead-letter-dropped",
            Service.IMMIGRATION,
            "messaging",
            "java/org/tenprint/messaging/HopProcessor.java",
            Map.of("poison.ifPresent(why -> putAside(record, why, origin));", "")),
        List.of(Fault.poison("MA0130100")),
        "C8");
  }

  @Test
  void atLeastOnceInOneHop() throws Exception {
    red(
        new Mutant(
            "at-least-once",
            Service.IMMIGRATION,
            "messaging",
            "resources/META-INF/microprofile-config.properties",
            Map.of(
                "processing.guarantee=exactly_once_v2", "processing.guarantee=at_least_once",
                "commit.interval.ms=100", "commit.interval.ms=5000",
                "prompt.commits=4", "prompt.commits=0")),
        kills(),
        "C8");
  }

  @Test
  void anOffsetCommittedEarly() throws Exception {
    red(
        new Mutant(
            "offset-early",
            Service.BOOKING,
            "booking-service",
            "java/org/tenprint/booking/adapter/kafka/SubmissionFeed.java",
            Map.of(
                "      take(consumer, BegunSubmissions.of(records, intake, held, turns));",
                // before anything is taken, and of all that is there: whenever it is killed among a
                // burst, the rest is passed over
                "      Map<TopicPartition, OffsetAndMetadata> early = new HashMap<>();\n"
                    + "      consumer.endOffsets(consumer.assignment()).forEach(\n"
                    + "          (one, end) -> early.put(one, new OffsetAndMetadata(end)));\n"
                    + "      consumer.commitSync(early, COMMIT);\n"
                    + "      take(consumer, BegunSubmissions.of(records, intake, held, turns));")),
        burst(),
        "C1");
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

  private static List<Fault> kills() {
    return List.of(
        Fault.kill(Service.IMMIGRATION),
        Fault.kill(Service.IMMIGRATION),
        Fault.kill(Service.IMMIGRATION));
  }

  private static List<Fault> burst() {
    return List.of(Fault.killAmongABurst());
  }

  private static void red(Mutant mutant, List<Fault> faults, String by) throws Exception {
    List<Checked> checks = run(mutant.name(), mutant.root(), faults);
    assertTrue(broken(checks).contains(by), mutant.name() + " was not seen: " + checks);
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
