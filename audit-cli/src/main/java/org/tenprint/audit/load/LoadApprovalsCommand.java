package org.tenprint.audit.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code load approvals}: has the drafts of files read, then approved, by one of two. */
@Command(
    name = "approvals",
    mixinStandardHelpOptions = true,
    description = {
      "Approve the drafts of files, by an approver: the files as they were proposed.",
      "First it writes what each would change and conflicts with to FILE.reports.tsv, to be read.",
      "With --sign it approves those whose words and conflicts are still the same."
    })
final class LoadApprovalsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InstrumentOptions options;

  @Option(names = "--sign", description = "Approve what was read in FILE.reports.tsv.")
  private boolean sign;

  /** What is done with one draft of a file. */
  private interface Step {
    void take(Instrument draft) throws RefusedLine, IOException;
  }

  @Override
  public Integer call() throws IOException, UnreadableText {
    InstrumentDoor door = options.door("approver");
    boolean all = true;
    for (Path file : options.files()) {
      all &= approve(file, door);
    }
    return all ? ExitCodes.OK : ExitCodes.FINDING;
  }

  private boolean approve(Path file, InstrumentDoor door) throws IOException {
    List<Instrument> proposed;
    try {
      proposed = options.read(file);
    } catch (UnreadableText e) {
      out().println(file + ": refused as a whole: " + e.getMessage());
      return false;
    }
    Path reports = file.resolveSibling(file.getFileName() + ".reports.tsv");
    if (sign) {
      ReportFile read = ReportFile.read(reports);
      return each(file, proposed, door, "approved", one -> door.approve(one.id(), read.of(one)));
    }
    try (ReportFile.Writer written = ReportFile.write(reports)) {
      boolean all =
          each(file, proposed, door, "to be read", one -> written.add(door.effect(one.id())));
      written.whole();
      out().println("read " + reports + ", then give the same command with --sign");
      return all;
    }
  }

  private boolean each(
      Path file, List<Instrument> proposed, InstrumentDoor door, String done, Step step)
      throws IOException {
    Map<String, JsonNode> known = door.known();
    int taken = 0;
    int before = 0;
    try (RefusalFile refusals = new RefusalFile(LoadOptions.refusals(file))) {
      for (int i = 0; i < proposed.size(); i++) {
        Instrument one = proposed.get(i);
        try {
          if (!LoadInstrumentsCommand.isThere(one, known)) {
            throw new RefusedLine("NOT_THERE", one.id());
          }
          if (door.isApproved(one.id())) {
            before++;
            continue;
          }
          step.take(one);
          taken++;
        } catch (RefusedLine refused) {
          refusals.refuse(i + 1L, refused);
        }
        refusals.flush();
        spec.commandLine()
            .getErr()
            .println("  %s: %d of %d".formatted(file.getFileName(), i + 1, proposed.size()));
      }
      String line =
          "%s: %d %s, %d were approved by two, %d refused"
              .formatted(file, taken, done, before, refusals.refused());
      out().println(refusals.refused() == 0 ? line : line + "; see " + refusals.path());
      return refusals.refused() == 0;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
