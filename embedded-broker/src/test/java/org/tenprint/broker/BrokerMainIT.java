package org.tenprint.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerMainIT {

  @TempDir Path folder;

  @Test
  void servesUntilItsInputEndsAndRemembersTopicsAfterARestartAndAKill() throws Exception {
    Process first = launch("--data", folder.toString());
    String address = ready(first);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }
    first.getOutputStream().close();
    assertEquals(0, exit(first));

    Process second = launch("--data", folder.toString());
    assertEquals(Set.of("kept"), topics(ready(second)));
    second.destroyForcibly();
    exit(second);

    Process third = launch("--data", folder.toString());
    assertEquals(Set.of("kept"), topics(ready(third)));
    third.getOutputStream().close();
    assertEquals(0, exit(third));
  }

  @Test
  void aTakenPortIsOneLineAndAnExitCode() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      Process refused = launch("--data", folder.toString(), "--port", port);
      List<String> lines = lines(refused);
      assertEquals(BrokerMain.EXIT_NOT_STARTED, exit(refused));
      assertEquals(1, lines.size(), lines.toString());
      assertTrue(lines.get(0).contains("port " + port + " on 127.0.0.1 is taken"), lines.get(0));
    }
  }

  @Test
  void aFolderInUseIsOneLineAndAnExitCode() throws Exception {
    Process holder = launch("--data", folder.toString());
    ready(holder);
    Process refused = launch("--data", folder.toString());
    List<String> lines = lines(refused);
    assertEquals(BrokerMain.EXIT_NOT_STARTED, exit(refused));
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).contains("in use by another broker"), lines.get(0));
    holder.getOutputStream().close();
    assertEquals(0, exit(holder));
  }

  @Test
  void aWrongCommandLineIsOneLineAndAnExitCode() throws Exception {
    Process refused = launch("--port", "1");
    assertEquals(1, lines(refused).size());
    assertEquals(BrokerMain.EXIT_USAGE, exit(refused));
  }

  private static Process launch(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "classes") + File.pathSeparator + Path.of("target", "lib", "*"),
                BrokerMain.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--unprotected", "true"));
    return new ProcessBuilder(command).start();
  }

  private static String ready(Process broker) throws IOException {
    String line = broker.inputReader(StandardCharsets.UTF_8).readLine();
    assertTrue(line != null && line.startsWith("READY "), line);
    return line.substring("READY ".length());
  }

  private static Set<String> topics(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      return admin.listTopics().names().get();
    }
  }

  private static List<String> lines(Process broker) {
    return new BufferedReader(
            new InputStreamReader(broker.getErrorStream(), StandardCharsets.UTF_8))
        .lines()
        .toList();
  }

  private static int exit(Process broker) throws InterruptedException {
    assertTrue(broker.waitFor(30, TimeUnit.SECONDS), "the broker does not end");
    return broker.exitValue();
  }
}
