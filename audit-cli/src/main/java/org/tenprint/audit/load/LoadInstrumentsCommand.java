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
    PrintWriter out = spec.commandLine().getOut();
    List<Instrument> together = new ArrayList<>();
    for (Path file : options.files()) {
      together.addAll(readable(file));
    }
    boolean all = true;
    for (Path file : options.files()) {
      all &= load(file, together, door, out);
    }
    return all ? ExitCodes.OK : ExitCodes.FINDING;
  }

  /** Of a file that is refused as a whole nothing is proposed, so that nothing of it ends any. */
  private List<Instrument> readable(Path file) throws IOException {
    try {
      return options.read(file);
    } catch (UnreadableText e) {
      return List.of();
    }
  }

  private boolean load(Path file, List<Instrument> together, InstrumentDoor door, PrintWriter out)
      throws IOException {
    List<Instrument> proposed;
    try {
      proposed = options.read(file);
    } catch (UnreadableText e) {
      out.println(file + ": refused as a whole: " + e.getMessage());
      return false;
    }
    Map<String, JsonNode> known = door.known();
    int loaded = 0;
    int there = 0;
    try (RefusalFile refusals = new RefusalFile(LoadOptions.refusals(file))) {
      for (int i = 0; i < proposed.size(); i++) {
        Instrument one = proposed.get(i);
        try {
          if (isThere(one, known)) {
            there++;
            continue;
          }
          if (InstrumentOptions.leavesItsEnd(one, together)) {
            throw new RefusedLine("END_NOT_STATED", one.id());
          }
          door.propose(one);
          loaded++;
        } catch (RefusedLine refused) {
          refusals.refuse(i + 1L, refused);
        }
        refusals.flush();
        spec.commandLine()
            .getErr()
            .println("  %s: %d of %d".formatted(file.getFileName(), i + 1, proposed.size()));
      }
      String line =
          "%s: %d proposed, %d were there, %d refused"
              .formatted(file, loaded, there, refusals.refused());
      out.println(refusals.refused() == 0 ? line : line + "; see " + refusals.path());
      return refusals.refused() == 0;
    }
  }

  /**
   * Whether it is there as it stands in the file.
   *
   * @throws RefusedLine if another is there by its id: nothing that is there is changed
   */
  static boolean isThere(Instrument one, Map<String, JsonNode> known) throws RefusedLine {
    JsonNode there = known.get(one.id());
    if (there != null && !there.equals(InstrumentDoor.text(one))) {
      throw new RefusedLine("OTHER_TEXT_IS_THERE", one.id());
    }
    return there != null;
  }
}
