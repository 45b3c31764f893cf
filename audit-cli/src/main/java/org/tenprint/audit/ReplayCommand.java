package org.tenprint.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.option.PurposeOptions;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Row;
import org.tenprint.audit.render.Rows;
import org.tenprint.audit.replay.Manifest;
import org.tenprint.audit.replay.RecordJson;
import org.tenprint.audit.replay.Replay;
import org.tenprint.events.Consumption;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit replay}: copies a window of the log. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Copy a window of the log into a folder, as lines of JSON without loss, with a manifest.",
      "Nothing on the broker changes, and nothing in the folder is overwritten."
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourceOptions source;
  @Mixin private WindowOptions window;
  @Mixin private PurposeOptions purpose;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description =
          "Topic to copy; again for more (default: every one without biometrics, less accesses).")
  private List<String> topics = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the copy; new or empty.")
  private Path out;

  @Option(
      names = "--with-biometrics",
      description = "Copy topics with prints too, as base64. Such a copy is restricted.")
  private boolean withBiometrics;

  @Option(
      names = "--open-letters",
      description = {
        "Open sealed dead letters by --keys: the field opened has what came, as base64.",
        "Such a copy is readable."
      })
  private boolean openLetters;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Instant now = Clock.systemUTC().instant();
    Window span = window.window(now, err);
    source.requireHolds(span);
    SourceOptions.Reading reading =
        new SourceOptions.Reading(
            openLetters ? "audit replay --open-letters" : "audit replay",
            window.read(asked(), span),
            purpose.purpose());
    Events events = source.events();
    try (EventLog log =
        source.open(
            events, reading, where -> err.println(where + " was changed since it was copied"))) {
      Manifest manifest =
          new Replay(log, new RecordJson(events, openLetters), line -> println(err, line))
              .copy(chosen(log), span, now, out);
      new Rows(spec.commandLine().getOut(), output)
          .print(manifest.files().stream().map(ReplayCommand::row).toList());
    }
    return ExitCodes.OK;
  }

  /** Unless named: to copy is itself an access, so that no two copies of those are alike. */
  private boolean copied(TopicSpec topic) {
    return (withBiometrics || !topic.biometrics()) && topic != TopicCatalogue.ACCESSES;
  }

  /** The topics as they are asked for; of those that are not named the families. */
  private List<String> asked() {
    if (topics.isEmpty()) {
      return Stream.concat(
              TopicCatalogue.ALL.stream().filter(this::copied).map(TopicSpec::name),
              TopicCatalogue.CONSUMPTIONS.stream()
                  .filter(one -> copied(one.topic()))
                  .map(Consumption::deadLetters))
          .toList();
    }
    for (String name : topics) {
      if (TopicName.parse(name).isEmpty()) {
        throw new Failure("there is no topic " + name + " to copy");
      }
    }
    return List.copyOf(new TreeSet<>(topics));
  }

  private static void println(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }

  private static Row row(Manifest.File file) {
    return Row.of("file", file.file())
        .and("records", file.records())
        .and("bytes", file.bytes())
        .and("sha256", file.sha256());
  }

  private List<TopicName> chosen(EventLog log) {
    List<TopicName> chosen = new ArrayList<>();
    if (topics.isEmpty()) {
      for (String name : log.topics()) {
        TopicName.parse(name).filter(t -> copied(t.spec())).ifPresent(chosen::add);
      }
      return chosen;
    }
    for (String name : new TreeSet<>(topics)) {
      TopicName topic =
          TopicName.parse(name)
              .filter(known -> log.topics().contains(name))
              .orElseThrow(() -> new Failure("there is no topic " + name + " to copy"));
      if (topic.biometrics() && !withBiometrics) {
        throw new Failure(name + " carries prints: say --with-biometrics to copy it");
      }
      chosen.add(topic);
    }
    return chosen;
  }
}
