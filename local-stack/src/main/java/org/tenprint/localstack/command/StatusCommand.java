package org.tenprint.localstack.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tenprint.localstack.HttpReadiness;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.Restarts;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackClaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs on a folder. */
@Command(
    name = "status",
    description = "Say what runs, and whether it is ready; exit code 1 when something is not.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Mixin StackOptions options;

  @Override
  public Integer call() {
    Layout layout = options.layout();
    Optional<ProcessHandle> holder = StackClaim.holder(layout);
    if (holder.isEmpty()) {
      System.out.println("No stack runs on " + layout.local());
      return LocalStack.EXIT_FAILED;
    }
    boolean started = StackClaim.ready(layout);
    System.out.printf(
        "Process %d on %s: %s%n",
        holder.get().pid(), layout.local(), started ? "started" : "starting");
    HttpReadiness readiness = new HttpReadiness();
    Ports ports = options.ports();
    Map<String, String> ended = Restarts.read(layout.restartsFile());
    boolean all = started;
    for (Service service : options.services()) {
      boolean ready = readiness.ready(ports.managementUrl(service));
      all &= ready;
      System.out.printf(
          "  %-22s %-9s %s%n", service.module(), ready ? "ready" : "not ready", ports.url(service));
      if (ended.containsKey(service.module())) {
        System.out.printf("  %-22s %s%n", "", ended.get(service.module()));
      }
    }
    return all ? 0 : LocalStack.EXIT_FAILED;
  }
}
