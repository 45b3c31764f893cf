package org.tenprint.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rules that services and hearts share. */
final class Rules {

  /** Endings that say nothing of the field. */
  private static final List<String> BANNED_ENDINGS =
      List.of("Impl", "Util", "Utils", "Helper", "Helpers", "Manager", "DTO", "Dto", "Common");

  /** Where time, chance and identifiers come from nowhere: by class, with the members meant. */
  private static final Map<String, Set<String>> UNREPEATABLE =
      Map.ofEntries(
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.Year", Set.of("now")),
          Map.entry("java.time.YearMonth", Set.of("now")),
          Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.util.Date", Set.of("<init>")),
          Map.entry("java.util.Random", Set.of("<init>")),
          Map.entry("java.security.SecureRandom", Set.of("<init>")),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")));

  /** What reaches out of the process or starts something in it, but for {@link #IN_MEMORY}. */
  private static final List<String> REACHING_OUT =
      List.of(
          "java.io.",
          "java.nio.file.",
          "java.nio.channels.",
          "java.net.",
          "java.rmi.",
          "java.sql.",
          "java.awt.",
          "java.util.prefs.",
          "java.util.logging.",
          "javax.",
          "java.lang.Process",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.Shutdown",
          "java.util.Timer",
          "java.util.concurrent.Executor",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.CompletableFuture");

  private static final Set<String> IN_MEMORY =
      Set.of(
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.Serializable",
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.StringReader",
          "java.io.StringWriter",
          "java.lang.RuntimeException",
          "java.lang.RuntimePermission",
          "java.util.concurrent.ExecutionException");

  private Rules() {}

  static String[] and(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }

  static void check(Map<String, ArchRule> rules, JavaClasses classes) {
    List<String> broken = new ArrayList<>();
    rules.forEach(
        (name, rule) -> {
          var result = rule.evaluate(classes);
          if (result.hasViolation()) {
            broken.add(name + ": " + result.getFailureReport());
          }
        });
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n", broken));
    }
  }

  static ArchRule names(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            condition(
                "have a name of the field",
                (javaClass, events) ->
                    BANNED_ENDINGS.stream()
                        .filter(javaClass.getSimpleName()::endsWith)
                        .forEach(
                            ending ->
                                violated(
                                    javaClass,
                                    javaClass.getName() + " ends in " + ending,
                                    events))));
  }

  /** Avro, and the classes that are generated for events, stay in these packages. */
  static ArchRule avroIn(String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.apache.avro..")
                .or(assignableTo("org.apache.avro.generic.GenericContainer")))
        .because("what is on the wire is read and written in few places, which are listed")
        .allowEmptyShould(true);
  }

  static ArchRule determinism(String... packages) {
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .should(
            condition(
                "take time, identifiers and chance as arguments",
                (javaClass, events) ->
                    Stream.concat(
                            javaClass.getCodeUnitCallsFromSelf().stream(),
                            javaClass.getCodeUnitReferencesFromSelf().stream())
                        .filter(Rules::unrepeatable)
                        .forEach(access -> violated(javaClass, access.getDescription(), events))))
        .because("an auditor's replay gives the same bytes")
        .allowEmptyShould(true);
  }

  /** Under the root there is each of these: a class, or a package with one in it or below it. */
  static ArchCondition<JavaClass> haveAmongThem(String root, String... names) {
    Set<String> missing = new TreeSet<>();
    for (String name : names) {
      missing.add(root + "." + name);
    }
    return new ArchCondition<>("be in, and be, what each service has") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        if (!javaClass.getSimpleName().equals("package-info")) {
          missing.removeIf(name -> (javaClass.getName() + ".").startsWith(name + "."));
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        missing.forEach(
            name -> events.add(SimpleConditionEvent.violated(name, name + " is not there")));
      }
    };
  }

  /** Among them something produces a bean of each of these types, named simply. */
  static ArchCondition<JavaClass> produceAmongThem(String... types) {
    Set<String> missing = new TreeSet<>(List.of(types));
    return new ArchCondition<>("produce what each service says of itself") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        javaClass.getMethods().stream()
            .filter(method -> method.isAnnotatedWith("jakarta.enterprise.inject.Produces"))
            .forEach(method -> missing.remove(method.getRawReturnType().getSimpleName()));
      }

      @Override
      public void finish(ConditionEvents events) {
        missing.forEach(
            type ->
                events.add(
                    SimpleConditionEvent.violated(type, "wiring of " + type + " is not there")));
      }
    };
  }

  /** No two packages under the root depend on each other, by whatever way round. */
  static ArchRule cycles(String root) {
    return slices()
        .assignedFrom(packagesOf(root))
        .should()
        .beFreeOfCycles()
        .because("what goes round in a circle is one package under two names")
        .allowEmptyShould(true);
  }

  private static SliceAssignment packagesOf(String root) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.equals(root) || name.startsWith(root + ".")
            ? SliceIdentifier.of(name)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "each package of " + root;
      }
    };
  }

  /**
   * Nothing under the root reads, writes, connects or starts anything.
   *
   * @param allowed full names of classes that may be used all the same
   */
  static ArchRule io(String root, Set<String> allowed) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            condition(
                "do no input, output or work of its own",
                (javaClass, events) ->
                    javaClass.getDirectDependenciesFromSelf().stream()
                        .filter(to -> reachesOut(to.getTargetClass().getName(), allowed))
                        .forEach(to -> violated(javaClass, to.getDescription(), events))))
        .because("what is read is read at the edge, and handed in as a value");
  }

  private static boolean reachesOut(String target, Set<String> allowed) {
    return REACHING_OUT.stream().anyMatch(target::startsWith)
        && !IN_MEMORY.contains(target)
        && !allowed.contains(target);
  }

  private static boolean unrepeatable(JavaCodeUnitAccess<?> access) {
    return UNREPEATABLE
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getName());
  }

  private static void violated(JavaClass javaClass, String what, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(javaClass, what));
  }

  private static ArchCondition<JavaClass> condition(String description, Check check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        check.on(javaClass, events);
      }
    };
  }

  @FunctionalInterface
  private interface Check {
    void on(JavaClass javaClass, ConditionEvents events);
  }
}
