package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages show of commands that need no running system is what these print. A block {@code
 * console} has the command behind {@code $}, and what it prints below, where a line {@code ...} is
 * any number of others; a block {@code yaml} whose first line is {@code # NAME.yaml} is the file
 * that it reads.
 */
class DocumentedCommandsIT {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static final Pattern FILE =
      Pattern.compile("```yaml\n# (\\S+\\.yaml)\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void whatAPageShowsOfACommandIsWhatItPrints() throws Exception {
    List<String> run = new ArrayList<>();
    for (Path page : ShownCommand.pages()) {
      List<ShownCommand> shown =
          ShownCommand.of(page).stream()
              .filter(command -> command.block().equals(ShownCommand.ALONE))
              .toList();
      Path work = Files.createTempDirectory(folder, "page");
      Files.createSymbolicLink(work.resolve("laws"), ROOT.resolve("laws"));
      write(Files.readString(page), work);
      String exit = "0";
      for (ShownCommand command : shown) {
        if (command.command().equals(ShownCommand.EXIT)) {
          assertEquals(command.output(), List.of(exit), command.toString());
          exit = "0";
          continue;
        }
        assertEquals("0", exit, "above " + command);
        String line = command.command().substring("./tenprint ".length());
        Path printed = work.resolve("printed");
        exit = String.valueOf(run(line, work, printed));
        String output = Files.readString(printed);
        assertTrue(
            ShownOutput.sameLines(command.output(), output.lines().toList()),
            () -> command + "\n" + output);
        run.add(line);
      }
      assertEquals("0", exit, page.toString());
    }
    assertTrue(run.contains("policy explain draft.yaml"), run.toString());
    assertTrue(run.contains("policy test boston-refuses.yaml"), run.toString());
  }

  private static void write(String page, Path work) throws IOException {
    Matcher file = FILE.matcher(page);
    while (file.find()) {
      Path written = work.resolve(file.group(1));
      Files.createDirectories(written.getParent());
      Files.writeString(written, file.group(2));
    }
  }

  /** Standard output is printed; what is beside it on standard error is not shown on pages. */
  private static int run(String line, Path work, Path printed) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Audit.fromArchive());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", Audit.classPath(), "org.tenprint.audit.TenprintCli"));
    command.addAll(List.of(line.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.redirectError(work.resolve("stderr").toFile()).redirectOutput(printed.toFile());
    builder.environment().remove("COLUMNS");
    return builder.start().waitFor();
  }
}
