package org.tenprint.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a module that is neither a service nor a heart, such as {@code messaging}: what it
 * may use is listed, its names are of the field, and its packages do not go round in circles. In
 * its tests: {@code new ModuleArchitecture("org.tenprint.audit", "picocli..").check()}.
 */
public final class ModuleArchitecture {
  private final String root;
  private final String[] allowed;
  private final String[] avro;

  /**
   * @param root package of the module
   * @param allowed further packages that it may depend on, beside {@code java..} and its own
   */
  public ModuleArchitecture(String root, String... allowed) {
    this(root, Rules.and(allowed, "java..", root + ".."), new String[0]);
  }

  private ModuleArchitecture(String root, String[] allowed, String[] avro) {
    this.root = root;
    this.allowed = allowed;
    this.avro = avro;
  }

  /**
   * The same, but that these packages may use Avro and the classes that are generated for events;
   * the others may not.
   */
  public ModuleArchitecture avroIn(String... packages) {
    return new ModuleArchitecture(root, allowed, packages);
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
            .that()
            .resideInAPackage(root + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(allowed)
            .because("what a module may use is listed where a reader looks for it"));
    rules.put("avro", Rules.avroIn(avro));
    rules.put("waiting", Waiting.rule());
    rules.put("names", Rules.names(root));
    rules.put("cycles", Rules.cycles(root));
    return rules;
  }
}
