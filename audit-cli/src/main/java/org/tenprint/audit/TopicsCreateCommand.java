package org.tenprint.audit;

import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.ReferenceOptions;
import org.tenprint.messaging.TopicProvisioner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code topics create}: creates what is missing, leaves what is there. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description =
        "Create the topics that are missing; those that exist keep what they hold as long as the"
            + " catalogue says, and are else left as they are.")
final class TopicsCreateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions connection = new ConnectionOptions("deployment:tenprint");
  @Mixin private ReferenceOptions reference;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "1",
      description = "Replicas of each topic; 3 in production (default: ${DEFAULT-VALUE}).")
  private int replication;

  @Override
  public Integer call() throws Exception {
    if (replication < 1 || replication > 9) {
      throw new Failure("--replication is 1 to 9");
    }
    try (Admin admin = connection.admin()) {
      TopicProvisioner.Parties parties = reference.parties(connection, admin);
      TopicProvisioner provisioner = new TopicProvisioner(admin, replication);
      Set<String> settled = provisioner.settle(parties);
      Set<String> created = provisioner.create(parties);
      created.forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getErr().println(created.size() + " topics created");
      if (!settled.isEmpty()) {
        spec.commandLine().getErr().println("settings made of " + settled.size() + " topics");
      }
    }
    return ExitCodes.OK;
  }
}
