package org.tenprint.immigration.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.immigration.TestEvents;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.VaultUnavailable;

/** What is written of an owner's record: the largest, and ids in another spelling. */
class StatementIntakeTest {
  private static final byte[] KEY = "S".getBytes(UTF_8);
  private static final byte[] NONE = {7};

  private final StatementIntake intake =
      new StatementIntake(RunningHop.CODECS, RunningHop.VAULT, Clock.systemUTC());

  @Test
  void ofALetterThatIsTooLargeWhatIsTooLargeIsNotKept() {
    ProducerRecord<byte[], byte[]> letter =
        intake.take(record(KEY, new byte[EventCodec.LARGEST + 1], header(10)));
    assertNull(letter.value());
    assertArrayEquals(KEY, letter.key());
    assertEquals("TOO_LARGE", text(letter, DeadLetters.REASON));
    String value = text(letter, DeadLetters.DETAIL);
    assertTrue(value.startsWith("not kept, too large: value; "), value);

    letter = intake.take(record(new byte[40_000], NONE, header(40_000)));
    assertNull(letter.key());
    assertNull(letter.headers().lastHeader("own"));
    assertEquals("NOT_AN_EVENT", text(letter, DeadLetters.REASON));
    String beside = text(letter, DeadLetters.DETAIL);
    assertTrue(beside.startsWith("not kept, too large: key headers; "), beside);
  }

  @Test
  void theLargestLetterIsKeptWhole() {
    ProducerRecord<byte[], byte[]> letter =
        intake.take(record(new byte[32 * 1024], new byte[EventCodec.LARGEST], header(32_000)));
    assertFalse(text(letter, DeadLetters.DETAIL).contains("not kept"));
    int size = letter.key().length + letter.value().length;
    for (var header : letter.headers()) {
      size += header.key().length() + header.value().length;
    }
    assertTrue(size < EventCodec.LARGEST + 100 * 1024, "a dead letter of " + size);
  }

  @Test
  void aLetterHasNothingOfTheOwnersTrace() {
    Headers said = header(10);
    List.of("traceparent", "tracestate", "baggage", "Traceparent")
        .forEach(name -> said.add(name, "canary".getBytes(UTF_8)));
    Headers kept = intake.take(record(KEY, NONE, said)).headers();
    assertEquals(
        List.of("own"),
        Arrays.stream(said.toArray())
            .map(Header::key)
            .filter(name -> kept.lastHeader(name) != null)
            .toList());
  }

  /** It would be told as taken, found by no booking and not forgotten with the last one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5F6A3C0E-6A43-3D1B-9D0E-7C8F2B1A4E60",
        "5f6a3c0e-6a43-3d1b-9d0e-7c8f2b1a4e60 ",
        "5f6a3c0e6a433d1b9d0e7c8f2b1a4e60",
        "{12345678-1234-12341234123456789012}",
        "\ufeffS-1",
        "S-1\n"
      })
  void anIdInAnotherSpellingIsPutAside(String id) {
    byte[] key = id.getBytes(UTF_8);
    RecordStatement stated = TestEvents.statement(id, "R", ImmigrationStatus.CITIZEN);
    RecordStatement back = TestEvents.statement(id, "R", ImmigrationStatus.UNKNOWN);
    back.put("takenBack", true);
    for (byte[] value : Arrays.asList(encoded(stated), encoded(back), null)) {
      ProducerRecord<byte[], byte[]> letter = intake.take(record(key, value, header(0)));
      assertTrue(letter.topic().endsWith(".dlq.immigration-service"), letter.topic());
      assertEquals("INVARIANT_BROKEN", text(letter, DeadLetters.REASON));
      String detail = text(letter, DeadLetters.DETAIL);
      assertTrue(detail.startsWith("subjectId "), detail);
      assertFalse(detail.contains(id.strip()), "the detail has the id");
    }
    assertTrue(RunningHop.VAULT.find(KeyId.ofSubject(id)).isEmpty(), "a key nobody would destroy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5f6a3c0e-6a43-3d1b-9d0e-7c8f2b1a4e60", "S-1", "registry/7 B"})
  void theGallerysOwnSpellingIsTaken(String id) {
    RecordStatement stated = TestEvents.statement(id, "R", ImmigrationStatus.CITIZEN);
    assertEquals(
        TopicCatalogue.RECORDS.name(),
        intake.take(record(id.getBytes(UTF_8), encoded(stated), header(0))).topic());
    assertEquals(
        TopicCatalogue.RECORDS.name(),
        intake.take(record(id.getBytes(UTF_8), null, header(0))).topic());
  }

  /** A key of its own for each would be as many as its owner likes; nobody would destroy them. */
  @Test
  void whatIsPutAsideAndNamesNobodyIsSealedUnderOneKeyOfItsTopic() {
    String topic = TopicLog.ownersTopic(TopicLog.OWNER).name();
    String owners = KeyId.ofDeployment("dead-letter/" + topic).text();
    String braced = "{12345678-1234-12341234123456789012}";
    for (String nobody : List.of("", " S", "S\0", "x".repeat(129), braced)) {
      assertEquals(owners, sealedUnder(nobody.getBytes(UTF_8)));
      assertTrue(RunningHop.VAULT.find(KeyId.ofSubject(nobody)).isEmpty(), "a key of nobody");
    }
    assertEquals(0, intake.mostNewSubjects());
    KeyId subject = KeyId.ofSubject("LETTER-1");
    assertEquals(subject.text(), sealedUnder("LETTER-1".getBytes(UTF_8)));
    assertEquals(1, intake.mostNewSubjects());
    RunningHop.VAULT.destroy(subject, new Destruction(Instant.EPOCH, "a/0/0"));
    ProducerRecord<byte[], byte[]> late =
        intake.take(record("LETTER-1".getBytes(UTF_8), NONE, header(0)));
    assertNull(late.value(), "kept of who was forgotten");
    assertEquals(1, intake.mostNewSubjects());
  }

