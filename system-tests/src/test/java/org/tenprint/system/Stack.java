package org.tenprint.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tenprint.events.Principal;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** The packaged system, as {@code ./tenprint up} starts it, on ports and data of a test's own. */
final class Stack {
  /** May do everything: what tests write and read, an operator's mistake could. */
  static final Principal DEPLOYMENT = Principal.parse("deployment:tenprint");

  private Stack() {}

  static RunningStack start(Path folder) {
    Path root = Path.of(System.getProperty("tenprint.root"));
    RunningStack.Plan plan =
        new RunningStack.Plan(
            new Layout(root, folder), Ports.free(), Optional.empty(), List.of(Service.values()));
    return RunningStack.start(plan, line -> System.out.println("[stack] " + line));
  }
}
