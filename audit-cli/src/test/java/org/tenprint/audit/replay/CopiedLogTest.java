package org.tenprint.audit.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.messaging.EventCodec;

/** A copy that is made, read again, and changed by hand. */
class CopiedLogTest {
  private static final String TOPIC = TopicCatalogue.DISPOSITIONS.name();
  private static final Instant NOON = Instant.parse("2011-06-05T12:00:00Z");
  private static final SampleCase CASE = new SampleCase("TCN0000001");

  private final Events events = new Events(Optional.empty(), Optional.empty(), Optional.empty());
  private final List<String> progress = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();

  @TempDir Path folder;

  /** Three records an hour apart, two of one key. */
  private static EventLog threeRecords() {
    return new MemoryLog(
        Set.of(TOPIC),
        List.of(
            record(0, 0, "a", Outcome.WITHHELD),
            record(0, 1, "b", Outcome.HELD),
            record(1, 0, "a", Outcome.DELIVERED)));
  }

  private static LogRecord record(int partition, long offset, String key, Outcome outcome) {
    Disposition made = CASE.disposition("sib:MA", outcome, Reason.RECIPIENT_REFUSED, "X");
    return new LogRecord(
        TOPIC,
        partition,
        offset,
        NOON.plusSeconds(3600L * (partition * 2 + offset)),
        key.getBytes(UTF_8),
        List.of(),
        EventCodec.of(Disposition.class).encode(made));
  }

  private Manifest copy(Window window, Path to) {
    TopicName topic = TopicName.parse(TOPIC).orElseThrow();
    return new Replay(threeRecords(), new RecordJson(events), progress::add)
        .copy(List.of(topic), window, Instant.MAX, to);
  }

  private CopiedLog copied() {
    return new CopiedLog(folder.resolve("copy"), events, changed::add);
  }

  private List<String> addresses(Window window) {
    List<String> addresses = new ArrayList<>();
    copied().read(TOPIC, window, record -> addresses.add(record.address()));
    return addresses;
  }

  @Test
  void aCopyIsAskedForNoTimeThatItDoesNotHold() {
    Window held = new Window(NOON, NOON.plusSeconds(3600));
    Manifest manifest = copy(held, folder.resolve("copy"));
    manifest.requireHolds(held);
    for (Window more :
        List.of(
            new Window(NOON.minusMillis(1), held.to()),
            new Window(NOON, held.to().plusMillis(1)))) {
      Failure no = assertThrows(Failure.class, () -> manifest.requireHolds(more));
      assertTrue(no.getMessage().contains("holds " + NOON + " to " + held.to()), no.getMessage());
    }
  }

  @Test
  void aCopyReadsAsTheLogItIsOf() {
    Manifest manifest = copy(Window.ALL, folder.resolve("copy"));
    assertEquals(3, manifest.files().get(0).records());
    assertEquals(List.of(TOPIC + ": 3 records"), progress);
    CopiedLog copied = copied();
    assertEquals(Set.of(TOPIC), copied.topics());
    assertEquals(threeRecords().ends(TOPIC), copied.ends(TOPIC));
    assertEquals(new TreeMap<>(), copied.ends("immigration.records.v1"));
    assertEquals(List.of(TOPIC + "/0/0", TOPIC + "/0/1", TOPIC + "/1/0"), addresses(Window.ALL));
    List<String> ofKey = new ArrayList<>();
    copied.readKey(TOPIC, "a", record -> ofKey.add(record.address()));
    assertEquals(List.of(TOPIC + "/0/0", TOPIC + "/1/0"), ofKey);
    List<String> at = new ArrayList<>();
    copied.readAt(
        TOPIC,
        List.of(new Origin(TOPIC, 0, 1L), new Origin(TOPIC, 7, 7L)),
        record -> at.add(record.address()));
    assertEquals(List.of(TOPIC + "/0/1"), at);
    copied.read("immigration.records.v1", Window.ALL, record -> at.add("another topic"));
    assertEquals(1, at.size());
    assertEquals(Set.of(), copied.changedFiles());
    assertEquals(List.of(), changed);
  }

  @Test
  void aWindowHoldsItsFirstInstantAndNotItsLast() {
    Window window = new Window(NOON.plusSeconds(3600), NOON.plusSeconds(7200));
    assertEquals(1, copy(window, folder.resolve("copy")).files().get(0).records());
    assertEquals(List.of(TOPIC + "/0/1"), addresses(Window.ALL));
    assertEquals(List.of(), addresses(new Window(NOON, NOON.plusSeconds(3600))));
  }

