package org.tenprint.localstack.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack of a folder; its data stays. */
@Command(
    name = "down",
    description = {
      "Stop what up --detach started; the data stays.",
      "Exit code 1 when nothing runs on the folder and something does on another."
    },
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

  private static final Duration AT_MOST = Duration.ofSeconds(90);

  @Spec CommandSpec spec;

  @Mixin StackOptions options;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Layout layout = options.layout();
    Optional<ProcessHandle> holder = StackClaim.holder(layout);
    if (holder.isEmpty()) {
      return nothingRuns(layout);
    }
    System.out.println("Stopping process " + holder.get().pid());
    holder.get().destroy();
    try {
      holder.get().onExit().get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // its children end with it: each watches the pipe to it
      holder.get().destroyForcibly();
      throw new StackException(
          "it did not stop in " + AT_MOST.toSeconds() + " s and was killed", e);
    }
    System.out.println("Stopped; data and logs stay in " + layout.local());
    return 0;
  }

  /** Which of others is meant is for a person to say: a demonstration may be running. */
  private int nothingRuns(Layout layout) {
    System.out.println("No stack runs on " + layout.local());
    List<Layout> others = StackClaim.running(layout.root());
    others.forEach(
        other ->
            spec.commandLine()
                .getErr()
                .printf(
                    "tenprint: one runs on %s: ./tenprint down --local %s%n",
                    other.local(), other.local()));
    return others.isEmpty() ? 0 : LocalStack.EXIT_FAILED;
  }
}
