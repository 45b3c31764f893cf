package org.tenprint.audit.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tenprint.access.credential.ClientTls;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.CredentialsFolder;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
  @Mixin private CredentialsFolder credentials;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders of files.")
  private List<Path> files;

  @Option(
      names = "--notification",
      paramLabel = "URL",
      defaultValue = "${env:TENPRINT_NOTIFICATION_URL:-https://127.0.0.1:18084}",
      description =
          "notification-service (default: $TENPRINT_NOTIFICATION_URL, else the local stack's).")
  private URI notification;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificate of the authority that is believed (default: the deployment's).")
  private Path authority;

  @Override
  public Integer call() throws IOException, UnreadableText {
    String token = System.getenv("TENPRINT_TOKEN");
    if (token == null || token.isBlank()) {
      throw new Failure(
          "TENPRINT_TOKEN is not set: TENPRINT_TOKEN=$(./tenprint login author --as NAME"
              + " --jurisdiction LEVEL:PLACE)");
    }
    InstrumentDoor door =
        new InstrumentDoor(notification, ClientTls.of(authority()), token.strip());
    PrintWriter out = spec.commandLine().getOut();
    boolean all = true;
    for (Path file : ScenarioReader.files(files)) {
      all &= load(file, door, out);
    }
    return all ? ExitCodes.OK : ExitCodes.FINDING;
  }

  private Path authority() {
    return authority != null
        ? authority
        : credentials.store().folder().resolve("deployment/tenprint/ca.pem");
  }

  private boolean load(Path file, InstrumentDoor door, PrintWriter out) throws IOException {
    List<Instrument> proposed;
    try {
      proposed = new ScenarioReader(Optional.empty()).proposed(file).proposed();
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
  private static boolean isThere(Instrument one, Map<String, JsonNode> known) throws RefusedLine {
    JsonNode there = known.get(one.id());
    if (there != null && !there.equals(InstrumentDoor.text(one))) {
      throw new RefusedLine("OTHER_TEXT_IS_THERE", one.id());
    }
    return there != null;
  }
}
