package org.tenprint.testkit.guarantee;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A history as a file: JSON objects, one a line, each with its {@code kind}: {@code submission},
 * {@code change}, {@code fault}, {@code told}, {@code record}. Of a record there is the place, the
 * time and the digest of its bytes, which stand in the log.
 */
public final class HistoryFile {
  private static final ObjectMapper LINES = new ObjectMapper();
  private static final ObjectMapper WHOLE =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private HistoryFile() {}

  /** Writes a history, over what is there. */
  public static void write(History history, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (SubmittedBooking one : history.submissions()) {
        Map<String, Object> line = line("submission");
        line.put("booking", one.id().toString());
        line.put("ori", one.place().ori());
        line.put("tcn", one.tcn());
        line.put("fate", one.fate().name());
        line.put("begun", one.begun().toString());
        line.put("answered", one.answered().toString());
        line.put("known", one.known());
        line.put("minor", one.minor());
        write(out, line);
      }
      for (History.RuleChange one : history.changes()) {
        Map<String, Object> line = line("change");
        line.put("instrument", one.instrument());
        line.put("known", one.known().toString());
        write(out, line);
      }
      for (History.Fault one : history.faults()) {
        write(out, fault(one));
      }
      for (History.Told one : history.told()) {
        Map<String, Object> line = line("told");
        line.put("reader", one.reader());
        line.put("place", one.place());
        line.put("sha256", one.digest());
        write(out, line);
      }
      for (String topic : history.log().topics()) {
        for (ConsumerRecord<byte[], byte[]> one : history.log().records(topic)) {
          Map<String, Object> line = line("record");
          line.put("place", LoggedEvents.where(one));
          line.put("time", one.timestamp());
          line.put("sha256", LogChecks.digest(one));
          write(out, line);
        }
      }
    }
  }

  /**
   * Writes what was found, over what is there.
   *
   * @param run what is to be said of the run beside: seed, command, machine
   */
  public static void write(
      Map<String, ?> run, List<History.Fault> faults, List<Checked> checks, Path file)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Map<String, Object> all = new LinkedHashMap<>(run);
    all.put("faults", faults.stream().map(HistoryFile::fault).toList());
    all.put("checks", checks);
    Files.writeString(file, WHOLE.writeValueAsString(all) + "\n");
  }

  /** Of a record that somebody was handed, as {@link History.Told} has it. */
  public static History.Told told(String reader, ConsumerRecord<byte[], byte[]> record) {
    return new History.Told(reader, LoggedEvents.where(record), LogChecks.digest(record));
  }

  private static Map<String, Object> fault(History.Fault one) {
    Map<String, Object> line = line("fault");
    line.put("name", one.name());
    line.put("from", one.from().toString());
    line.put("to", one.to().toString());
    return line;
  }

  private static Map<String, Object> line(String kind) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind);
    return line;
  }

  private static void write(BufferedWriter out, Map<String, Object> line) throws IOException {
    out.write(LINES.writeValueAsString(line));
    out.newLine();
  }
}
