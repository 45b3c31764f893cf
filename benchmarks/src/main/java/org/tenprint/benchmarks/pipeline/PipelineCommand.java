package org.tenprint.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.events.Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench pipeline}: bookings a second and from end to end, beside Kafka's own tools. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description = {
      "How many bookings a second a whole packaged stack carries, how long each takes"
          + " from when it was due to its last disposition, and the processor time of each hop;"
          + " beside Kafka's own tools on the same broker in the same run.",
      "Every person is a stranger to a gallery of six: what the matcher costs is bench matching's."
          + " Writes pipeline.json."
    })
public final class PipelineCommand implements Callable<Integer> {
  private static final Principal DEPLOYMENT = Principal.parse("deployment:tenprint");
  private static final String TOPIC = "bench.records";
  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final int COMPARED_RATE = 30;
  private static final int USUAL_FINGERS = 2;

  /** Of what is written at once: it is made before, and held. */
  private static final long MOST_BYTES = 256L << 20;

  @Mixin private RunOptions run;

  @Option(
      names = "--bookings",
      defaultValue = "8000",
      description = "Written at once, after a tenth as many (${DEFAULT-VALUE}).")
  private int bookings;

  @Option(
      names = "--rates",
      defaultValue = "5,30,100",
      split = ",",
      description = "Bookings a second through the door (${DEFAULT-VALUE}).")
  private List<Integer> rates;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "At each rate, after a sixth as long (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--fingers",
      defaultValue = "2",
      description = "Prints of each person, 1 to 10 (${DEFAULT-VALUE}).")
  private int fingers;

  @Option(
      names = "--images",
      defaultValue = "0",
      description =
          "Images instead of records, WSQ, of so many people whose fingers are grown before; writes"
              + " pipeline-images.json. Give --bookings, --rates and --seconds that fit"
              + " (${DEFAULT-VALUE}: records).")
  private int images;

  @Option(
      names = "--records",
      defaultValue = "200000",
      description =
          "Of Kafka's producer and consumer; of its end-to-end a hundredth"
              + " (${DEFAULT-VALUE}).")
  private int records;

  @Option(
      names = "--rounds",
      defaultValue = "2",
      description =
          "Of bookings written at once: what runs often is compiled the better the longer it runs"
              + " (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--brokers",
      defaultValue = "1",
      description =
          "1, or 3 that copy every record to each other and acknowledge what two have; writes"
              + " pipeline-three.json then (${DEFAULT-VALUE}).")
  private int brokers;

  @Option(
      names = "--at-once",
      description = "What is written at once, and nothing else: to compare two builds.")
  private boolean atOnceAlone;

  @Option(
      names = "--flushed",
      description =
          "Once more at the end, with a broker that has on its disk what it acknowledges: at once,"
              + " at 30 a second, and at once as before.")
  private boolean flushed;

  @Option(
      names = "--recordings",
      description = "Folder for a flight recording of each process while that is worked on.")
  private Path recordings;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ResultFile result =
        run.open(
            name(),
            "strangers with %s of %d fingers, sample law and gallery, brokers of the local stack: %d"
                .formatted(images > 0 ? "WSQ images" : "ISO records", fingers, brokers));
    SubmittedPrints prints =
        images > 0 ? GrownPrints.of(images, fingers, run.progress()) : new RecordPrints();
    Path folder = Files.createTempDirectory("tenprint-pipeline-bench-");
    try (MeasuredStack stack = MeasuredStack.start(folder, brokers, Map.of(), run.progress());
        DecidedBookings decided = new DecidedBookings(stack.client(DEPLOYMENT)).start()) {
      Submissions submissions = new Submissions(stack, fingers, prints, Submissions.AGENCIES);
      result.put("bookingBytes", submissions.bytes());
      refuseWhatDoesNotFit(submissions.bytes());
      if (!atOnceAlone) {
        result.put("kafka", kafka(stack, folder, submissions.bytes()));
      }
      run.progress().say("bookings written at once");
      decided.await(submissions.burst(Math.max(1, bookings / 10)), LONGEST);
      List<Object> bursts = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        bursts.add(burst(stack, submissions, decided, round == rounds));
        result.put("bursts", bursts);
      }
      Map<String, Object> steady = new LinkedHashMap<>();
      for (int rate : atOnceAlone ? List.<Integer>of() : rates) {
        steady.put(rate + "PerSecond", steady(submissions, decided, rate));
        result.put("steady", steady);
      }
      if (flushed) {
        result.put("flushed", flushed(stack, submissions, decided));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a booking was not accepted", e.getCause());
    } finally {
      MeasuredStack.delete(folder);
    }
    return 0;
  }

  private String name() {
    String prints = images > 0 ? "-images" : fingers == USUAL_FINGERS ? "" : "-records-" + fingers;
    return "pipeline" + prints + (brokers > 1 ? "-three" : "") + ".json";
  }

  private void refuseWhatDoesNotFit(int bytes) {
    if ((long) bytes * bookings > MOST_BYTES) {
      throw new InputRefused(
          "--bookings of %d bytes each are at most %d at once"
              .formatted(bytes, MOST_BYTES / bytes));
    }
  }

  private Map<String, Object> kafka(MeasuredStack stack, Path folder, int bytes)
      throws IOException, InterruptedException, ExecutionException {
    run.progress().say("Kafka's own tools");
    try (Admin admin = Admin.create(stack.client(DEPLOYMENT))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) brokers))).all().get();
    }
    KafkaTools tools =
        new KafkaTools(stack.settingsFile(DEPLOYMENT, folder), stack.bootstrapServers(), TOPIC);
    Map<String, Object> figures = new LinkedHashMap<>();
    int fit = (int) Math.min(records, MOST_BYTES / bytes);
    figures.put("records", fit);
    figures.put("producer", tools.producer(fit, bytes));
    figures.put("consumerRecordsPerSecond", tools.consumer(fit));
    figures.put("endToEnd", tools.endToEnd(Math.max(100, fit / 100), bytes));
    run.say("kafka " + figures);
    return figures;
  }

  private Map<String, Object> burst(
      MeasuredStack stack, Submissions submissions, DecidedBookings decided, boolean last)
      throws IOException, InterruptedException {
    boolean recorded = recordings != null && last;
    Map<String, ProcessHandle> processes = stack.processes();
    if (recorded) {
      Files.createDirectories(recordings);
      processes.values().forEach(ThreadTimes::record);
    }
    Map<String, Map<String, Double>> threads = threads(processes);
    Map<String, Double> before = stack.processorSeconds();
    long begun = System.nanoTime();
    List<UUID> ids = submissions.burst(bookings);
    decided.await(ids, LONGEST);
    long end = ids.stream().mapToLong(decided::at).max().orElseThrow();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bookings", bookings);
    figures.put("bookingsPerSecond", bookings / ((end - begun) / 1e9));
    Map<String, Object> millis = new LinkedHashMap<>();
    stack
        .processorSeconds()
        .forEach(
            (name, now) ->
                millis.put(name, (now - before.getOrDefault(name, 0.0)) * 1e3 / bookings));
    figures.put("processorMillisPerBooking", millis);
    figures.put("ofThreads", since(threads, threads(processes)));
    if (recorded) {
      processes.forEach((name, one) -> ThreadTimes.write(one, recordings.resolve(name + ".jfr")));
    }
    run.say("burst " + figures);
    return figures;
  }

  private Map<String, Object> flushed(
      MeasuredStack stack, Submissions submissions, DecidedBookings decided)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (Flushing flushing = Flushing.begin(stack.client(DEPLOYMENT))) {
      figures.put("topics", flushing.topics());
      figures.put("burst", burst(stack, submissions, decided, false));
      figures.put(COMPARED_RATE + "PerSecond", steady(submissions, decided, COMPARED_RATE));
    }
    figures.put("burstAfterwards", burst(stack, submissions, decided, false));
    figures.put(
        "afterwards" + COMPARED_RATE + "PerSecond", steady(submissions, decided, COMPARED_RATE));
    return figures;
  }

  private static Map<String, Map<String, Double>> threads(Map<String, ProcessHandle> processes) {
    Map<String, Map<String, Double>> threads = new LinkedHashMap<>();
    processes.forEach((name, one) -> threads.put(name, ThreadTimes.of(one)));
    return threads;
  }

  /** Milliseconds a booking, of what takes 20 microseconds at least. */
  private Map<String, Object> since(
      Map<String, Map<String, Double>> before, Map<String, Map<String, Double>> after) {
    Map<String, Object> since = new LinkedHashMap<>();
    after.forEach(
        (process, threads) -> {
          Map<String, Double> figures = new TreeMap<>();
          threads.forEach(
              (kind, now) -> {
                double each =
                    (now - before.getOrDefault(process, Map.of()).getOrDefault(kind, 0.0))
                        / bookings;
                if (each >= 0.02) {
                  figures.put(kind, each);
                }
              });
          since.put(process, figures);
        });
    return since;
  }

  private Map<String, Object> steady(Submissions submissions, DecidedBookings decided, int rate)
      throws InterruptedException, ExecutionException {
    run.progress().say(rate + " bookings a second");
    measured(submissions, decided, rate, Math.max(1, seconds / 6));
    Map<String, Object> figures = measured(submissions, decided, rate, seconds);
    run.say(rate + "/s " + figures);
    return figures;
  }

  private Map<String, Object> measured(
      Submissions submissions, DecidedBookings decided, int rate, int howLong)
      throws InterruptedException, ExecutionException {
    List<Submissions.Sent> sent = submissions.steadily(rate * howLong, rate);
    List<Submissions.Sent> accepted = new ArrayList<>();
    for (Submissions.Sent one : sent) {
      if (one.accepted().get().isPresent()) {
        accepted.add(one);
      }
    }
    decided.await(accepted.stream().map(Submissions.Sent::id).toList(), LONGEST);
    long[] whole = accepted.stream().mapToLong(one -> decided.at(one.id()) - one.due()).toArray();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bookings", sent.size());
    figures.put("putOff", sent.size() - accepted.size());
    figures.put(
        "accepted", Times.millis(accepted.stream().mapToLong(one -> one.waited()).toArray()));
    figures.put("decided", Times.millis(whole));
    return figures;
  }
}
