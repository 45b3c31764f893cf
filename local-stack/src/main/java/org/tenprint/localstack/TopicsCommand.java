package org.tenprint.localstack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates the catalogue's topics on any cluster, once; those that exist are left as they are. */
@Command(
    name = "topics",
    description = "Create the catalogue's topics on a cluster; those that exist stay as they are.",
    mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
      description = "cluster (default: KAFKA_BOOTSTRAP_SERVERS)")
  String bootstrapServers;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "3",
      description = "replicas of each topic (default: 3)")
  int replication;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_REFERENCE_DIR}",
      description = "reference files (default: TENPRINT_REFERENCE_DIR, or the shipped sample)")
  Path reference;

  @Override
  public Integer call() {
    Set<String> created =
        Topics.create(bootstrapServers, Optional.ofNullable(reference), replication);
    created.forEach(System.out::println);
    System.out.println(created.size() + " topics created");
    return 0;
  }
}
