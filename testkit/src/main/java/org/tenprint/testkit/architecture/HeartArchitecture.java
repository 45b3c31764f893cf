package org.tenprint.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a module of pure functions, such as {@code matching} and {@code policy}. In its
 * tests: {@code new HeartArchitecture("org.tenprint.policy").check()}.
 */
public final class HeartArchitecture {

  private final String root;
  private final String[] allowed;
  private final Set<String> io;

  /**
   * @param root package of the module
   * @param allowed further packages that it may depend on, beside {@code java..} and its own, such
   *     as {@code com.machinezoo.sourceafis..}
   */
  public HeartArchitecture(String root, String... allowed) {
    this(root, Rules.and(allowed, "java..", root + ".."), Set.of());
  }

  private HeartArchitecture(String root, String[] allowed, Set<String> io) {
    this.root = root;
    this.allowed = allowed;
    this.io = io;
  }

  /**
   * The same, but that it may read what it is made of by these classes.
   *
   * @param classes full names, such as {@code java.nio.file.Path}
   */
  public HeartArchitecture reading(String... classes) {
    return new HeartArchitecture(root, allowed, Set.of(classes));
  }

  /**
   * Checks the module on the class path, without its tests.
   *
   * @throws AssertionError naming each rule that is broken and where
   */
  public void check() {
    JavaClasses module =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    Rules.check(rules(), module);
  }

  /** Every rule by its name. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "dependencies",
        classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(allowed)
            .because("a heart is pure functions over values"));
    rules.put("names", Rules.names(root));
    rules.put("determinism", Rules.determinism(root + ".."));
    rules.put("io", Rules.io(root, io));
    rules.put("cycles", Rules.cycles(root));
    return rules;
  }
}
