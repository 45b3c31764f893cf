package org.tenprint.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape that every service has. In a service's tests: {@code new
 * ServiceArchitecture("org.tenprint.booking").check()}.
 */
public final class ServiceArchitecture {

  /** What decides without a clock, input, output or framework: open to every layer. */
  private static final String[] HEARTS = {
    "java..",
    "org.tenprint.matching..",
    "org.tenprint.policy..",
    "org.tenprint.formats..",
    "org.tenprint.reference..",
    "org.tenprint.decisions.."
  };

  private final String root;

  /**
   * @param root package of the service
   */
  public ServiceArchitecture(String root) {
    this.root = root;
  }

  /**
   * Checks the service on the class path, without its tests.
   *
   * @throws AssertionError naming each rule that is broken and where
   */
  public void check() {
    JavaClasses service =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    Map<String, ArchRule> all = rules();
    all.put("rooms", rooms());
    Rules.check(all, service);
  }

  /** Every rule by its name, less {@link #rooms}. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("packages", packages());
    rules.put("domain", domain());
    rules.put("application", application());
    rules.put("avro", Rules.avroIn(in("adapter.kafka")));
    rules.put("transactions", transactions());
    rules.put("producers", producers());
    rules.put("suffixes-in-place", suffixesInPlace());
    rules.put("topologies", topologies());
    rules.put("doorway", doorway());
    rules.put("tools", tools());
    rules.put("waiting", Waiting.rule());
    rules.put("names", Rules.names(root));
    rules.put("determinism", Rules.determinism(in("domain"), in("application")));
    rules.put("cycles", Rules.cycles(root));
    return rules;
  }

  private ArchRule packages() {
    return classes()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .resideInAnyPackage(
            in("domain"),
            in("application"),
            in("adapter.kafka"),
            in("adapter.http"),
            in("adapter.store"),
            in("wiring"))
        .because("whoever has read one service finds their way in the others");
  }

  /**
   * That of a whole service: each thing that a service does has its room, and what each has is
   * there by the same name.
   */
  ArchRule rooms() {
    return classes()
        .should(
            Rules.haveAmongThem(
                root, "domain", "application", "adapter.kafka", "wiring", "wiring.DoorWiring"))
        .andShould(Rules.produceAmongThem("Exposed", "Remedies"))
        .because("whoever has read one service finds their way in the others");
  }

  private ArchRule domain() {
    return classes()
        .that()
        .resideInAPackage(in("domain"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(Rules.and(HEARTS, in("domain")))
        .because("a decision reads like the regulation: no framework, no wire format near it")
        .allowEmptyShould(true);
  }

  private ArchRule application() {
    return classes()
        .that()
        .resideInAPackage(in("application"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Rules.and(HEARTS, "org.tenprint.messaging.waiting..", in("domain"), in("application")))
        .because("a use of the service knows no adapter and no framework")
        .allowEmptyShould(true);
  }

  private ArchRule tools() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tenprint.scenarios")
        .because("the runner of scenarios is a tool; a service needs its texts and places alone")
        .allowEmptyShould(true);
  }

  private ArchRule doorway() {
    return noClasses()
        .should()
        .haveSimpleName("KafkaClient")
        .orShould()
        .haveSimpleName("StartUpWarnings")
        .orShould()
        .haveSimpleName("Exposure")
        .orShould()
        .haveSimpleName("ProblemDetail")
        .because("what every service has towards the outside stands once, in doorway")
        .allowEmptyShould(true);
  }

  /** Named simply: whichever package of SmallRye it stands in. */
  private ArchRule transactions() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveSimpleName("KafkaTransactions")
        .because("they lose records in silence where partitions move: a hop is one of Streams")
        .allowEmptyShould(true);
  }

  private ArchRule producers() {
    return members()
        .that()
        .areAnnotatedWith("jakarta.enterprise.inject.Produces")
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage(in("wiring"))
        .because("what is put together is put together in one place")
        .allowEmptyShould(true);
  }

  private ArchRule suffixesInPlace() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Topology")
        .or()
        .haveSimpleNameEndingWith("Channels")
        .or()
        .haveSimpleNameEndingWith("Codec")
        .should()
        .resideInAPackage(in("adapter.kafka"))
        .andShould()
        .beTopLevelClasses()
        .because("Topology, Channels and Codec have one meaning each")
        .allowEmptyShould(true);
  }

  private ArchRule topologies() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Topology")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.apache.kafka..",
            "org.tenprint.events..",
            "org.tenprint.messaging..",
            "io.micrometer..",
            "org.slf4j..",
            in("domain"),
            in("application"),
            in("adapter.kafka"))
        .because("a hop decodes, calls a use and encodes: it asks no heart itself")
        .allowEmptyShould(true);
  }

  private String in(String layer) {
    return root + "." + layer + "..";
  }
}
