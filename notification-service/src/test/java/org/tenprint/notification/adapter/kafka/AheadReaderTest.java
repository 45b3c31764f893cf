package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.EventSigner;
import org.tenprint.messaging.SignedEvents;
import org.tenprint.notification.TestKeys;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.policy.cases.CaseEvent;

/** An order that two people gave counts before a determination that was recorded after it. */
class AheadReaderTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String TOPIC = TopicCatalogue.EXPUNGEMENTS.name();
  private static final UUID BOOKING = new UUID(3, 4);
  private static final Principal NOTIFICATION = Principal.parse("service:notification-service");

  private final NotificationCodecs.Inputs codecs =
      NotificationCodecs.of(Optional.empty(), TestKeys.MEMORY).inputs();
  private final AheadReader reader = checkedBy(Map.of());

  @TempDir private Path folder;

  private AheadReader checkedBy(Map<String, Object> settings) {
    return new AheadReader(
        NotificationTopics.OF_THE_CATALOGUE,
        codecs,
        new CaseInputs(wanted -> Set.of()),
        SignedEvents.of(settings));
  }

  private static TwoPersonOrder<Expungement> proposal() {
    return new TwoPersonOrder<>(
        new UUID(1, 2),
        new Expungement(BOOKING, Optional.empty(), Optional.of("1"), "c. 276"),
        new Act("issuer#ann", NOON),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Happening> read(TwoPersonOrder<Reassignment> stated, long offset) {
    byte[] value = codecs.reassignments().encode(ReassignmentCodec.write(stated));
    return reader.read(
        new ConsumerRecord<>(
            TopicCatalogue.REASSIGNMENTS.name(),
            2,
            offset,
            BOOKING.toString().getBytes(StandardCharsets.UTF_8),
            value));
  }

  private static TwoPersonOrder<Reassignment> reassignment(UUID id) {
    return new TwoPersonOrder<>(
        id,
        new Reassignment(BOOKING, Optional.empty(), "report 7"),
        new Act("issuer#ann", NOON),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void anApprovalBehindAWithdrawalIsNoOrder() {
    Act ben = new Act("issuer#ben", NOON);
    TwoPersonOrder<Reassignment> proposed = reassignment(new UUID(5, 5));
    TwoPersonOrder<Reassignment> before = reassignment(new UUID(5, 6));
    assertTrue(read(proposed.approved(ben), 7).isPresent());
    assertTrue(read(proposed.withdrawn(new Act("issuer#ann", NOON)), 8).isEmpty());
    assertTrue(read(proposed.approved(ben), 9).isEmpty());
    assertTrue(read(proposed.approved(ben), 7).isPresent(), "a partition that began anew");
    reader.withdrawn(before.id(), -1);
    assertTrue(read(before.approved(ben), 9).isEmpty(), "as the hop's state has it");
    assertTrue(read(reassignment(new UUID(5, 7)).approved(ben), 10).isPresent());
  }

  @Test
  void nothingIsForgottenBehindAWithdrawal() {
    Act ben = new Act("issuer#ben", NOON);
    Act ann = new Act("issuer#ann", NOON);
    assertTrue(read(proposal().approved(ben), BOOKING).isPresent());
    assertTrue(read(proposal().withdrawn(ann), new UUID(9, 9)).isEmpty());
    assertTrue(read(proposal().approved(ben), BOOKING).isPresent(), "withdrawn under another key");
    reader.withdrawn(proposal().id(), -1);
    assertTrue(read(proposal().approved(ben), BOOKING).isEmpty());
  }

  private Optional<Happening> read(TwoPersonOrder<Expungement> stated, UUID key) {
    byte[] value = codecs.expungements().encode(ExpungementCodec.write(stated));
    return reader.read(
        new ConsumerRecord<>(TOPIC, 2, 7, key.toString().getBytes(StandardCharsets.UTF_8), value));
  }

  @Test
  void anOrderIsReadAheadAndNothingElse() {
    TwoPersonOrder<Expungement> order = proposal().approved(new Act("issuer#ben", NOON));
    Happening ahead = read(order, BOOKING).orElseThrow();
    assertEquals(new CaseEvent.Expunged(), ahead.event());
    assertEquals(new LogAddress(TOPIC, 2, 7), ahead.where());
    assertEquals(Optional.empty(), read(proposal(), BOOKING));
    assertEquals(Optional.empty(), read(order, new UUID(9, 9)));
    assertEquals(Optional.empty(), read(proposal().approved(new Act("issuer#ann", NOON)), BOOKING));
  }

  /** Whoever may write to the topic, but has no key, neither orders nor takes an order back. */
  @Test
  void whatNobodySignedDecidesNothing() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    Path key = keys.of(NOTIFICATION);
    keys.begin(Map.of());
    AheadReader checked = checkedBy(Map.of(SignedEvents.SIGNERS, keys.signers().toString()));
    TwoPersonOrder<Reassignment> proposed = reassignment(new UUID(5, 5));
    TwoPersonOrder<Reassignment> order = proposed.approved(new Act("issuer#ben", NOON));
    TwoPersonOrder<Reassignment> withdrawal = proposed.withdrawn(new Act("issuer#ann", NOON));
    assertEquals(Optional.empty(), checked.read(received(written(order), 6)));
    assertEquals(Optional.empty(), checked.read(received(written(withdrawal), 7)));
    assertTrue(checked.read(received(signed(written(order), key), 8)).isPresent());
    Path another = new SigningKeys(folder.resolve("elsewhere")).of(NOTIFICATION);
    assertEquals(Optional.empty(), checked.read(received(signed(written(order), another), 9)));
    ProducerRecord<byte[], byte[]> altered = signed(written(order), key);
    altered.headers().add("ce_more", new byte[] {1});
    assertEquals(Optional.empty(), checked.read(received(altered, 10)));
  }

  private ProducerRecord<byte[], byte[]> written(TwoPersonOrder<Reassignment> stated) {
    return new ProducerRecord<>(
        TopicCatalogue.REASSIGNMENTS.name(),
        2,
        NOON.toEpochMilli(),
        BOOKING.toString().getBytes(StandardCharsets.UTF_8),
        codecs.reassignments().encode(ReassignmentCodec.write(stated)));
  }

  private static ProducerRecord<byte[], byte[]> signed(
      ProducerRecord<byte[], byte[]> record, Path key) {
    try (EventSigner signer = new EventSigner()) {
      signer.configure(Map.of(EventSigner.KEY, key.toString()));
      return signer.onSend(record);
    }
  }

  private static ConsumerRecord<byte[], byte[]> received(
      ProducerRecord<byte[], byte[]> sent, long offset) {
    return new ConsumerRecord<>(
        sent.topic(),
        sent.partition(),
        offset,
        sent.timestamp(),
        TimestampType.CREATE_TIME,
        sent.key().length,
        sent.value().length,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty());
  }
}
