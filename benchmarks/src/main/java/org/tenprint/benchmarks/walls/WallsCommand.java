package org.tenprint.benchmarks.walls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.tenprint.benchmarks.broker.MeasuredBroker;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench walls}: throughput and latency without and with TLS, identities and grants. */
@Command(
    name = "walls",
    mixinStandardHelpOptions = true,
    description = {
      "What the walls around Kafka cost: the same rounds by turns on a broker without them and one"
          + " with them; 1 minute on a quiet machine.",
      "Writes walls.json."
    })
public final class WallsCommand implements Callable<Integer> {
  @Mixin private RunOptions run;

  @Option(names = "--bytes", defaultValue = "1024", description = "A record (${DEFAULT-VALUE}).")
  private int bytes;

  @Option(names = "--records", defaultValue = "100000", description = "${DEFAULT-VALUE} a round.")
  private int records;

  @Option(names = "--transactions", defaultValue = "300", description = "${DEFAULT-VALUE} a round.")
  private int transactions;

  @Option(names = "--rounds", defaultValue = "3", description = "${DEFAULT-VALUE}, by turns.")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    ResultFile result =
        run.open(
            "walls.json",
            "records of %d bytes, one broker of the local stack, loopback".formatted(bytes));
    Path folder = Files.createTempDirectory("tenprint-walls-bench-");
    try (MeasuredBroker open = start(folder.resolve("open"), false);
        MeasuredBroker closed = start(folder.resolve("closed"), true)) {
      Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();
      found.put("without", new ArrayList<>());
      found.put("with", new ArrayList<>());
      for (int round = 0; round <= rounds; round++) {
        Map<String, Object> without = measure(open);
        Map<String, Object> with = measure(closed);
        run.say("round %d without %s".formatted(round, without));
        run.say("round %d with    %s".formatted(round, with));
        // the first warms both up
        if (round > 0) {
          found.get("without").add(without);
          found.get("with").add(with);
          result.put("rounds", found);
        }
      }
    }
    return 0;
  }

  private static MeasuredBroker start(Path folder, boolean walls)
      throws IOException, InterruptedException {
    return MeasuredBroker.start(
        Files.createDirectories(folder), walls, List.of(Rounds.WRITER, Rounds.READER));
  }

  private Map<String, Object> measure(MeasuredBroker broker)
      throws ExecutionException, InterruptedException {
    Rounds measured = new Rounds(broker, bytes);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("writtenPerSecond", measured.written(records));
    figures.put("readPerSecond", measured.read(records));
    figures.put("transactionMillis", measured.transactions(transactions));
    figures.put("connectionMillis", measured.connection(20));
    return figures;
  }
}