  /** An owner would say of its own record that a person was forgotten, or name another's key. */
  @Test
  void whatTellsASealedLetterIsNotItsSendersToSay() {
    byte[] tooLarge = new byte[EventCodec.LARGEST + 1];
    for (byte[] value : new byte[][] {null, tooLarge, NONE}) {
      Headers forged =
          new RecordHeaders()
              .add(SealedLetters.FORM, "erased".getBytes(UTF_8))
              .add(SealedLetters.KEY, KeyId.ofSubject("VICTIM").text().getBytes(UTF_8));
      ProducerRecord<byte[], byte[]> letter =
          intake.take(record("S ".getBytes(UTF_8), value, forged));
      if (letter.value() == null) {
        assertNull(letter.headers().lastHeader(SealedLetters.FORM));
        assertNull(letter.headers().lastHeader(SealedLetters.KEY));
      } else {
        String owners = KeyId.ofDeployment("dead-letter/" + recordTopic()).text();
        assertEquals(owners, text(letter, SealedLetters.KEY));
      }
    }
  }

  private static String recordTopic() {
    return TopicLog.ownersTopic(TopicLog.OWNER).name();
  }

  /** One record an owner can write would end the feed at each start, for all owners. */
  @Test
  void whatFailsOfOneSubjectAloneIsPutAsideAndWhatFailsOfAllIsNot() {
    RuntimeException[] thrown = {new IllegalStateException("S-9"), new VaultUnavailable("away")};
    String topic = TopicLog.ownersTopic(TopicLog.OWNER).name();
    byte[] key = "S-9".getBytes(UTF_8);
    byte[] stated = encoded(TestEvents.statement("S-9", "R", ImmigrationStatus.CITIZEN));
    for (byte[] value : List.of(NONE, stated)) {
      ProducerRecord<byte[], byte[]> letter =
          failing(thrown[0]).take(record(key, value, header(0)));
      assertEquals(
          KeyId.ofDeployment("dead-letter/" + topic).text(), text(letter, SealedLetters.KEY));
      assertFalse(text(letter, DeadLetters.DETAIL).contains("S-9"), "the detail has the id");
      assertThrows(
          VaultUnavailable.class,
          () -> failing(thrown[1]).take(record(key, value, header(0))),
          "it has a key of its own, which is to be had later");
    }
  }

  /** Of a vault that finds no subject's key. */
  private static StatementIntake failing(RuntimeException thrown) {
    KeyVault vault = new FailingVault(RunningHop.VAULT, thrown);
    return new StatementIntake(RunningHop.CODECS, vault, Clock.systemUTC());
  }

  private record FailingVault(KeyVault keys, RuntimeException thrown) implements KeyVault {
    @Override
    public DataKey ensure(KeyId id) {
      return keys.ensure(id);
    }

    @Override
    public Optional<DataKey> find(KeyId id) {
      throw thrown;
    }

    @Override
    public void destroy(KeyId id, Destruction why) {
      keys.destroy(id, why);
    }

    @Override
    public Optional<Destruction> destruction(KeyId id) {
      return keys.destruction(id);
    }

    @Override
    public void close() {
      keys.close();
    }
  }

  private String sealedUnder(byte[] key) {
    return text(intake.take(record(key, NONE, header(0))), SealedLetters.KEY);
  }

  @Test
  void newPeopleAreCountedOnceEachAndByTheDay() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2011-06-05T23:59:00Z"));
    StatementIntake own = new StatementIntake(RunningHop.CODECS, RunningHop.VAULT, now::get);
    assertEquals(0, own.mostNewSubjects());
    for (int i = 0; i < 6; i++) {
      String id = "NEW-" + i / 2;
      RecordStatement stated = TestEvents.statement(id, "R-" + i, ImmigrationStatus.PENDING);
      own.take(record(id.getBytes(UTF_8), encoded(stated), header(0)));
    }
    assertEquals(3, own.mostNewSubjects());
    now.set(now.get().plusSeconds(120));
    assertEquals(0, own.mostNewSubjects());
  }

  private static byte[] encoded(RecordStatement statement) {
    return RunningHop.CODECS.statements().encode(statement);
  }

  private static Headers header(int size) {
    return new RecordHeaders().add("own", new byte[size]);
  }

  private static String text(ProducerRecord<byte[], byte[]> letter, String header) {
    return new String(letter.headers().lastHeader(header).value(), UTF_8);
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value, Headers headers) {
    return new ConsumerRecord<>(
        TopicLog.ownersTopic(TopicLog.OWNER).name(),
        0,
        5,
        0L,
        TimestampType.LOG_APPEND_TIME,
        key.length,
        value == null ? 0 : value.length,
        key,
        value,
        headers,
        Optional.empty());
  }
}
