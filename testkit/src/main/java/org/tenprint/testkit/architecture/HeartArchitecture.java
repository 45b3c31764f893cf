package org.tenprint.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a module of pure functions, such as {@code matching} and {@code policy}. In its
 * tests: {@code new HeartArchitecture("org.tenprint.policy").check()}.
 */
public final class HeartArchitecture {

  private final String root;
  private final String[] allowed;

  /**
   * @param root package of the module
   * @param allowed further packages that it may depend on, beside {@code java..} and its own, such
   *     as {@code com.machinezoo.sourceafis..}
   */
  public HeartArchitecture(String root, String... allowed) {
    this.root = root;
    this.allowed = Rules.and(allowed, "java..", root + "..");
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
    return rules;
  }
}
