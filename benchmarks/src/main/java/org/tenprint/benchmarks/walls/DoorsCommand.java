package org.tenprint.benchmarks.walls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.benchmarks.broker.MeasuredBroker;
import org.tenprint.benchmarks.broker.MeasuredService;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.events.Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench doors}: what TLS and identity cost at booking-service's HTTP door. */
@Command(
    name = "doors",
    mixinStandardHelpOptions = true,
    description = {
      "What is not served, asked for at both ports of the packaged booking-service by turns: the"
          + " public one (TLS 1.3, certificate, revocations, rate) and the one for health (none);"
          + " and a booking that is not there at the public one; 3 minutes on a quiet machine.",
      "Writes doors.json."
    })
public final class DoorsCommand implements Callable<Integer> {
  private static final Principal AGENCY = Principal.parse("agency:MA0130100");
  private static final String NOT_SERVED = "/elsewhere";
  private static final String NOT_THERE = "/bookings/MA0130100/NEVER";

  /** Flags of the virtual machine by who starts it so. */
  private static final Map<String, List<String>> COMPILERS =
      Map.of("quickCompiler", MeasuredService.QUICK_COMPILER, "bothCompilers", List.of());

  @Mixin private RunOptions run;

  @Option(names = "--questions", defaultValue = "5000", description = "${DEFAULT-VALUE} a round.")
  private int questions;

  @Option(names = "--connections", defaultValue = "300", description = "${DEFAULT-VALUE} a round.")
  private int connections;

  @Option(names = "--rounds", defaultValue = "3", description = "${DEFAULT-VALUE}, by turns.")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    ResultFile result =
        run.open("doors.json", "404 of one packaged booking-service after the other, loopback");
    Path folder = Files.createTempDirectory("tenprint-doors-bench-");
    try (MeasuredBroker broker =
        MeasuredBroker.start(
            Files.createDirectories(folder.resolve("broker")), true, List.of(Rounds.WRITER))) {
      Map<String, Object> found = new LinkedHashMap<>();
      for (String compiler : List.of("quickCompiler", "bothCompilers")) {
        found.put(
            compiler,
            measured(Files.createDirectories(folder.resolve(compiler)), broker, compiler));
        result.put("rounds", found);
      }
    }
    return 0;
  }

  /** The rounds of each door, by its name. */
  private Map<String, List<Map<String, Object>>> measured(
      Path folder, MeasuredBroker broker, String compiler)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();
    try (MeasuredService service =
        MeasuredService.start(folder, broker, AGENCY, COMPILERS.get(compiler))) {
      service.awaitReady();
      CredentialStore store = new CredentialStore(broker.credentials(), Clock.systemUTC());
      SSLContext tls = store.find(AGENCY).orElseThrow().tls();
      Map<String, DoorRounds> doors = new LinkedHashMap<>();
      doors.put("without", door(service, service.management(), Optional.empty(), NOT_SERVED));
      doors.put("with", door(service, service.port(), Optional.of(tls), NOT_SERVED));
      doors.put("withABooking", door(service, service.port(), Optional.of(tls), NOT_THERE));
      for (int round = 0; round <= rounds; round++) {
        for (Map.Entry<String, DoorRounds> door : doors.entrySet()) {
          Map<String, Object> figures = measure(door.getValue(), door.getKey().equals("without"));
          run.say("%s round %d %s %s".formatted(compiler, round, door.getKey(), figures));
          // the first warms up
          if (round > 0) {
            found.computeIfAbsent(door.getKey(), name -> new ArrayList<>()).add(figures);
          }
        }
      }
    }
    return found;
  }

  private static DoorRounds door(
      MeasuredService service, int port, Optional<SSLContext> tls, String path) {
    return new DoorRounds(service, port, tls, path);
  }

  private Map<String, Object> measure(DoorRounds door, boolean plain)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("oneKept", door.kept(1, questions));
    figures.put("fourKept", door.kept(4, questions));
    figures.put("new", door.anew(connections, false));
    if (!plain) {
      figures.put("newResumed", door.anew(connections, true));
    }
    return figures;
  }
}
