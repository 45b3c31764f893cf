package org.tenprint.audit.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code load instruments}: proposes them, for others to approve. */
@Command(
    name = "instruments",
    mixinStandardHelpOptions = true,
    description = {
      "Propose instruments, by an author: files as ./tenprint policy explain reads them.",
      "Each is a draft until two others approve it. What is there already is passed over,",
      "and refused where the file says otherwise: an instrument is changed by another that supersedes it."
    })
final class LoadInstrumentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InstrumentOptions options;

  @Override
  public Integer call() throws IOException, UnreadableText {
    InstrumentDoor door = options.door("author");
    List<ProposedFile> files = new ArrayList<>();
    List<Instrument> together = new ArrayList<>();
    for (Path path : options.files()) {
      ProposedFile file = ProposedFile.read(path, options);
      files.add(file);
      together.addAll(file.instruments());
    }
    boolean all = true;
    for (ProposedFile file : files) {
      all &= !file.isRefused(out()) && propose(file, together, door);
    }
    return all ? ExitCodes.OK : ExitCodes.FINDING;
  }

  private boolean propose(ProposedFile file, List<Instrument> together, InstrumentDoor door)
      throws IOException {
    Map<String, JsonNode> known = door.known();
    return file.each(
        one -> {
          if (options.isThere(one, file.path(), known)) {
            return false;
          }
          if (InstrumentOptions.leavesItsEnd(one, together)) {
            throw new RefusedLine("END_NOT_STATED", one.id());
          }
          door.propose(one);
          return true;
        },
        "proposed",
        "were there",
        out(),
        spec.commandLine().getErr());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
