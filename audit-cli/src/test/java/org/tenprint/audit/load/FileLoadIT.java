package org.tenprint.audit.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.load.LoadState.Reached;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;

/** A file is loaded once, to its end, and what is refused of it is told. */
class FileLoadIT {
  private static final int BATCH = 10;
  private static final String TARGET = "here";

  private final TestBroker broker = TestBroker.shared();
  private final RecordLines lines = new RecordLines(Optional.empty());

  @TempDir Path folder;
  private String topic;
  private Path file;

  @BeforeEach
  void aTopic(TestInfo test) throws IOException {
    topic = "load-" + test.getTestMethod().orElseThrow().getName();
    broker.createTopic(topic, 1);
    file = folder.resolve("records.ndjson");
  }

  private static String line(int number) {
    return """
    {"subjectId":"S-%d","recordId":"R-%d","status":"REMOVABLE","validFrom":"2005-01-01T00:00:00Z"}\
    """
        .formatted(number, number);
  }

  /** Whether all was taken, and what it said. */
  private record Answer(boolean all, String said) {}

  private Answer load(LineReader reader, boolean again) {
    return load(reader, again, BATCH);
  }

  private Answer load(LineReader reader, boolean again, int batch) {
    LoadOptions options = options(again);
    StringWriter out = new StringWriter();
    try (Admin admin = Admin.create(broker.client());
        TopicWriter writer = new TopicWriter(broker.client(), topic, reader.type())) {
      boolean all =
          new FileLoad(reader, writer, new TopicLog(admin, topic), options, TARGET, batch)
              .run(new PrintWriter(out, true), new PrintWriter(new StringWriter()));
      return new Answer(all, out.toString());
    }
  }

  private LoadOptions options(boolean again) {
    LoadOptions options = new LoadOptions();
    new picocli.CommandLine(new Holder(options))
        .parseArgs(
            Stream.of(
                    "--state",
                    folder.resolve("state").toString(),
                    file.toString(),
                    again ? "--again" : "")
                .filter(argument -> !argument.isEmpty())
                .toArray(String[]::new));
    return options;
  }

  @picocli.CommandLine.Command
  private static final class Holder {
    @picocli.CommandLine.Mixin private final LoadOptions options;

    Holder(LoadOptions options) {
      this.options = options;
    }
  }

  /** How often each key stands on the topic. */
  private Map<String, Long> written() {
    return broker.consume(topic).stream()
        .collect(
            Collectors.groupingBy(
                record -> new String(record.key(), UTF_8), TreeMap::new, Collectors.counting()));
  }

  private List<String> refused() throws IOException {
    List<String> all = Files.readAllLines(folder.resolve("records.ndjson.refused.tsv"));
    assertEquals("line\treason\twhere", all.get(0));
    return all.subList(1, all.size());
  }

  @Test
  void whatIsRefusedIsToldByLineAndTheRestIsTaken() throws Exception {
    Files.write(
        file,
        List.of(
            line(1),
            "",
            "{\"subjectId\":\"S-2\"",
            line(3).replace("REMOVABLE", "REMOVED"),
            line(4).replace("recordId", "record"),
            line(5).replace("\"S-5\"", "5"),
            line(6).replace("}", ",\"validTo\":\"2005-01-01T00:00:00Z\"}"),
            line(7).replace("}", ",\"convictions\":[{\"ncic\":\"12\"}]}"),
            line(8) + line(8),
            line(9).replace("}", ",\"status\":\"CITIZEN\"}"),
            "[]",
            line(12),
            line(13).replace("S-13", "S-13 "),
            line(14).replace("S-14", "5F6A3C0E-6A43-3D1B-9D0E-7C8F2B1A4E60")));
    Answer answer = load(lines, false);
    assertFalse(answer.all());
    assertTrue(answer.said().contains(": 2 loaded, 11 refused; see "), answer.said());
    assertEquals(Map.of("S-1", 1L, "S-12", 1L), written());
    assertEquals(
        List.of(
            "3\tNOT_JSON\tcolumn 19",
            "4\tBAD_VALUE\tstatus",
            "5\tUNKNOWN_FIELD\t",
            "6\tWRONG_TYPE\tsubjectId",
            "7\tBAD_VALUE\tvalidTo",
            "8\tBAD_VALUE\tconvictions[0].ncic",
            "9\tNOT_JSON\tcolumn 93",
            "10\tNOT_JSON\tcolumn 101",
            "11\tWRONG_TYPE\t",
            "13\tBAD_VALUE\tsubjectId",
            "14\tBAD_VALUE\tsubjectId"),
        refused());
    RecordStatement taken =
        EventCodec.of(RecordStatement.class).decode(broker.consume(topic).get(0).value());
    assertEquals(ImmigrationStatus.REMOVABLE, taken.getStatus());
  }

