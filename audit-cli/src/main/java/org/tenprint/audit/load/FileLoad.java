package org.tenprint.audit.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.load.LoadState.Reached;

/**
 * Loads files of lines onto a topic, a batch at a time. A batch is done when the brokers have it
 * and its refusals are written; a load that is broken off goes on behind the last that was done, so
 * that at most one batch is written twice, with the same ids.
 */
final class FileLoad {
  private static final long TELL_NANOS = 2_000_000_000L;

  private final LineReader reader;
  private final TopicWriter writer;
  private final LoadOptions options;
  private final String target;
  private final int batch;
  private final Clock clock;

  /**
   * @param target where it goes to: brokers and topic
   * @param batch lines at a time
   */
  FileLoad(LineReader reader, TopicWriter writer, LoadOptions options, String target, int batch) {
    this.reader = reader;
    this.writer = writer;
    this.options = options;
    this.target = target;
    this.batch = batch;
    this.clock = Clock.systemUTC();
  }

  private record Made(LineFile.Line line, Optional<Loaded> event, Optional<RefusedLine> refused) {}

  /** Loads the files; whether everything of them was taken. */
  boolean run(PrintWriter out, PrintWriter progress) {
    boolean all = true;
    for (Path file : options.files) {
      if (!Files.isRegularFile(file)) {
        throw new Failure(file + ": there is no such file");
      }
    }
    for (Path file : options.files) {
      try {
        all &= load(file, out, progress);
      } catch (IOException e) {
        throw new Failure(file + " is not loaded to its end: " + e, e);
      }
    }
    return all;
  }

  private boolean load(Path file, PrintWriter out, PrintWriter progress) throws IOException {
    LineFile.Extent extent = LineFile.extent(file);
    try (LoadState state = LoadState.open(options.state(), extent.digest() + " " + target)) {
      if (options.again) {
        state.reach(new Reached(0, 0));
      }
      Reached before = state.reached();
      try (LineFile lines = LineFile.open(file);
          RefusalFile refusals = new RefusalFile(LoadOptions.refusals(file), before.line())) {
        lines.skip(before.line());
        Reached reached = before;
        long told = System.nanoTime();
        List<LineFile.Line> some = take(lines);
        while (!some.isEmpty()) {
          reached = load(some, extent.digest(), reached, refusals);
          state.reach(reached);
          if (System.nanoTime() - told > TELL_NANOS) {
            told = System.nanoTime();
            progress.println(
                "  %s: line %d of %d, %d refused"
                    .formatted(
                        file.getFileName(), reached.line(), extent.lines(), refusals.refused()));
            progress.flush();
          }
          some = take(lines);
        }
        out.println(told(file, before, reached, refusals));
        return refusals.refused() + refusals.leftOut() == 0;
      }
    }
  }

  private static String told(Path file, Reached before, Reached reached, RefusalFile refusals) {
    String line = "%s: %d loaded, %d refused".formatted(file, reached.loaded(), refusals.refused());
    if (before.line() > 0) {
      line += ", %d of these before".formatted(before.loaded());
    }
    if (refusals.leftOut() > 0) {
      line += ", %d prints left out".formatted(refusals.leftOut());
    }
    return refusals.refused() + refusals.leftOut() == 0 ? line : line + "; see " + refusals.path();
  }

  private List<LineFile.Line> take(LineFile lines) throws IOException {
    List<LineFile.Line> some = new ArrayList<>();
    while (some.size() < batch) {
      Optional<LineFile.Line> next = lines.next();
      if (next.isEmpty()) {
        break;
      }
      some.add(next.get());
    }
    return some;
  }

  private Reached load(
      List<LineFile.Line> some, String digest, Reached reached, RefusalFile refusals)
      throws IOException {
    List<Made> made = some.parallelStream().filter(line -> !line.blank()).map(this::made).toList();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Made one : made) {
      one.event()
          .ifPresent(
              event ->
                  sent.add(
                      writer.send(event, digest + " " + one.line().number(), clock.instant())));
    }
    List<Optional<RefusedLine>> answers = writer.await(sent);
    long loaded = reached.loaded();
    int answered = 0;
    for (Made one : made) {
      long number = one.line().number();
      Optional<RefusedLine> refused =
          one.event().isPresent() ? answers.get(answered++) : one.refused();
      if (refused.isPresent()) {
        refusals.refuse(number, refused.get());
      } else {
        loaded++;
        for (RefusedLine leftOut : one.event().orElseThrow().leftOut()) {
          refusals.leaveOut(number, leftOut);
        }
      }
    }
    refusals.flush();
    return new Reached(some.get(some.size() - 1).number(), loaded);
  }

  private Made made(LineFile.Line line) {
    try {
      return new Made(line, Optional.of(reader.read(line)), Optional.empty());
    } catch (RefusedLine refused) {
      return new Made(line, Optional.empty(), Optional.of(refused));
    }
  }
}