  @Test
  void nothingIsWrittenIntoAFolderThatHasSomething() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("note"), "mine");
    Failure refused = assertThrows(Failure.class, () -> copy(Window.ALL, full));
    assertTrue(refused.getMessage().contains("is not empty"), refused.getMessage());
    try (var files = Files.list(full)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aCopyThatWasNotFinishedIsNone() throws IOException {
    copy(Window.ALL, folder.resolve("copy"));
    Files.move(
        folder.resolve("copy").resolve(Manifest.NAME),
        folder.resolve("copy").resolve(Manifest.NAME + ".part"));
    Failure refused = assertThrows(Failure.class, this::copied);
    assertTrue(refused.getMessage().contains("is no finished copy"), refused.getMessage());
  }

  /** The text says withheld, the bytes beside it say held: somebody changed one of them. */
  @Test
  void aTextThatIsNotWhatItsBytesSayIsToldOnceByItsAddress() throws IOException {
    copy(Window.ALL, folder.resolve("copy"));
    edit("\"outcome\":\"HELD\"", "\"outcome\":\"WITHHELD\"");
    CopiedLog copied = copied();
    copied.read(TOPIC, Window.ALL, record -> {});
    copied.read(TOPIC, Window.ALL, record -> {});
    assertEquals(List.of(TOPIC + "/0/1"), changed);
    assertEquals(Set.of(Manifest.fileName(TOPIC)), copied.changedFiles());
  }

  @Test
  void aRecordOfAnotherTopicAndALineThatIsNoneStopTheReading() throws IOException {
    copy(Window.ALL, folder.resolve("copy"));
    edit("\"topic\":\"" + TOPIC + "\",\"partition\":1", "\"topic\":\"other\",\"partition\":1");
    Failure other = assertThrows(Failure.class, () -> addresses(Window.ALL));
    assertTrue(other.getMessage().endsWith("line 3 is of another topic"), other.getMessage());
    Files.writeString(file(), "half a li");
    Failure none = assertThrows(Failure.class, () -> addresses(Window.ALL));
    assertTrue(none.getMessage().endsWith("line 1 is no record"), none.getMessage());
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    assertThrows(Failure.class, () -> addresses(Window.ALL));
    Files.delete(file());
    Failure gone = assertThrows(Failure.class, () -> addresses(Window.ALL));
    assertTrue(gone.getMessage().contains("cannot be read"), gone.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"format\":1,\"from\":\"a\",\"to\":\"b\",\"files\":null}",
        "{\"format\":1,\"from\":\"a\",\"to\":\"b\",\"files\":[null]}",
        "{\"format\":1,\"from\":\"a\",\"to\":\"b\",\"files\":[{}]}",
        "{\"format\":2,\"from\":\"a\",\"to\":\"b\",\"files\":[]}",
        "{\"format\":1,\"from\":\"a\",\"to\":\"b\",\"files\":[],\"more\":1}"
      })
  void aManifestThatCannotBeUnderstoodIsRefusedInWords(String text) throws IOException {
    Files.writeString(folder.resolve(Manifest.NAME), text);
    Failure refused = assertThrows(Failure.class, () -> Manifest.read(folder));
    assertTrue(refused.getMessage().contains(Manifest.NAME), refused.getMessage());
  }

  /** A copy comes from elsewhere: it may not send its reader to another folder. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "no.such.topic.v1",
        "/tmp/x",
        "agency.../x.identifications.v1"
      })
  void aManifestThatNamesWhatIsNoTopicIsRefused(String topic) throws IOException {
    Files.writeString(
        folder.resolve(Manifest.NAME),
        """
        {"format":1,"from":"a","to":"b","files":[{"topic":"%1$s","file":"%1$s.ndjson",
         "records":0,"bytes":0,"sha256":"","ends":{}}]}
        """
            .formatted(topic));
    Failure refused = assertThrows(Failure.class, () -> Manifest.read(folder));
    assertTrue(
        refused.getMessage().endsWith("names a file that no topic has"), refused.getMessage());
  }

  private Path file() {
    return folder.resolve("copy").resolve(Manifest.fileName(TOPIC));
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(file());
    assertTrue(text.contains(from), text);
    assertFalse(text.replace(from, to).equals(text));
    Files.writeString(file(), text.replace(from, to));
  }
}
