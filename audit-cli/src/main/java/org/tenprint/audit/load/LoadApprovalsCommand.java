package org.tenprint.audit.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
      "With --sign it approves those that still say, do and conflict with the same."
    })
final class LoadApprovalsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InstrumentOptions options;

  @Option(names = "--sign", description = "Approve what was read in FILE.reports.tsv.")
  private boolean sign;

  /** What is done with one draft that is there and waits. */
  private interface OfWaiting {
    void take(Instrument draft) throws RefusedLine, IOException;
  }

  @Override
  public Integer call() throws IOException, UnreadableText {
    InstrumentDoor door = options.door("approver");
    boolean all = true;
    for (Path path : options.files()) {
      all &= approve(ProposedFile.read(path, options), door);
    }
    return all ? ExitCodes.OK : ExitCodes.FINDING;
  }

  private boolean approve(ProposedFile file, InstrumentDoor door) throws IOException {
    if (file.isRefused(out())) {
      return false;
    }
    Path reports = file.path().resolveSibling(file.path().getFileName() + ".reports.tsv");
    if (sign) {
      ReportFile read = ReportFile.read(reports);
      return each(
          file,
          door,
          "approved",
          one -> {
            String report = read.of(one);
            read.stillSo(one, door.effect(one.id()));
            door.approve(one.id(), report);
          });
    }
    try (ReportFile.Writer written = ReportFile.write(reports)) {
      boolean all = each(file, door, "to be read", one -> written.add(door.effect(one.id())));
      written.whole();
      out().println("read " + reports + ", then give the same command with --sign");
      return all;
    }
  }

  private boolean each(ProposedFile file, InstrumentDoor door, String done, OfWaiting step)
      throws IOException {
    Map<String, JsonNode> known = door.known();
    return file.each(
        one -> {
          if (!options.isThere(one, file.path(), known)) {
            throw new RefusedLine("NOT_THERE", one.id());
          }
          if (door.isApproved(one.id())) {
            return false;
          }
          step.take(one);
          return true;
        },
        done,
        "were approved by two",
        out(),
        spec.commandLine().getErr());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
