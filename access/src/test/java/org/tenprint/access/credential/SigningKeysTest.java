package org.tenprint.access.credential;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.Principal;
import org.tenprint.messaging.EventSigner;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.SignedEvents;

/** What a service signs by the key made here, its readers believe by what was made beside it. */
class SigningKeysTest {
  private static final Principal NOTIFICATION = Principal.parse("service:notification-service");
  private static final String REVIEWS = "notification.reviews.v1";

  @TempDir private Path folder;

  @Test
  void whatIsSignedWithTheKeyIsBelieved() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    Path key = keys.of(NOTIFICATION);
    keys.begin(Map.of());
    assertDoesNotThrow(() -> check(keys, signed(key), 0));
    ProducerRecord<byte[], byte[]> unsigned = record();
    assertThrows(PoisonEvent.class, () -> check(keys, unsigned, 0));
  }

  @Test
  void aServiceKeepsItsKeyAndOneThatIsLostLeavesWhatItSigned() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    ProducerRecord<byte[], byte[]> before = signed(keys.of(NOTIFICATION));
    assertEquals(keys.of(NOTIFICATION), new SigningKeys(folder).of(NOTIFICATION));
    assertEquals(1, pems(keys));
    Files.delete(keys.of(NOTIFICATION));
    Path another = keys.of(NOTIFICATION);
    assertEquals(2, pems(keys));
    assertDoesNotThrow(() -> check(keys, before, 0));
    assertDoesNotThrow(() -> check(keys, signed(another), 1));
  }

  @Test
  void whatWasThereBeforeSigningCountsAndItIsSaidOnce() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    keys.of(NOTIFICATION);
    assertFalse(keys.begun());
    keys.begin(Map.of(new TopicPartition(REVIEWS, 0), 5L, new TopicPartition(REVIEWS, 1), 0L));
    assertTrue(keys.begun());
    keys.begin(Map.of(new TopicPartition(REVIEWS, 0), 50L));
    ProducerRecord<byte[], byte[]> unsigned = record();
    assertDoesNotThrow(() -> check(keys, unsigned, 4));
    assertThrows(PoisonEvent.class, () -> check(keys, unsigned, 5));
  }

  /** Record owners wrote the records themselves until a service did. */
  @Test
  void aTopicThatAServiceWritesSinceIsSaidByItself() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    keys.of(NOTIFICATION);
    Files.createDirectories(keys.signers());
    Files.writeString(
        keys.signers().resolve("since"),
        "# of before\n" + REVIEWS + "/0=5\nimmigration.records.v1/0=2\n");
    assertFalse(keys.begun());
    Map<TopicPartition, Long> ends =
        Map.of(
            new TopicPartition(REVIEWS, 0),
            50L,
            new TopicPartition("immigration.records.v1", 0),
            7L);
    keys.begin(ends);
    assertTrue(keys.begun());
    keys.begin(Map.of(new TopicPartition("immigration.records.v1", 0), 70L));
    assertEquals(
        List.of(
            "# of before",
            REVIEWS + "/0=5",
            "immigration.records.v1/0=7",
            "# immigration.records.v1 is signed from there on"),
        Files.readAllLines(keys.signers().resolve("since")));
    assertThrows(PoisonEvent.class, () -> check(keys, record(), 5));
  }

  /** A copy of a stack from before a theft is told of it; its log is shorter than it was then. */
  @Test
  void aKeyThatWasWithdrawnElsewhereCountsNoFurtherThanTheLogThatCameBack(@TempDir Path elsewhere)
      throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    Path secret = keys.of(NOTIFICATION);
    ProducerRecord<byte[], byte[]> before = signed(secret);
    keys.begin(Map.of());
    WithdrawnKeys withdrawn = new WithdrawnKeys(folder);
    assertFalse(withdrawn.waiting());
    String name = pem(keys).getFileName().toString().replace(".pem", ".until");
    Files.writeString(elsewhere.resolve(name), REVIEWS + "/0=90\n" + REVIEWS + "/1=4\n");
    Files.writeString(elsewhere.resolve("service.booking-service.gone.until"), "");
    assertEquals(1, withdrawn.elsewhere(elsewhere));
    assertFalse(Files.exists(secret), "its owner would go on signing by it");
    assertTrue(withdrawn.waiting());
    withdrawn.endAt(Map.of(new TopicPartition(REVIEWS, 0), 7L, new TopicPartition(REVIEWS, 1), 7L));
    assertFalse(withdrawn.waiting());
    assertEquals(
        List.of(REVIEWS + "/0=7", REVIEWS + "/1=4"),
        Files.readAllLines(keys.signers().resolve(name)));
    assertDoesNotThrow(() -> check(keys, before, 6));
    assertThrows(PoisonEvent.class, () -> check(keys, before, 7));
    Path another = keys.of(NOTIFICATION);
    assertDoesNotThrow(() -> check(keys, signed(another), 7));
    assertEquals(0, withdrawn.elsewhere(elsewhere), "it was taken over");
  }

  @Test
  void whenEveryKeyIsWithdrawnWhatStandsCountsAndNothingAfterIt() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    ProducerRecord<byte[], byte[]> before = signed(keys.of(NOTIFICATION));
    keys.begin(Map.of());
    WithdrawnKeys withdrawn = new WithdrawnKeys(folder);
    withdrawn.all(List.of(REVIEWS + "/0", "gone.v1/0"));
    withdrawn.endAt(Map.of(new TopicPartition(REVIEWS, 0), 3L));
    assertDoesNotThrow(() -> check(keys, before, 2));
    assertThrows(PoisonEvent.class, () -> check(keys, before, 3));
    assertDoesNotThrow(() -> check(keys, signed(keys.of(NOTIFICATION)), 3));
  }

  @Test
  void aWithdrawalThatCannotBeReadIsNotTakenOver(@TempDir Path elsewhere) throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    Path secret = keys.of(NOTIFICATION);
    String name = pem(keys).getFileName().toString().replace(".pem", ".until");
    Files.writeString(elsewhere.resolve(name), REVIEWS + "=7\n");
    WithdrawnKeys withdrawn = new WithdrawnKeys(folder);
    assertThrows(IllegalArgumentException.class, () -> withdrawn.elsewhere(elsewhere));
    assertTrue(Files.exists(secret));
    assertFalse(Files.exists(keys.signers().resolve(name)));
  }

  /** Else whatever was written by anybody until now would count unsigned. */
  @Test
  void whereItIsGoneSinceWhenTheyAreAskedForItIsNotBegunAnewUnasked() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    keys.of(NOTIFICATION);
    Map<TopicPartition, Long> ends = Map.of(new TopicPartition(REVIEWS, 0), 7L);
    assertTrue(keys.mayBegin(Map.of(new TopicPartition(REVIEWS, 0), 0L)), "nothing stands there");
    assertFalse(keys.mayBegin(ends));
    Path older = Files.createFile(keys.signers().resolve(SigningKeys.OLDER));
    assertTrue(keys.mayBegin(ends), "somebody says so");
    keys.begin(ends);
    assertFalse(Files.exists(older), "once");
    assertTrue(keys.mayBegin(ends), "what is recorded is added to");
    Files.delete(keys.signers().resolve("since"));
    assertFalse(keys.mayBegin(ends));
  }

  private static Path pem(SigningKeys keys) throws IOException {
    try (Stream<Path> files = Files.list(keys.signers())) {
      return files.filter(file -> file.toString().endsWith(".pem")).findFirst().orElseThrow();
    }
  }

  @Test
  void nobodyElseReadsThem() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    keys.of(NOTIFICATION);
    keys.begin(Map.of());
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> open =
          all.filter(path -> !path.equals(folder)).filter(SigningKeysTest::isOpen).toList();
      assertEquals(List.of(), open);
    }
  }

  private static boolean isOpen(Path path) {
    try {
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
      return !rights.endsWith("------");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long pems(SigningKeys keys) throws IOException {
    try (Stream<Path> files = Files.list(keys.signers())) {
      return files.filter(file -> file.toString().endsWith(".pem")).count();
    }
  }

  private static ProducerRecord<byte[], byte[]> record() {
    byte[] text = "text".getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(REVIEWS, 0, 1_320_000_000_000L, text, text);
  }

  private static ProducerRecord<byte[], byte[]> signed(Path key) {
    EventSigner signer = new EventSigner();
    signer.configure(Map.of(EventSigner.KEY, key.toString()));
    return signer.onSend(record());
  }

  private static void check(SigningKeys keys, ProducerRecord<byte[], byte[]> sent, long offset)
      throws PoisonEvent {
    SignedEvents.of(Map.of(SignedEvents.SIGNERS, keys.signers().toString()))
        .check(
            new ConsumerRecord<>(
                sent.topic(),
                0,
                offset,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty()));
  }
}
