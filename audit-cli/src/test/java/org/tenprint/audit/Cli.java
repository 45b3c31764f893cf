package org.tenprint.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.events.Principal;
import org.tenprint.messaging.EventSigner;
import picocli.CommandLine;

/**
 * What a run of the command line gave.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
public record Cli(int exit, String out, String err) {
  static final Principal AUDITOR = Principal.parse("auditor:test");
  private static final Path OPEN = open();
  private static final Set<String> READING = Set.of("show", "verify", "replay", "prints");

  private static Path open() {
    try {
      Path folder = Files.createTempDirectory("tenprint-open-");
      Path key = new SigningKeys(folder).of(AUDITOR);
      return Files.writeString(
          folder.resolve("client.properties"),
          "security.protocol=PLAINTEXT\n%s=%s\n%s=%s\n"
              .formatted(Credential.PRINCIPAL, AUDITOR, EventSigner.KEY, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public halves of the keys by which it signs. */
  static Path signers() {
    return OPEN.resolveSibling("signers");
  }

  /**
   * Runs it; who reads what is known of people does it for a test, unless something is said, and
   * what tests write is verified unsigned.
   */
  public static Cli run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (all.size() > 2
        && all.get(0).equals("audit")
        && READING.contains(all.get(1))
        && all.stream().noneMatch(argument -> argument.startsWith("--purpose"))) {
      all.add("--purpose=test");
    }
    if (all.size() > 2
        && all.subList(0, 2).equals(List.of("audit", "verify"))
        && all.stream().noneMatch(argument -> argument.startsWith("--signers"))) {
      all.add("--unsigned");
    }
    return exactly(all.toArray(String[]::new));
  }

  /** Runs it with these arguments and no others. */
  public static Cli exactly(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        TenprintCli.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = command.execute(arguments);
    return new Cli(exit, out.toString(), err.toString());
  }

  /** One that runs until it is interrupted. */
  public static final class Running {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger exit = new AtomicInteger(-1);
    private final Thread thread;

    private Running(String... arguments) {
      CommandLine command =
          TenprintCli.commandLine()
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true));
      thread = new Thread(() -> exit.set(command.execute(arguments)), "cli");
      thread.setDaemon(true);
      thread.start();
    }

    /** Standard output so far. */
    public String out() {
      return out.toString();
    }

    /** Standard error so far. */
    public String err() {
      return err.toString();
    }

    public void interrupt() {
      thread.interrupt();
    }

    /** Its exit code, once it ended. */
    public int exit() throws InterruptedException {
      thread.join();
      return exit.get();
    }
  }

  /** Starts it. */
  public static Running start(String... arguments) {
    return new Running(arguments);
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
