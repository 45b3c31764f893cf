package org.tenprint.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
