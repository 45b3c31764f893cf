package org.tenprint.localstack.backup;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;

/** On the folder that a broker made: what was signed before counts to where that log ends. */
class RestoredKeysIT {
  @TempDir private Path folder;

  @Test
  void whereNobodyKnowsWhatWasRevokedKeysCountForEveryPartitionThatWasRestored() throws Exception {
    Layout stack = layout("stack");
    try (RunningStack running = start(stack)) {
      running.client(Principal.parse("operator:local")); // who signs
    }
    Path data = folder.resolve("data");
    Path secrets = folder.resolve("secrets");
    new Backup(stack, Clock.systemUTC()).take(data, Optional.of(secrets));
    Layout other = layout("other");
    new Restore(other).run(data, secrets, Optional.empty(), Revoked.UNKNOWN);
    Path until = untils(other).get(0);
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(until)) {
      named.add(line.replaceFirst("=.*", ""));
    }
    for (TopicSpec topic : TopicCatalogue.ALL) {
      for (int i = 0; i < topic.partitions() && !topic.family(); i++) {
        assertTrue(named.contains(topic.name() + "/" + i), topic.name() + "/" + i);
      }
    }
    start(other).close();
    assertFalse(Files.readString(until).contains(Long.toString(Long.MAX_VALUE)), "told the ends");
  }

  private Layout layout(String name) {
    return new Layout(Path.of(System.getProperty("tenprint.root")), folder.resolve(name));
  }

  /** Broker and database, with the topics of the sample. */
  private static RunningStack start(Layout layout) {
    return RunningStack.startBriefly(
        new RunningStack.Plan(layout, Ports.free(), Optional.empty(), Set.of()), line -> {});
  }

  private static List<Path> untils(Layout layout) throws IOException {
    try (Stream<Path> files = Files.list(layout.credentials().resolve("signers"))) {
      return files.filter(file -> file.toString().endsWith(".until")).toList();
    }
  }
}
