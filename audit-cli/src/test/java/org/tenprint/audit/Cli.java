package org.tenprint.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * What a run of the command line gave.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
public record Cli(int exit, String out, String err) {
  private static final Path OPEN = open();

  private static Path open() {
    try {
      Path file = Files.createTempFile("tenprint-open-", ".properties");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "security.protocol=PLAINTEXT\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it. */
  public static Cli run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        TenprintCli.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = command.execute(arguments);
    return new Cli(exit, out.toString(), err.toString());
  }

  /** Runs it against a broker that is open to all. */
  public static Cli on(String bootstrapServers, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-servers=" + bootstrapServers);
    if (all.stream().noneMatch(argument -> argument.startsWith("--client-config"))) {
      all.add("--client-config=" + OPEN);
    }
    return run(all.toArray(String[]::new));
  }
}
