package org.tenprint.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tenprint.benchmarks.report.OverloadReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.events.Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench overload}: more bookings than a stack carries, and a hop that is slow. */
@Command(
    name = "overload",
    mixinStandardHelpOptions = true,
    description = {
      "What a whole packaged stack on one broker does with more than it carries: how many bookings"
          + " the door takes, puts off and does not answer, how soon, how long accepted ones wait,"
          + " and the memory of each process every second.",
      "Then what it does while biometric-service has a small share of its time. Some 30 minutes"
          + " with the defaults. Writes overload.json, its curves and the tables of overload.md;"
          + " exit code 1 when a booking that was accepted is lost or told twice."
    })
public final class OverloadCommand implements Callable<Integer> {
  private static final Principal DEPLOYMENT = Principal.parse("deployment:tenprint");
  private static final String SLOW = "biometric-service";

  /** That nobody is decided for so long is no wait, but a loss. */
  private static final Duration AT_REST = Duration.ofMinutes(3);

  /** A twentieth of the rate before anything is counted. */
  private static final int WARM = 20;

  @Mixin private RunOptions run;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description =
          "Bookings a second through the door: ten times what is carried" + " (${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "120",
      description = "For so long (${DEFAULT-VALUE}), after 30 at a twentieth of the rate.")
  private int seconds;

  @Option(
      names = "--slow-rate",
      defaultValue = "60",
      description = "Bookings a second while biometric-service is slow (${DEFAULT-VALUE}).")
  private int slowRate;

  @Option(
      names = "--slow-seconds",
      defaultValue = "900",
      description = "For so long (${DEFAULT-VALUE}); 0 leaves it out.")
  private int slowSeconds;

  @Option(
      names = "--slow-percent",
      defaultValue = "5",
      description = "Of its time that biometric-service has then (${DEFAULT-VALUE}).")
  private int slowPercent;

  @Option(
      names = "--agencies",
      split = ",",
      defaultValue =
          "MA0130100,MA0130300,MA0146000,ILCPD0000,IL0450300,CA0380100,CA0431300,CA0194200,"
              + "VA0070100,NJNPD0000",
      description = "Of the sample, in turn (${DEFAULT-VALUE}).")
  private List<String> agencies;

  @Option(
      names = "--connections",
      defaultValue = "100",
      description = "Of each agency (${DEFAULT-VALUE}); the door has 2048.")
  private int connections;

  @Option(
      names = "--fingers",
      defaultValue = "2",
      description = "ISO records of each person, 1 to 10 (${DEFAULT-VALUE}).")
  private int fingers;

  @Option(
      names = "--warm-seconds",
      defaultValue = "30",
      description = "Before anything is counted (${DEFAULT-VALUE}).")
  private int warmSeconds;

  @Option(
      names = "--longest-wait",
      defaultValue = "PT10M",
      description =
          "TENPRINT_LONGEST_WAIT of booking-service: the stated limit, ISO 8601"
              + " (${DEFAULT-VALUE}, as shipped).")
  private Duration longestWait;

  @Option(
      names = "--most-waiting",
      defaultValue = "30000",
      description = "TENPRINT_MOST_WAITING of booking-service (${DEFAULT-VALUE}, as shipped).")
  private int mostWaiting;

  private MeasuredStack stack;
  private DecidedBookings decided;
  private ResidentMemory memory;
  private OfferedBookings offered;
  private ResultFile result;
  private int unkept;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rate < 1 || seconds < 1 || slowRate < 1 || connections < 1) {
      throw new InputRefused("--rate, --seconds, --slow-rate and --connections are at least 1");
    }
    result =
        run.open(
            "overload.json",
            "strangers with ISO records of %d fingers, %d agencies, sample law and gallery, one"
                    .formatted(fingers, agencies.size())
                + " broker of the local stack");
    result.putAll(
        Map.of(
            "limitSeconds",
            longestWait.toSeconds(),
            "mostWaiting",
            mostWaiting,
            "agencies",
            agencies.size(),
            "connectionsOfEach",
            connections));
    Path folder = Files.createTempDirectory("tenprint-overload-bench-");
    try {
      measure(folder);
    } finally {
      MeasuredStack.delete(folder);
    }
    OverloadReport.write(run);
    return unkept == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void measure(Path folder) throws IOException, InterruptedException {
    Map<String, String> limits =
        Map.of(
            "TENPRINT_LONGEST_WAIT",
            longestWait.toString(),
            "TENPRINT_MOST_WAITING",
            "" + mostWaiting);
    try (MeasuredStack started = MeasuredStack.start(folder, limits, run.progress());
        DecidedBookings following = new DecidedBookings(started.client(DEPLOYMENT)).start();
        ResidentMemory looked = new ResidentMemory(started::residentMiB)) {
      stack = started;
      decided = following;
      offered =
          new OfferedBookings(
              new Submissions(stack, fingers, new RecordPrints(), agencies), connections);
      run.progress().say("warming up");
      List<DoorAnswer> warm = offered.offer(Math.max(1, rate / WARM), warmSeconds);
      decided.await(work(warm).accepted(), AT_REST);
      run.progress().say("opening connections");
      offered.connect();
      memory = looked.start();
      result.put("overload", phase("overload", rate, seconds, Optional.empty()));
      if (slowSeconds > 0) {
        result.put(
            "slow",
            phase(
                "slow",
                slowRate,
                slowSeconds,
                Optional.of(new SlowedService(() -> process(SLOW), slowPercent))));
      }
    }
  }

  private Optional<ProcessHandle> process(String name) {
    return Optional.ofNullable(stack.processes().get(name));
  }

  private AcceptedWork work(List<DoorAnswer> answers) {
    return new AcceptedWork(answers, decided.times(), decided::dispositions);
  }

  private Map<String, Object> phase(
      String name, int perSecond, int howLong, Optional<SlowedService> slowed)
      throws InterruptedException {
    run.progress().say(name + ": " + perSecond + " bookings a second for " + howLong + " s");
    int from = memory.second();
    long begun = System.nanoTime();
    slowed.ifPresent(SlowedService::start);
    List<DoorAnswer> answers;
    try {
      answers = offered.offer(perSecond, howLong);
    } finally {
      slowed.ifPresent(SlowedService::close);
    }
    int until = memory.second();
    run.progress().say(name + ": until what was accepted is decided");
    decided.await(work(answers).accepted(), AT_REST);
    AcceptedWork work = work(answers);
    unkept += work.lost() + work.doubled() + work.inPart();
    DoorTally door = new DoorTally(answers);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("perSecond", perSecond);
    figures.put("seconds", howLong);
    slowed.ifPresent(slow -> figures.put("percentOfItsTime", slowPercent));
    figures.put("fromSecond", from);
    figures.put("untilSecond", until);
    figures.put("drainedSecond", memory.second());
    figures.put("door", door.figures());
    figures.put("work", work.figures());
    Map<String, Object> each = new LinkedHashMap<>();
    each.put("accepted", door.eachSecond(begun, DoorAnswer::accepted));
    each.put("putOff", door.eachSecond(begun, DoorAnswer::putOff));
    each.put("unanswered", door.eachSecond(begun, answer -> answer.status() == DoorAnswer.NONE));
    each.put("notSent", door.eachSecond(begun, answer -> !answer.sent()));
    each.put("decided", DoorTally.eachSecond(begun, work.decidedAt()));
    run.say(name + " " + figures);
    figures.put("eachSecond", each);
    result.put("residentMiB", memory.eachSecond());
    return figures;
  }
}
