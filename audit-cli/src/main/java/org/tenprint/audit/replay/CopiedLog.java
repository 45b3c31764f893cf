package org.tenprint.audit.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.log.Window;
import org.tenprint.events.common.Origin;

/**
 * A copy of the log: a folder that {@code audit replay} wrote. Each read is a pass over a file.
 *
 * <p>The bytes of a value count, not the text beside them; where the two disagree, somebody changed
 * one of them, and the record's address is reported to {@code changed}.
 */
public final class CopiedLog implements EventLog {
  private final Path folder;
  private final Manifest manifest;
  private final RecordJson json;
  private final Consumer<String> changed;
  private final Set<String> reported = new HashSet<>();

  /**
   * @param folder the copy
   * @param events decodes values, to compare them with the text beside them
   * @param changed told once of each record, by its address, that was changed by hand
   * @throws Failure if the folder is no finished copy
   */
  public CopiedLog(Path folder, Events events, Consumer<String> changed) {
    this.folder = folder;
    this.manifest = Manifest.read(folder);
    this.json = new RecordJson(events);
    this.changed = changed;
  }

  /** What the copy says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public Set<String> topics() {
    Set<String> topics = new TreeSet<>();
    manifest.files().forEach(file -> topics.add(file.topic()));
    return topics;
  }

  @Override
  public SortedMap<Integer, Long> ends(String topic) {
    return manifest.files().stream()
        .filter(file -> file.topic().equals(topic))
        .findFirst()
        .map(Manifest.File::ends)
        .orElse(new TreeMap<>());
  }

  @Override
  public Instant until() {
    return manifest.window().to();
  }

  @Override
  public void read(String topic, Window window, Consumer<LogRecord> each) {
    pass(topic, record -> window.holds(record.recorded()), each);
  }

  @Override
  public void readKey(String topic, String key, Consumer<LogRecord> each) {
    pass(topic, record -> record.key() != null && record.keyText().equals(key), each);
  }

  @Override
  public void readAt(String topic, Collection<Origin> addresses, Consumer<LogRecord> each) {
    Set<Origin> wanted = new HashSet<>(addresses);
    pass(topic, record -> wanted.contains(record.origin()), each);
  }

  private void pass(String topic, Predicate<LogRecord> wanted, Consumer<LogRecord> each) {
    if (!topics().contains(topic)) {
      return;
    }
    TopicName name = TopicName.parse(topic).orElseThrow();
    Path file = folder.resolve(Manifest.fileName(topic));
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        LogRecord record = record(file, number, line);
        if (!record.topic().equals(topic)) {
          throw new Failure(file + " line " + number + " is of another topic");
        }
        if (wanted.test(record)) {
          report(record, name, line);
          each.accept(record);
        }
      }
    } catch (IOException e) {
      throw new Failure(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static LogRecord record(Path file, long number, String line) {
    return RecordJson.record(line)
        .orElseThrow(() -> new Failure(file + " line " + number + " is no record"));
  }

  private void report(LogRecord record, TopicName topic, String line) {
    if (!json.line(record, topic).equals(line) && reported.add(record.address())) {
      changed.accept(record.address());
    }
  }

  /** The files that are not what the manifest says, by their SHA-256 and how many lines. */
  public Set<String> changedFiles() {
    Set<String> changedFiles = new TreeSet<>();
    for (Manifest.File file : manifest.files()) {
      Path path = folder.resolve(file.file());
      if (!Manifest.sha256(path).equals(file.sha256()) || lines(path) != file.records()) {
        changedFiles.add(file.file());
      }
    }
    return changedFiles;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    } catch (IOException | UncheckedIOException e) {
      throw new Failure(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    // each pass closes its file
  }
}
