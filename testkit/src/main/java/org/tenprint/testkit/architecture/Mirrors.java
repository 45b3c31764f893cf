package org.tenprint.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The enums of a module of which one is found by the other's name, as in {@code
 * Edge.valueOf(made.edge().name())}: which they are, and that a constant that is added to one of
 * them fails the build. In a module's tests:
 *
 * <pre>{@code
 * new Mirrors("org.tenprint.booking")
 *     .wire(Retention.class, BookingContent.Retention.class)
 *     .within(FormatCode.class, ProblemCode.class)
 *     .check();
 * }</pre>
 *
 * <p>A mirror that is not listed fails too: {@code valueOf} in a method that asks another enum for
 * its {@code name()}. A switch over all constants needs none of this: the compiler holds it.
 */
public final class Mirrors {
  private final String root;
  private final Set<String> carriers = new TreeSet<>();
  private final List<Pair> pairs = new ArrayList<>();

  /** What each side alone may have. */
  private record Pair(
      Class<? extends Enum<?>> one,
      Class<? extends Enum<?>> other,
      Set<String> oneAlone,
      Set<String> otherAlone) {
    boolean names(String first, String second) {
      return one.getName().equals(first) && other.getName().equals(second)
          || one.getName().equals(second) && other.getName().equals(first);
    }

    boolean names(String either) {
      return one.getName().equals(either) || other.getName().equals(either);
    }

    Stream<String> unmatched() {
      return Stream.concat(
          missing(one, other, oneAlone).stream(), missing(other, one, otherAlone).stream());
    }
  }

  /**
   * @param root package of the module
   */
  public Mirrors(String root) {
    this.root = root;
  }

  /** Two with the same constants. */
  public Mirrors same(Class<? extends Enum<?>> one, Class<? extends Enum<?>> other) {
    pairs.add(new Pair(one, other, Set.of(), Set.of()));
    return this;
  }

  /**
   * An event's and ours.
   *
   * @param alone constants that the event's alone has, such as what it reads where a later writer
   *     knew more; whoever reads it takes them by themselves
   */
  public Mirrors wire(
      Class<? extends Enum<?>> wire, Class<? extends Enum<?>> ours, String... alone) {
    pairs.add(new Pair(wire, ours, Set.of(alone), Set.of()));
    return this;
  }

  /** Every constant of the first is one of the second, which has more. */
  public Mirrors within(Class<? extends Enum<?>> part, Class<? extends Enum<?>> whole) {
    Set<String> more = new TreeSet<>(constants(whole));
    more.removeAll(constants(part));
    pairs.add(new Pair(part, whole, Set.of(), more));
    return this;
  }

  /**
   * A class whose methods take an enum's class and find the constant by name: whoever calls it with
   * a class names a mirror.
   */
  public Mirrors through(String carrier) {
    carriers.add(carrier);
    return this;
  }

  /**
   * Checks the module on the class path, without its tests.
   *
   * @throws AssertionError naming constants without their like, and mirrors that are not listed
   */
  public void check() {
    List<String> broken =
        broken(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root));
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n", broken));
    }
  }

  List<String> broken(JavaClasses module) {
    List<String> broken = new ArrayList<>();
    pairs.forEach(pair -> pair.unmatched().forEach(broken::add));
    Set<Pair> seen = new HashSet<>();
    for (JavaClass javaClass : module) {
      if (!carriers.contains(javaClass.getName())) {
        javaClass.getCodeUnits().forEach(unit -> mirrored(unit, seen, broken));
      }
    }
    for (Pair pair : pairs) {
      if (!seen.contains(pair)) {
        broken.add(pair.one().getName() + " is listed and nowhere mirrored");
      }
    }
    return broken;
  }

  private void mirrored(JavaCodeUnit unit, Set<Pair> seen, List<String> broken) {
    Set<String> named =
        owners(unit, call -> call.getName().equals("name") && call.getTargetOwner().isEnum());
    Set<String> found =
        owners(
            unit,
            call ->
                call.getName().equals("valueOf")
                    && call.getTargetOwner().isEnum()
                    && call.getTarget().getRawParameterTypes().size() == 1);
    for (String target : named.isEmpty() ? Set.<String>of() : found) {
      note(
          pair -> named.stream().anyMatch(source -> pair.names(source, target)),
          unit.getFullName() + " mirrors " + target,
          seen,
          broken);
    }
    boolean carried =
        !owners(unit, call -> carriers.contains(call.getTargetOwner().getName())).isEmpty();
    if (carried) {
      unit.getReferencedClassObjects().stream()
          .map(reference -> reference.getRawType())
          .filter(JavaClass::isEnum)
          .map(JavaClass::getName)
          .distinct()
          .forEach(
              type ->
                  note(
                      pair -> pair.names(type),
                      unit.getFullName() + " mirrors " + type,
                      seen,
                      broken));
    }
  }

  private void note(Predicate<Pair> is, String what, Set<Pair> seen, List<String> broken) {
    List<Pair> found = pairs.stream().filter(is).toList();
    seen.addAll(found);
    if (found.isEmpty()) {
      broken.add(what + ", which is not listed");
    }
  }

  private static Set<String> owners(JavaCodeUnit unit, Predicate<JavaMethodCall> which) {
    return unit.getMethodCallsFromSelf().stream()
        .filter(which)
        .map(call -> call.getTargetOwner().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> missing(
      Class<? extends Enum<?>> of, Class<? extends Enum<?>> in, Set<String> alone) {
    Set<String> missing = new TreeSet<>(constants(of));
    missing.removeAll(constants(in));
    missing.removeAll(alone);
    Set<String> said = new TreeSet<>();
    missing.forEach(name -> said.add(of.getName() + "." + name + " is not in " + in.getName()));
    Set<String> stale = new TreeSet<>(alone);
    stale.removeIf(name -> constants(of).contains(name) && !constants(in).contains(name));
    stale.forEach(name -> said.add(of.getName() + "." + name + " is not its alone"));
    return said;
  }

  private static Set<String> constants(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Enum::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
