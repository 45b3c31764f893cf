package org.tenprint.localstack.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.OwnersFolder;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;
import org.tenprint.localstack.demo.DemoStory;
import org.tenprint.localstack.demo.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Runs the sample bookings through a stack of their own, and has the auditor take each decision
 * again.
 */
@Command(
    name = "demo",
    description =
        "Start everything on fresh data, run sample bookings, print who was told what and why.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String FOLDER = "demo";

  /** Says of a folder that it is a demonstration's, which the next one clears. */
  private static final String MARK = "demo.folder";

  @Mixin StackOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.local = options.local.resolve(FOLDER);
    Layout layout = options.layout();
    prepare(layout);
    RunningStack.Plan plan = options.plan();
    Instant begun = Clock.systemUTC().instant();
    try (RunningStack stack = RunningStack.start(plan, System.out::println);
        DemoStory story =
            new DemoStory(
                stack, System.out::println, Clock.systemUTC(), Screen.of(System.getenv()))) {
      System.out.println(story.tell());
      int verified = verify(plan, begun);
      System.out.printf(
          "Done in %d s.%n", Duration.between(begun, Clock.systemUTC().instant()).toSeconds());
      System.out.printf(
          "%nThis data stays: export TENPRINT_LOCAL=.local/%s; ./tenprint up, then ./tenprint audit"
              + " show MA0130100 BOS-DEMO-0001 --purpose demonstration%n",
          FOLDER);
      return verified == 0 ? 0 : LocalStack.EXIT_FAILED;
    }
  }

  private static int verify(RunningStack.Plan plan, Instant begun)
      throws IOException, InterruptedException {
    Layout layout = plan.layout();
    List<String> command =
        new ArrayList<>(
            List.of(Layout.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.add(Layout.UNSTRETCHED);
    command.addAll(List.of("-cp", layout.classPath("audit-cli")));
    command.addAll(List.of("org.tenprint.audit.TenprintCli", "audit", "verify"));
    command.addAll(List.of("--purpose", "demonstration"));
    command.addAll(List.of("--from", begun.toString()));
    command.addAll(List.of("--to", Clock.systemUTC().instant().toString()));
    command.addAll(List.of("--bootstrap-servers", plan.ports().bootstrapServers()));
    ProcessBuilder audit =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    // credentials, signers and keys are found below it
    audit.environment().put("TENPRINT_LOCAL", layout.local().toAbsolutePath().toString());
    plan.reference()
        .ifPresent(set -> audit.environment().put("TENPRINT_REFERENCE_DIR", set.toString()));
    Process auditor = audit.start();
    String verdicts =
        new String(auditor.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    boolean equal = auditor.waitFor() == 0;
    System.out.println(
        "The auditor takes every decision again: "
            + (equal ? verdicts.substring(verdicts.lastIndexOf('\n') + 1) : "\n" + verdicts));
    return auditor.exitValue();
  }

  /**
   * Makes the folder, or takes away what a demonstration left there, and nothing of anybody else.
   *
   * @throws StackException when something else lies there, or a stack runs on it
   */
  static void prepare(Layout layout) throws IOException {
    Path folder = layout.local();
    Path mark = folder.resolve(MARK);
    Set<Path> stay = Set.of(folder, mark, layout.lockFile());
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.exists(mark)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (!files.allMatch(stay::contains)) {
          throw new StackException(
              folder
                  + " is not what a demonstration left: move it away, or choose another --local");
        }
      }
    }
    StackClaim claim = StackClaim.take(layout);
    try (Stream<Path> files = Files.walk(folder)) {
      OwnersFolder.file(mark);
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!stay.contains(file)) {
          Files.delete(file);
        }
      }
    } finally {
      claim.close();
    }
  }
}
