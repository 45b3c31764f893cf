package org.tenprint.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.ReferenceOptions;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Row;
import org.tenprint.audit.render.Rows;
import org.tenprint.messaging.TopicProvisioner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code topics list}: the catalogue's topics, and what the broker has of them. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the catalogue's topics and what the broker has of them.",
    exitCodeList = {"0:every topic is there", "1:a topic is missing", "2:it could not be listed"})
final class TopicsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions connection = new ConnectionOptions("operator:local");
  @Mixin private ReferenceOptions reference;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() throws Exception {
    try (Admin admin = connection.admin()) {
      TopicProvisioner.Parties parties = reference.parties(connection, admin);
      Set<String> expected = new TopicProvisioner(admin, 1).names(parties);
      Set<String> names = new TreeSet<>(expected);
      Set<String> existing = admin.listTopics().names().get();
      existing.stream().filter(name -> TopicName.parse(name).isPresent()).forEach(names::add);
      Map<String, TopicDescription> there = describe(admin, names, existing);
      List<Row> rows = new ArrayList<>();
      names.forEach(name -> rows.add(row(name, Optional.ofNullable(there.get(name)))));
      new Rows(spec.commandLine().getOut(), output).print(rows);
      return there.keySet().containsAll(expected) ? ExitCodes.OK : ExitCodes.FINDING;
    }
  }

  private static Map<String, TopicDescription> describe(
      Admin admin, Set<String> names, Set<String> existing) throws Exception {
    Set<String> known = new TreeSet<>(names);
    known.retainAll(existing);
    return admin.describeTopics(known).allTopicNames().get();
  }

  private static Row row(String name, Optional<TopicDescription> there) {
    TopicName topic = TopicName.parse(name).orElseThrow();
    return Row.of("topic", name)
        .and("there", there.isPresent() ? "yes" : "missing")
        .and("partitions", there.map(t -> t.partitions().size()).orElse(0))
        .and("replicas", there.map(t -> t.partitions().get(0).replicas().size()).orElse(0))
        .and("event", topic.deadLetters() ? "dead letter" : topic.spec().schema().getName())
        .and("biometrics", topic.biometrics() ? "yes" : "no");
  }
}
