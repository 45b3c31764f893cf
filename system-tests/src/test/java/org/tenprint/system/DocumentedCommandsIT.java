package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages show of commands that need no running system is what these print. A block {@code
 * console} has the command behind {@code $}, and what it prints below; a block {@code yaml} whose
 * first line is {@code # NAME.yaml} is the file that it reads.
 */
class DocumentedCommandsIT {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static final Pattern FILE =
      Pattern.compile("```yaml\n# (\\S+\\.yaml)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile("```console\n\\$ \\./tenprint ([^\n]+)\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void whatAPageShowsOfACommandIsWhatItPrints() throws Exception {
    List<String> run = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        String text = Files.readString(page);
        Matcher shown = SHOWN.matcher(text);
        if (shown.find()) {
          Path work = Files.createDirectory(folder.resolve(page.getFileName()));
          write(text, work);
          do {
            assertEquals(
                shown.group(2), printed(shown.group(1), work), page + ": " + shown.group(1));
            run.add(shown.group(1));
          } while (shown.find());
        }
      }
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

  /** Standard output; what is beside it on standard error is not shown on pages. */
  private static String printed(String line, Path work) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", Audit.classPath(), "org.tenprint.audit.TenprintCli"));
    command.addAll(List.of(line.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.redirectError(work.resolve("stderr").toFile()).environment().remove("COLUMNS");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> line + ": " + output);
    return output;
  }
}
