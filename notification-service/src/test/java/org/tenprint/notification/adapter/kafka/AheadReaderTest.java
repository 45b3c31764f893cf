package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
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

  private final NotificationCodecs.Inputs codecs =
      NotificationCodecs.of(Optional.empty(), TestKeys.MEMORY).inputs();
  private final AheadReader reader =
      new AheadReader(
          NotificationTopics.OF_THE_CATALOGUE, codecs, new CaseInputs(wanted -> Set.of()));

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
}
