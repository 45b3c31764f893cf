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

/** {@code access verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Check a running cluster: access as declared, and no topic without a row in the catalogue.",
    exitCodeList = {"0:all is as declared", "1:a finding", "2:it could not be told"})
final class AccessVerifyCommand implements Callable<Integer> {
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
      var strays = access.strays();
      strays.forEach(name -> spec.commandLine().getOut().println("? topic without a row " + name));
      boolean well = plan.empty() && strays.isEmpty();
      spec.commandLine().getErr().println(well ? "all is as declared" : "not as declared");
      return well ? ExitCodes.OK : ExitCodes.FINDING;
    }
  }
}
