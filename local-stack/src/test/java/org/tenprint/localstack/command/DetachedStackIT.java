package org.tenprint.localstack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackClaim;
import picocli.CommandLine;

class DetachedStackIT {

  @TempDir Path folder;

  /** Of all, one after the other: what a first start makes need not be made again. */
  @TempDir static Path data;

  private final Ports ports = Ports.free();
  private final StringWriter errors = new StringWriter();
  private Path root = Path.of(System.getProperty("tenprint.root"));

  @AfterEach
  void leaveNothingRunning() {
    run("down");
  }

  @Test
  void upReturnsWhenReadyAndDownLeavesNothingButData() {
    assertEquals(0, run("up", "--detach"), errors.toString());
    assertEquals(0, run("status"));
    List<ProcessHandle> children = StackClaim.holder(layout()).orElseThrow().descendants().toList();
    assertTrue(children.size() >= 2, children.toString());
    assertEquals(LocalStack.EXIT_NOT_STARTED, run("up", "--detach"));
    assertTrue(errors.toString().contains("already runs"), errors.toString());
    assertEquals(0, run("down"));
    assertEquals(1, run("status"));
    assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), children.toString());
    assertTrue(Files.isDirectory(layout().data("kafka")));
    ports.requireFree();
  }

  @Test
  void whatStoppedTheOtherProcessIsTheLineHere() throws IOException {
    try (ServerSocket taken =
        new ServerSocket(ports.kafka(), 1, InetAddress.getByName(Ports.HOST))) {
      assertEquals(LocalStack.EXIT_NOT_STARTED, run("up", "--detach"));
      assertEquals(
          ("tenprint: port %d (kafka) on 127.0.0.1 is taken: stop what uses it or choose another"
                  + " with --kafka-port or TENPRINT_KAFKA_PORT")
              .formatted(taken.getLocalPort()),
          errors.toString().strip());
    }
  }

  /** With other settings than it was started with, and without any. */
  @Test
  void statusAndDownFindTheStackThatRuns() throws IOException {
    Path checkout = Path.of(System.getProperty("tenprint.root")).toAbsolutePath();
    Path root = Files.createDirectories(folder.resolve("root"));
    for (String module : List.of("embedded-broker", "local-stack")) {
      Files.createSymbolicLink(root.resolve(module), checkout.resolve(module));
    }
    this.root = root;
    assertEquals(0, run("up", "--detach"), errors.toString());
    assertEquals(0, bare("status"), errors.toString());
    assertEquals(1, bare("status", "--local", folder.resolve("other").toString()));
    assertEquals("", errors.toString());
    assertEquals(1, bare("down"));
    assertEquals(
        "tenprint: one runs on %s: ./tenprint down --local %s"
            .formatted(layout().local(), layout().local()),
        errors.toString().strip());
    assertEquals(0, bare("down", "--local", layout().local().toString()));
    assertEquals(0, bare("down"), "nothing is left to stop");
  }

  private int bare(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--root", root.toString()));
    return LocalStack.commandLine()
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  private int run(String... verb) {
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(List.of("--root", layout().root().toString()));
    arguments.addAll(List.of("--local", layout().local().toString()));
    arguments.addAll(List.of("--kafka-port", String.valueOf(ports.kafka())));
    arguments.addAll(List.of("--postgres-port", String.valueOf(ports.postgres())));
    for (Service service : Service.values()) {
      arguments.addAll(List.of("--without", service.name()));
    }
    CommandLine commandLine = LocalStack.commandLine().setErr(new PrintWriter(errors));
    return commandLine.execute(arguments.toArray(String[]::new));
  }

  private Layout layout() {
    return new Layout(root, data.resolve("local"));
  }
}
