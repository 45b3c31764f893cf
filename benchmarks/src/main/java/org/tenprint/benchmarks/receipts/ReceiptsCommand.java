package org.tenprint.benchmarks.receipts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tenprint.benchmarks.broker.MeasuredBroker;
import org.tenprint.benchmarks.broker.MeasuredService;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.events.Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench receipts}: how long booking-service takes to start with so many receipts. */
@Command(
    name = "receipts",
    mixinStandardHelpOptions = true,
    description = {
      "How long booking-service takes to start with so many bookings on a real broker, and in how"
          + " much memory: without its store, after kill -9, after it was stopped in order.",
      "Needs 0.6 KB of disk a booking in the folder of temporary files. Writes receipts.json."
    })
public final class ReceiptsCommand implements Callable<Integer> {

  @Mixin private RunOptions run;

  @Option(
      names = "--records",
      defaultValue = "10000000",
      description = "Bookings; each has a receipt and a disposition (${DEFAULT-VALUE}).")
  private int records;

  @Option(
      names = "--questions",
      defaultValue = "2000",
      description = "Asked after each start (${DEFAULT-VALUE}).")
  private int questions;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ResultFile result =
        run.open(
            "receipts.json",
            "%,d receipts and as many dispositions, one broker of the local stack"
                .formatted(records));
    Path folder = Files.createTempDirectory("tenprint-receipts-bench-");
    try (MeasuredBroker broker =
        MeasuredBroker.start(
            Files.createDirectories(folder.resolve("broker")),
            true,
            List.of(BookingLog.RECEIVER, BookingLog.TELLER))) {
      new BookingLog(broker).write(records, run.progress());
      result.put("logMiB", size(folder.resolve("broker")) >> 20);
      Map<String, Object> starts = new LinkedHashMap<>();
      for (End end : End.values()) {
        starts.put(end.start, start(folder, broker, end));
        result.put("starts", starts);
        run.say(end.start + " " + starts.get(end.start));
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  /** The starts in their order, and how each of them ends. */
  private enum End {
    KILLED("withoutAStore"),
    STOPPED("afterKill"),
    CLOSED("afterStop");

    private final String start;

    End(String start) {
      this.start = start;
    }
  }

  private static final Principal AGENCY = new Principal(Principal.Kind.AGENCY, BookingLog.ORI);

  private Map<String, Object> start(Path folder, MeasuredBroker broker, End end)
      throws IOException, InterruptedException {
    run.progress().say("start " + end.start);
    Map<String, Object> figures = new LinkedHashMap<>();
    try (MeasuredService service =
        MeasuredService.start(folder, broker, AGENCY, MeasuredService.QUICK_COMPILER)) {
      figures.put("secondsToReady", service.awaitReady());
      figures.put("processorSeconds", service.processorSeconds());
      figures.put("liveHeapMiB", service.liveHeapMiB());
      figures.put("residentMiB", service.residentMiB());
      figures.put("knownMicros", ask(service, 0, 200));
      figures.put("unknownMicros", ask(service, records, 404));
      figures.put("storeMiB", size(folder.resolve("state")) >> 20);
      switch (end) {
        case KILLED -> service.kill();
        case STOPPED, CLOSED -> service.stop();
      }
    }
    return figures;
  }

  /** Microseconds a question over HTTP for bookings drawn from those from a number on. */
  private double ask(MeasuredService service, int from, int status)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(1);
    long begun = System.nanoTime();
    for (int i = 0; i < questions; i++) {
      String tcn = BookingLog.tcn(from + random.nextInt(records));
      HttpResponse<String> told = service.ask(BookingLog.ORI, tcn);
      boolean right =
          told.statusCode() == status
              && (status != 200
                  || told.body().contains("\"ACCEPTED\"") && told.body().contains("\"SENT\""));
      if (!right) {
        throw new IllegalStateException(tcn + " is answered " + told.statusCode());
      }
    }
    return (System.nanoTime() - begun) / 1e3 / questions;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
