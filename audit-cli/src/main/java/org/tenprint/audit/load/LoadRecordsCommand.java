package org.tenprint.audit.load;

import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code load records}: states immigration records. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    description = {
      "State immigration records as their owner (--as record-owner:NAME), on its own topic.",
      "Fields as docs/record-owners.md has them, times and dates in ISO 8601."
    })
final class LoadRecordsCommand implements Callable<Integer> {
  private static final int BATCH = 500;

  @Spec private CommandSpec spec;
  @Mixin private LoadOptions options;
  @Mixin private ConnectionOptions connection = new ConnectionOptions("record-owner:local");

  @Override
  public Integer call() {
    Principal owner = connection.principal();
    if (owner.kind() != Principal.Kind.RECORD_OWNER) {
      throw new Failure("--as: records are stated by a record owner, such as record-owner:local");
    }
    Map<String, Object> client = connection.client();
    String topic = TopicCatalogue.STATEMENTS.of(owner.name());
    RecordLines lines = new RecordLines(connection.registry());
    try (Admin admin = connection.admin();
        TopicWriter writer = new TopicWriter(client, topic, lines.type())) {
      boolean all =
          new FileLoad(
                  lines,
                  writer,
                  new TopicLog(admin, topic),
                  options,
                  client.get("bootstrap.servers") + " " + topic,
                  BATCH)
              .run(spec.commandLine().getOut(), spec.commandLine().getErr());
      return all ? ExitCodes.OK : ExitCodes.FINDING;
    }
  }
}
