package org.tenprint.audit.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.log.Window;

/**
 * Copies a window of topics into a folder, one file a topic, by partition and offset. Its owner
 * alone can read the copy.
 */
public final class Replay {
  private static final long REPORTED_EVERY = 100_000;

  private final EventLog log;
  private final RecordJson json;
  private final Consumer<String> progress;

  /**
   * @param log what is copied
   * @param json writes its lines
   * @param progress told how far it is, a line at a time
   */
  public Replay(EventLog log, RecordJson json, Consumer<String> progress) {
    this.log = log;
    this.json = json;
    this.progress = progress;
  }

  /**
   * Copies.
   *
   * @param now when the log was opened: a window that ends later is held up to then
   * @param folder is made where it is not there
   * @throws Failure if something stands in the folder already, or it cannot be written
   */
  public Manifest copy(List<TopicName> topics, Window window, Instant now, Path folder) {
    try {
      OwnersFiles.createFolder(folder);
      List<Manifest.File> files = new ArrayList<>();
      for (TopicName topic : topics) {
        files.add(copy(topic, window, folder));
      }
      Instant to = window.to().isAfter(now) ? now : window.to();
      Manifest manifest = Manifest.of(window.from().toString(), to.toString(), files);
      manifest.write(folder);
      return manifest;
    } catch (IOException | UncheckedIOException e) {
      throw new Failure(folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  private Manifest.File copy(TopicName topic, Window window, Path folder) throws IOException {
    Path file = folder.resolve(Manifest.fileName(topic.name()));
    long[] count = new long[1];
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                OwnersFiles.create(file), StandardCharsets.UTF_8.newEncoder()))) {
      log.read(
          topic.name(),
          window,
          record -> {
            write(out, json.line(record, topic));
            if (++count[0] % REPORTED_EVERY == 0) {
              progress.accept(topic.name() + ": " + count[0] + " records so far");
            }
          });
    }
    progress.accept(topic.name() + ": " + count[0] + " records");
    return new Manifest.File(
        topic.name(),
        Manifest.fileName(topic.name()),
        count[0],
        Files.size(file),
        Manifest.sha256(file),
        log.ends(topic.name()));
  }

  private static void write(Writer out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
