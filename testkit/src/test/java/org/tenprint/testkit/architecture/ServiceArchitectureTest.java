package org.tenprint.testkit.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceArchitectureTest {

  private static final String PLANTED = "org.tenprint.testkit.architecture.planted.";
  private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  @Test
  void aSoundServiceBreaksNoRule() {
    assertEquals(List.of(), broken("sound"));
  }

  @ParameterizedTest
  @CsvSource({
    "packages, packages",
    "domain, domain",
    "application, application",
    "avro, avro",
    "transactions, transactions",
    "producers, producers",
    "suffixes, suffixes-in-place",
    "topologies, topologies",
    "tools, tools",
    "doorway, doorway",
    "waiting, waiting",
    "names, names",
    "determinism, determinism",
    "circle, cycles"
  })
  void eachPlantedViolationBreaksItsRuleAndNoOther(String planted, String rule) {
    assertEquals(List.of(rule), broken(planted));
  }

  @Test
  void everyRuleHasAPlantedViolation() {
    assertEquals(14, new ServiceArchitecture(PLANTED + "sound").rules().size());
  }

  @ParameterizedTest
  @CsvSource({
    "Instant.now()",
    "LocalDate.now(",
    "Clock.systemUTC()",
    "UUID.randomUUID()",
    "System.currentTimeMillis()",
    "System.nanoTime()",
    "Math.random()",
    "Random.<init>()",
    "SecureRandom.<init>()",
    "ThreadLocalRandom.current()"
  })
  void everyUnrepeatableCallIsFound(String call) {
    ArchRule rule = new ServiceArchitecture(PLANTED + "determinism").rules().get("determinism");
    EvaluationResult result = rule.evaluate(classes("determinism"));
    assertTrue(
        result.getFailureReport().getDetails().stream().anyMatch(line -> line.contains(call)),
        result.getFailureReport().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "Object.wait()",
    "Object.wait(long)",
    "Object.notifyAll()",
    "Condition.awaitNanos(long)",
    "Condition.signal()",
    "LockSupport.parkNanos(",
    "Thread.sleep("
  })
  void everyWaitThatIsWrittenByHandIsFound(String call) {
    ArchRule rule = new ModuleArchitecture(PLANTED + "waiting").rules().get("waiting");
    String report = rule.evaluate(classes("waiting")).getFailureReport().toString();
    assertTrue(report.contains(call), report);
    assertFalse(report.contains("Pauses"), report);
  }

  @Test
  void aMethodReferenceIsACallToo() {
    ArchRule rule = new ServiceArchitecture(PLANTED + "determinism").rules().get("determinism");
    long instants =
        rule.evaluate(classes("determinism")).getFailureReport().getDetails().stream()
            .filter(line -> line.contains("Instant.now()"))
            .count();
    assertEquals(2, instants);
  }

  @Test
  void aServiceHasEveryRoomAndWhatEachHas() {
    assertEquals(
        List.of("wiring of Exposed", "wiring of Remedies", "wiring.DoorWiring"), missing("sound"));
    assertEquals(
        List.of(
            "adapter.kafka",
            "domain",
            "wiring",
            "wiring of Exposed",
            "wiring of Remedies",
            "wiring.DoorWiring"),
        missing("application"));
    assertEquals(List.of(), missing("whole"));
  }

  private static List<String> missing(String planted) {
    EvaluationResult result =
        new ServiceArchitecture(PLANTED + planted).rooms().evaluate(classes(planted));
    return result.getFailureReport().getDetails().stream()
        .map(line -> line.replace(PLANTED + planted + ".", "").replace(" is not there", ""))
        .sorted()
        .toList();
  }

  @Test
  void aServiceThatIsNotThereBreaksItsRules() {
    ServiceArchitecture absent = new ServiceArchitecture(PLANTED + "absent");
    assertThrows(AssertionError.class, absent::check);
  }

  @Test
  void aHeartMayUseWhatItIsAllowedOnly() {
    Map<String, ArchRule> strict = new HeartArchitecture(PLANTED + "heart").rules();
    Map<String, ArchRule> open =
        new HeartArchitecture(PLANTED + "heart", "org.apache.kafka.common..").rules();
    assertEquals(List.of("dependencies"), broken(strict, "heart"));
    assertEquals(List.of(), broken(open, "heart"));
    assertEquals(
        List.of("determinism"),
        broken(new HeartArchitecture(PLANTED + "determinism").rules(), "determinism"));
    assertEquals(
        List.of("names"), broken(new HeartArchitecture(PLANTED + "names").rules(), "names"));
  }

  @Test
  void aHeartReadsAndStartsNothingButWhatIsListed() {
    HeartArchitecture heart = new HeartArchitecture(PLANTED + "reaching");
    assertEquals(List.of("io"), broken(heart.rules(), "reaching"));
    String report =
        heart.rules().get("io").evaluate(classes("reaching")).getFailureReport().toString();
    for (String name : List.of("java.nio.file.Files", "java.lang.Thread", "java.io.PrintStream")) {
      assertTrue(report.contains(name), report);
    }
    assertFalse(report.contains("java.io.StringReader"), report);
    HeartArchitecture reading =
        heart.reading(
            "java.nio.file.Files", "java.nio.file.Path", "java.lang.Thread", "java.io.PrintStream");
    assertEquals(List.of(), broken(reading.rules(), "reaching"));
  }

  @Test
  void aHeartsPackagesDoNotGoRoundInACircle() {
    assertEquals(
        List.of("cycles"), broken(new HeartArchitecture(PLANTED + "circle").rules(), "circle"));
  }

  @Test
  void aModuleUsesWhatIsListedAndDoesNotGoRoundInACircle() {
    assertEquals(
        List.of("cycles"), broken(new ModuleArchitecture(PLANTED + "circle").rules(), "circle"));
    assertEquals(
        List.of("dependencies"),
        broken(new ModuleArchitecture(PLANTED + "heart").rules(), "heart"));
    assertEquals(
        List.of("names"), broken(new ModuleArchitecture(PLANTED + "names").rules(), "names"));
    assertEquals(
        List.of(),
        broken(
            new ModuleArchitecture(
                    PLANTED + "sound", "org.apache.avro..", "org.tenprint.events..", "jakarta..")
                .avroIn(PLANTED + "sound.adapter.kafka..")
                .rules(),
            "sound"));
  }

  @Test
  void theEventsThemselvesDoNotGoRoundInACircle() {
    new ModuleArchitecture("org.tenprint.events", "org.apache.avro..", "javax.annotation..")
        .avroIn("org.tenprint.events..")
        .check();
  }

  @Test
  void aModuleUsesAvroWhereItIsListedAlone() {
    ModuleArchitecture nowhere =
        new ModuleArchitecture(PLANTED + "avro", "org.apache.avro..", "org.tenprint.events..");
    assertEquals(List.of("avro"), broken(nowhere.rules(), "avro"));
    assertEquals(List.of(), broken(nowhere.avroIn(PLANTED + "avro..").rules(), "avro"));
  }

  @Test
  void theReportNamesTheRuleAndThePlace() {
    Map<String, ArchRule> rules = new ServiceArchitecture(PLANTED + "names").rules();
    JavaClasses classes = classes("names");
    var error = assertThrows(AssertionError.class, () -> Rules.check(rules, classes));
    assertTrue(error.getMessage().startsWith("names: "), error.getMessage());
    assertTrue(error.getMessage().contains("BookingHelper ends in Helper"), error.getMessage());
  }

  private static List<String> broken(String planted) {
    return broken(new ServiceArchitecture(PLANTED + planted).rules(), planted);
  }

  private static List<String> broken(Map<String, ArchRule> rules, String planted) {
    JavaClasses classes = classes(planted);
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().evaluate(classes).hasViolation())
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  private static JavaClasses classes(String planted) {
    return IMPORTED.computeIfAbsent(
        planted, name -> new ClassFileImporter().importPackages(PLANTED + name));
  }
}
