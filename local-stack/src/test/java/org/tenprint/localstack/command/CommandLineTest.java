package org.tenprint.localstack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.Service;
import picocli.CommandLine;

class CommandLineTest {

  @TempDir Path folder;

  @Test
  void portsComeFromFlagsOverTheirDefaults() {
    UpCommand up = new UpCommand();
    new CommandLine(up).parseArgs("--root", folder.toString(), "--kafka-port", "29092");
    assertEquals(29092, up.options.ports().kafka());
    assertEquals(18081, up.options.ports().of(Service.BOOKING));
    assertEquals(folder.resolve(".local"), up.options.layout().local());
  }

  @Test
  void theDetachedProcessIsStartedLikeThisOne() {
    UpCommand up = new UpCommand();
    new CommandLine(up).parseArgs("--root", folder.toString(), "--booking-port", "8", "--detach");
    UpCommand detached = new UpCommand();
    String[] arguments = up.options.upArguments().stream().skip(1).toArray(String[]::new);
    new CommandLine(detached).parseArgs(arguments);
    assertEquals(up.options.plan(), detached.options.plan());
  }

  @Test
  void downWithNothingRunningIsDone() {
    assertEquals(0, LocalStack.commandLine().execute("down", "--root", folder.toString()));
  }

  @Test
  void statusWithNothingRunningIsNotReady() {
    assertEquals(1, LocalStack.commandLine().execute("status", "--root", folder.toString()));
  }

  @Test
  void whatIsNotBuiltIsOneLineAndAnExitCode() {
    StringWriter errors = new StringWriter();
    int code =
        LocalStack.commandLine()
            .setErr(new PrintWriter(errors))
            .execute(
                "up",
                "--root=" + folder,
                "--kafka-port=" + Ports.free().kafka(),
                "--postgres-port=" + Ports.free().postgres());
    assertEquals(LocalStack.EXIT_NOT_STARTED, code);
    assertEquals(1, errors.toString().lines().count(), errors.toString());
    assertTrue(errors.toString().contains("is not built"), errors.toString());
  }

  @Test
  void whatIsNoOptionIsTwoLines() {
    StringWriter errors = new StringWriter();
    CommandLine line = LocalStack.commandLine().setErr(new PrintWriter(errors));
    assertEquals(CommandLine.ExitCode.USAGE, line.execute("up", "--detatch"));
    assertEquals(
        List.of(
            "tenprint: Unknown option: '--detatch'",
            "Possible solutions: --detach",
            "see ./tenprint up --help"),
        errors.toString().lines().toList());
  }

  /** The broker would take any port, and everybody else would look for it at none. */
  @Test
  void aNumberThatIsNoPortIsOneLineAndAnExitCode() {
    for (String verb : new String[] {"up", "status"}) {
      StringWriter errors = new StringWriter();
      int code =
          LocalStack.commandLine()
              .setErr(new PrintWriter(errors))
              .execute(verb, "--root=" + folder, "--kafka-port=0");
      if (verb.equals("up")) {
        assertEquals(LocalStack.EXIT_NOT_STARTED, code);
        assertEquals(
            "tenprint: 0 (kafka) is no port: choose another with --kafka-port or"
                + " TENPRINT_KAFKA_PORT",
            errors.toString().strip());
      } else {
        assertEquals(LocalStack.EXIT_FAILED, code);
      }
    }
  }

  @Test
  void whatIsNoNumberOrNoServiceIsAWrongCommandLine() {
    for (String[] wrong :
        new String[][] {
          {"up", "--kafka-port=many"},
          {"up", "--without", "audit"},
          {"down", "--now"},
          {"status", "extra"}
        }) {
      CommandLine commandLine = LocalStack.commandLine();
      commandLine.setErr(new PrintWriter(new StringWriter()));
      assertEquals(2, commandLine.execute(wrong), String.join(" ", wrong));
    }
  }

  @Test
  void whoIsLeftOutIsNotStartedAndTheOthersAreInTheirOrder() {
    UpCommand up = new UpCommand();
    new CommandLine(up).parseArgs("--without", "BIOMETRIC", "--without", "NOTIFICATION");
    assertEquals(List.of(Service.BOOKING, Service.IMMIGRATION), up.options.services());
    UpCommand detached = new UpCommand();
    new CommandLine(detached)
        .parseArgs(up.options.upArguments().stream().skip(1).toArray(String[]::new));
    assertEquals(up.options.services(), detached.options.services());
  }

  @Test
  void noVerbIsAWrongCommandLineAndHelpIsNot() {
    assertEquals(2, LocalStack.commandLine().execute());
    for (String verb : new String[] {"up", "down", "status", "demo"}) {
      CommandLine commandLine = LocalStack.commandLine();
      StringWriter help = new StringWriter();
      commandLine.setOut(new PrintWriter(help));
      assertEquals(0, commandLine.execute(verb, "--help"), verb);
      assertTrue(help.toString().contains("--kafka-port"), help.toString());
    }
  }

  @Test
  void aWrongVerbIsAWrongCommandLine() {
    CommandLine commandLine = LocalStack.commandLine();
    commandLine.setErr(new PrintWriter(new StringWriter()));
    assertEquals(2, commandLine.execute("upp"));
  }
}
