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

/** {@code access apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Grant what is declared and missing, take away what nobody declared, and what was granted"
            + " to one whose certificate has ended.",
    exitCodeList = {"0:the cluster is as declared", "2:it could not be made so"})
final class AccessApplyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions connection = new ConnectionOptions("deployment:tenprint");
  @Mixin private ReferenceOptions reference;

  @Override
  public Integer call() throws Exception {
    try (Admin admin = connection.admin()) {
      ClusterAccess access = new ClusterAccess(admin);
      Declared declared = Declared.of(connection, reference, admin);
      AccessPlan plan = access.plan(declared.access());
      plan.lines().forEach(spec.commandLine().getOut()::println);
      declared.tellExpired(spec.commandLine().getErr());
      access.apply(plan);
      spec.commandLine().getErr().println(plan.lines().size() + " changes applied");
      return ExitCodes.OK;
    }
  }
}
