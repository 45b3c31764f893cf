package org.tenprint.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who waits for what another thread changes does so in one way, which counts its time once. */
final class Waiting {
  private static final String ONCE = "org.tenprint.messaging.waiting.Changes";
  private static final String SLEEP = "sleep";
  private static final Map<String, Set<String>> WAITS =
      Map.of(
          "java.lang.Object", Set.of("wait", "notify", "notifyAll"),
          "java.lang.Thread", Set.of(SLEEP),
          "java.util.concurrent.locks.Condition",
              Set.of(
                  "await",
                  "awaitNanos",
                  "awaitUntil",
                  "awaitUninterruptibly",
                  "signal",
                  "signalAll"),
          "java.util.concurrent.locks.LockSupport",
              Set.of("park", "parkNanos", "parkUntil", "unpark"));

  private Waiting() {}

  static ArchRule rule() {
    return classes()
        .that()
        .doNotHaveFullyQualifiedName(ONCE)
        .should(
            new ArchCondition<JavaClass>("wait by " + ONCE) {
              @Override
              public void check(JavaClass javaClass, ConditionEvents events) {
                Stream.concat(
                        javaClass.getCodeUnitCallsFromSelf().stream(),
                        javaClass.getCodeUnitReferencesFromSelf().stream())
                    .filter(Waiting::waits)
                    .map(JavaCodeUnitAccess::getDescription)
                    .forEach(what -> events.add(SimpleConditionEvent.violated(javaClass, what)));
              }
            })
        .because("a wait that is written by hand loses its time, or wakes nobody")
        .allowEmptyShould(true);
  }

  /** A pause of a fixed length is put together in wiring, and handed to whoever tries again. */
  private static boolean waits(JavaCodeUnitAccess<?> access) {
    boolean pause =
        access.getName().equals(SLEEP)
            && access.getOriginOwner().getPackageName().endsWith(".wiring");
    return !pause
        && WAITS
            .getOrDefault(access.getTargetOwner().getName(), Set.of())
            .contains(access.getName());
  }
}