  private LineReader breakingAt(long number) {
    return new LineReader() {
      @Override
      public Loaded read(LineFile.Line line) throws RefusedLine {
        if (line.number() == number) {
          throw new IllegalStateException("the power is off");
        }
        return lines.read(line);
      }

      @Override
      public int longest() {
        return lines.longest();
      }

      @Override
      public String type() {
        return lines.type();
      }
    };
  }

  @Test
  void aLoadThatWasBrokenOffGoesOn() throws Exception {
    int count = 95;
    Files.write(
        file,
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> number % 20 == 0 ? "{}" : line(number))
            .toList());
    LineReader breaking = breakingAt(47);
    assertThrows(IllegalStateException.class, () -> load(breaking, false));
    assertEquals(38, written().size(), "what was before its batch");

    Answer rest = load(lines, false);
    assertFalse(rest.all());
    assertTrue(rest.said().contains(": 91 loaded, 4 refused, 38 of these before"), rest.said());
    assertEquals(91, written().size());
    assertTrue(written().values().stream().allMatch(times -> times == 1), written().toString());
    assertEquals(
        List.of("20", "40", "60", "80"),
        refused().stream().map(line -> line.split("\t")[0]).toList());

    assertTrue(load(lines, false).said().contains("91 of these before"), "nothing is left to do");
    assertEquals(91, broker.consume(topic).size());

    Files.delete(folder.resolve("records.ndjson.refused.tsv"));
    Answer lost = load(lines, false);
    assertFalse(lost.all(), "four were refused, whoever removes the file");
    assertTrue(lost.said().contains("4 of which stand there no more (--again"), lost.said());
  }

  @Test
  void aLogThatIsNoMoreIsNotTakenForTheOneOfNow() throws Exception {
    Files.writeString(file, line(1) + "\n{}\n");
    load(lines, false);
    String first = topic;
    topic = first + "-anew";
    broker.createTopic(topic, 1);
    Failure another = assertThrows(Failure.class, () -> load(lines, false));
    assertTrue(another.getMessage().contains("--again loads it"), another.getMessage());
    assertTrue(broker.consume(topic).isEmpty());
    assertEquals(1, refused().size(), "what was told stays");
    load(lines, true);
    assertEquals(Map.of("S-1", 1L), written());
    assertTrue(load(lines, false).said().contains("1 of these before"));

    try (LoadState state = held()) {
      Reached before = state.reached().orElseThrow();
      TopicLog.Mark last = before.last();
      assertEquals(0, last.offset());
      TopicLog.Mark behind = new TopicLog.Mark(last.topicId(), last.partition(), 1);
      state.reach(new Reached(2, 1, 1, 0, behind));
    }
    assertThrows(Failure.class, () -> load(lines, false), "the log ends before it");
    load(lines, true);
    assertEquals(Map.of("S-1", 2L), written());
  }

  /** Lines of a megabyte: what is in memory is bounded in bytes. */
  @Test
  void aBatchEndsAtItsBytesAndALineAtItsOwn() throws Exception {
    List<String> wide =
        IntStream.rangeClosed(1, 18)
            .mapToObj(number -> line(number).strip())
            .map(line -> line + " ".repeat(RecordLines.LONGEST - line.length()))
            .collect(Collectors.toCollection(ArrayList::new));
    wide.set(1, wide.get(1) + " ");
    Files.write(file, wide);
    assertThrows(IllegalStateException.class, () -> load(breakingAt(18), false, 500));
    assertEquals(16, written().size());
    assertEquals(List.of("2\tTOO_LONG\t"), refused());
    assertTrue(load(lines, false, 500).said().contains(": 17 loaded, 1 refused, 16 of these"));
  }

  private LoadState held() throws IOException {
    return LoadState.open(folder.resolve("state"), LineFile.extent(file).digest() + " " + TARGET);
  }

  @Test
  void aStateThatCannotBeReadIsNoBeginning() throws Exception {
    Files.writeString(file, line(1));
    load(lines, false);
    try (Stream<Path> states = Files.list(folder.resolve("state"))) {
      Files.writeString(states.findFirst().orElseThrow(), "1 1\n");
    }
    assertThrows(Failure.class, () -> load(lines, false));
    assertTrue(load(lines, true).all());
  }

  /** The same line has the same id, so that who reads knows it again. */
  @Test
  void againIsTheSameEvents() throws Exception {
    Files.writeString(file, line(1) + "\r\n" + line(2));
    assertTrue(load(lines, false).all());
    assertTrue(load(lines, true).all());
    List<ConsumerRecord<byte[], byte[]>> records = broker.consume(topic);
    assertEquals(4, records.size());
    assertEquals(id(records.get(0)), id(records.get(2)));
    assertFalse(id(records.get(0)).equals(id(records.get(1))));
    assertFalse(Files.exists(folder.resolve("records.ndjson.refused.tsv")));
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    Files.writeString(file, line(1));
    try (LoadState held = held()) {
      assertTrue(held.reached().isEmpty());
      assertThrows(Failure.class, () -> load(lines, false));
    }
    assertTrue(load(lines, false).all());
  }
}
