package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;
import org.tenprint.testkit.Checkout;

/** What compose asks brokers and database for their health, asked of real ones, and of nobody. */
class ComposedHealthIT {
  /** A port where nobody listens, and which the system gives to nobody. */
  private static final int NOBODY = 1;

  private final RunningStack stack = Stack.shared();
  private final ComposeFile compose;

  ComposedHealthIT() throws IOException {
    compose = new ComposeFile(Checkout.root().resolve("docker-compose.yml"));
  }

  private List<String> check(String service) {
    Map<?, ?> healthcheck = (Map<?, ?>) compose.services().get(service).get("healthcheck");
    List<String> test = new ArrayList<>();
    ((List<?>) healthcheck.get("test")).forEach(word -> test.add(word.toString()));
    assertEquals("CMD", test.remove(0), "no shell in between");
    return test;
  }

  private static boolean healthy(List<String> check) throws InterruptedException {
    return Command.succeeds(check.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka-1", "kafka-2", "kafka-3"})
  void aBrokerThatListensIsHealthyAndOneThatDoesNotIsNot(String broker) throws Exception {
    String listener = compose.environment(broker).get("KAFKA_LISTENERS").toString();
    assertTrue(listener.startsWith("INTERNAL://:9092,"), listener);
    String servers = stack.ports().bootstrapServers();
    assertTrue(healthy(at(servers.replaceFirst(".*:", ""), check(broker))));
    assertFalse(healthy(at(Integer.toString(NOBODY), check(broker))));
  }

  private static List<String> at(String port, List<String> check) {
    List<String> there =
        check.stream()
            .map(word -> word.replace("localhost/9092", Ports.HOST + "/" + port))
            .toList();
    assertFalse(there.equals(check), "it asks elsewhere: " + check);
    return there;
  }

  /** Without a port it is the server's usual one, which compose leaves as it is. */
  @Test
  void aDatabaseThatServesIsHealthyAndOneThatDoesNotIsNot() throws Exception {
    assumeTrue(Command.succeeds("pg_isready", "--version"), "needs pg_isready");
    List<String> check = check("postgres");
    assertFalse(check.contains("-p"), check.toString());
    assertTrue(healthy(withPort(check, stack.ports().postgres())));
    assertFalse(healthy(withPort(check, NOBODY)));
  }

  private static List<String> withPort(List<String> check, int port) {
    List<String> there = new ArrayList<>(check);
    there.addAll(List.of("-p", Integer.toString(port)));
    return there;
  }
}
