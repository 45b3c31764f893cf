package org.tenprint.audit.access;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.access.AccessPlan;
import org.tenprint.access.ClusterAccess;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.ReferenceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code access plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Show what access apply would do: + grant, - take away, ~ quota.",
    exitCodeList = {"0:nothing", "1:something", "2:it could not be told"})
final class AccessPlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions connection = new ConnectionOptions("operator:local");
  @Mixin private ReferenceOptions reference;

  @Override
  public Integer call() throws Exception {
    try (Admin admin = connection.admin()) {
      ClusterAccess access = new ClusterAccess(admin);
      Declared declared = Declared.of(connection, reference, admin);
      AccessPlan plan = access.plan(declared.access());
      plan.lines().forEach(spec.commandLine().getOut()::println);
      declared.tellExpired(spec.commandLine().getErr());
      spec.commandLine()
          .getErr()
          .printf(
              "%d to grant, %d to take away, %d quotas to set%n",
              plan.missing().size(), plan.excess().size(), plan.quotas().size());
      return plan.empty() ? ExitCodes.OK : ExitCodes.FINDING;
    }
  }
}
