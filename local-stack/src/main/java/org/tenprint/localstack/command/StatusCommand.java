package org.tenprint.localstack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenprint.localstack.HttpReadiness;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.Restarts;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackAddress;
import org.tenprint.localstack.StackClaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs: on a folder, or of this checkout at all. */
@Command(
    name = "status",
    description = {
      "Say what runs, where it listens, and whether it is ready; exit code 1 when something is not.",
      "Without --local: every stack of this checkout, wherever its folder is."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Mixin StackOptions options;

  @Override
  public Integer call() {
    List<Layout> running = new ArrayList<>();
    if (StackClaim.holder(options.layout()).isPresent()) {
      running.add(options.layout());
    }
    if (!options.folderStated()) {
      StackClaim.running(options.layout().root()).stream()
          .filter(other -> !running.contains(other))
          .forEach(running::add);
    }
    if (running.isEmpty()) {
      System.out.println("No stack runs on " + options.layout().local());
      return LocalStack.EXIT_FAILED;
    }
    boolean all = true;
    for (Layout layout : running) {
      all &= ready(layout);
    }
    return all ? 0 : LocalStack.EXIT_FAILED;
  }

  private boolean ready(Layout layout) {
    String process = StackClaim.holder(layout).map(one -> "" + one.pid()).orElse("that ended");
    boolean started = StackClaim.ready(layout);
    System.out.printf(
        "Process %s on %s: %s%n", process, layout.local(), started ? "started" : "starting");
    HttpReadiness readiness = new HttpReadiness();
    StackAddress address = StackClaim.address(layout).orElseGet(options::address);
    Ports ports = address.ports();
    Map<String, String> ended = Restarts.read(layout.restartsFile());
    boolean all = started;
    for (Service service : address.services()) {
      boolean ready = readiness.ready(ports.managementUrl(service));
      all &= ready;
      System.out.printf(
          "  %-22s %-9s %s%n", service.module(), ready ? "ready" : "not ready", ports.url(service));
      if (ended.containsKey(service.module())) {
        System.out.printf("  %-22s %s%n", "", ended.get(service.module()));
      }
    }
    return all;
  }
}
