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

  /** Bytes of lines behind which a batch ends, however few they are. */
  private static final long BATCH_BYTES = 16 * 1024 * 1024;

  private final LineReader reader;
  private final TopicWriter writer;
  private final TopicLog log;
  private final LoadOptions options;
  private final String target;
  private final int batch;
  private final Clock clock;

  /**
   * @param log of the topic that is written to
   * @param target where it goes to: brokers and topic
   * @param batch lines at a time
   */
  FileLoad(
      LineReader reader,
      TopicWriter writer,
      TopicLog log,
      LoadOptions options,
      String target,
      int batch) {
    this.log = log;
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
        state.forget();
      }
      Reached before = before(state, file);
      try (LineFile lines = LineFile.open(file, reader.longest());
          RefusalFile refusals = refusals(file, before)) {
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

  private Reached before(LoadState state, Path file) throws IOException {
    Optional<Reached> before = state.reached();
    if (before.isPresent() && !log.has(before.get().last())) {
      throw new Failure(
          "%s was loaded, in part at least, into a log that is no more: the topic was made again"
                  .formatted(file)
              + " or restored since; --again loads it from the first line");
    }
    return before.orElseGet(() -> new Reached(0, 0, 0, 0, log.none()));
  }

  private static RefusalFile refusals(Path file, Reached before) throws IOException {
    Path path = LoadOptions.refusals(file);
    return before.line() == 0 ? new RefusalFile(path) : new RefusalFile(path, before);
  }

  private static String told(Path file, Reached before, Reached reached, RefusalFile refusals) {
    String line = "%s: %d loaded, %d refused".formatted(file, reached.loaded(), refusals.refused());
    if (before.line() > 0) {
      line += ", %d of these before".formatted(before.loaded());
    }
    if (refusals.leftOut() > 0) {
      line += ", %d prints left out".formatted(refusals.leftOut());
    }
    if (refusals.lost() > 0) {
      line += ", %d of which stand there no more (--again tells them)".formatted(refusals.lost());
    }
    return refusals.refused() + refusals.leftOut() == 0 ? line : line + "; see " + refusals.path();
  }

  private List<LineFile.Line> take(LineFile lines) throws IOException {
    List<LineFile.Line> some = new ArrayList<>();
    long bytes = 0;
    while (some.size() < batch && bytes < BATCH_BYTES) {
      Optional<LineFile.Line> next = lines.next();
      if (next.isEmpty()) {
        break;
      }
      some.add(next.get());
      bytes += next.get().bytes().length;
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
    List<TopicWriter.Answer> answers = writer.await(sent);
    TopicLog.Mark last = reached.last();
    long loaded = reached.loaded();
    int answered = 0;
    for (Made one : made) {
      long number = one.line().number();
      Optional<RefusedLine> refused = one.refused();
      if (one.event().isPresent()) {
        TopicWriter.Answer answer = answers.get(answered++);
        refused = answer.refused();
        last = answer.record().map(last::at).orElse(last);
      }
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
    return new Reached(
        some.get(some.size() - 1).number(), loaded, refusals.refused(), refusals.leftOut(), last);
  }

  private Made made(LineFile.Line line) {
    try {
      return new Made(line, Optional.of(reader.read(line)), Optional.empty());
    } catch (RefusedLine refused) {
      return new Made(line, Optional.empty(), Optional.of(refused));
    }
  }
}
