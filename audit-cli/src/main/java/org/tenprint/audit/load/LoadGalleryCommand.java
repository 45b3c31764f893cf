package org.tenprint.audit.load;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.KeysFolder;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.vault.KeyVault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code load gallery}: enrols people. */
@Command(
    name = "gallery",
    mixinStandardHelpOptions = true,
    description = {
      "Enrol people, by an operator: subjectId, prints (position, ppi, data in base64),"
          + " enrolledAt.",
      "Whoever is in the gallery already is replaced by what the file has of them."
    })
final class LoadGalleryCommand implements Callable<Integer> {
  private static final int BATCH = 16;

  @Spec private CommandSpec spec;
  @Mixin private LoadOptions options;
  @Mixin private ConnectionOptions connection = new ConnectionOptions("operator:local");
  @Mixin private KeysFolder keys;

  @Override
  public Integer call() {
    try (KeyVault vault = keys.vault().orElseThrow(LoadGalleryCommand::noKeys)) {
      Map<String, Object> client = connection.signing();
      GalleryLines lines =
          new GalleryLines(
              connection.registry(),
              vault,
              Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
      String topic = TopicCatalogue.ENROLMENTS.name();
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

  private static Failure noKeys() {
    return new Failure("what is enrolled is sealed: name the folder of data keys with --keys");
  }
}
