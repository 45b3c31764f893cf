package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.audit.log.Window;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.EventSigner;
import org.tenprint.vault.MemoryVault;

/** An erasure rests on an order of two that stands before anybody withdrew it. */
class ErasureCheckTest {
  private static final String TWO = WithdrawnOrders.OTHER;
  private static final String PROPOSER = WithdrawnOrders.PROPOSER;
  private static final UUID BOOKING = new UUID(1, 2);
  private static final UUID ANOTHER = new UUID(3, 4);
  private static final long AT = WithdrawnOrders.AT;
  private static final long BEFORE = AT - 1;
  private static final long AFTER = AT + 1;
  private static final String ORDER = "notification.expungements.v1/0/10";

  @TempDir private Path folder;

  private final WithdrawnOrders orders = new WithdrawnOrders(BOOKING);
  private final LogRecord ordered = orders.expungement(TWO, null, AT);

  private static List<Finding> findings(LogRecord... records) {
    return findings(Optional.empty(), records);
  }

  private static List<Finding> findings(Optional<Path> signers, LogRecord... records) {
    Findings findings = new Findings();
    new ErasureCheck(WithdrawnOrders.reader(signers, records), findings).check(Window.ALL);
    return findings.all();
  }

  private static void assertDifferent(String why, List<Finding> found) {
    assertFound(Verdict.DIFFERENT, why, found);
  }

  private static void assertFound(Verdict verdict, String why, List<Finding> found) {
    assertEquals(
        List.of(
            new Finding(
                verdict,
                "Erasure",
                "notification.erasures.v1/0/0",
                BOOKING.toString(),
                List.of(why))),
        found);
  }

  @Test
  void oneThatRestsOnAnOrderOfTwoIsNothingToTell() {
    assertEquals(List.of(), findings(ordered, orders.erasure()));
    assertEquals(List.of(), findings(orders.erasure()), "a copy without the orders");
    assertEquals(List.of(), findings(ordered), "and one without the erasures");
  }

  @Test
  void oneWhoseOrderWasWithdrawnBeforeIsToldAndOnlyBefore() {
    LogRecord withdrawn = orders.expungement(null, PROPOSER, BEFORE);
    assertDifferent(
        "its order was withdrawn before, at notification.expungements.v1/0/9",
        findings(withdrawn, ordered, orders.erasure()));
    LogRecord late = orders.expungement(null, PROPOSER, AFTER);
    assertEquals(List.of(), findings(ordered, late, orders.erasure()));
  }

  /** The order's own number is sealed, and who audits may have no keys. */
  @Test
  void oneIsToldWithoutKeysAsWithThem() {
    try (MemoryVault vault = new MemoryVault()) {
      WithdrawnOrders sealed = orders.sealed(vault);
      LogRecord order = sealed.expungement(TWO, null, AT);
      assertNotEquals(ordered.value().length, order.value().length, "it is sealed");
      assertEquals(List.of(), findings(order, sealed.erasure()));
      LogRecord withdrawn = sealed.expungement(null, PROPOSER, BEFORE);
      assertDifferent(
          "its order was withdrawn before, at notification.expungements.v1/0/9",
          findings(withdrawn, order, sealed.erasure()));
      assertDifferent(
          "it rests on a proposal that nobody approved",
          findings(sealed.expungement(null, null, AT), sealed.erasure()));
    }
  }

  /** As the hop has it: what is no withdrawal of the proposer's was put aside. */
  @Test
  void whatIsNoWithdrawalIsNone() {
    Map<String, LogRecord> none =
        Map.of(
            "another's", orders.expungement(null, TWO, BEFORE),
            "nobody's", orders.expungement(null, "one", BEFORE),
            "an order's", orders.expungement(TWO, PROPOSER, BEFORE),
            "another booking's", of(ANOTHER, ANOTHER),
            "another's under its key", of(ANOTHER, BOOKING),
            "its own under another's key", of(BOOKING, ANOTHER),
            "a null record", orders.record(null, BEFORE));
    none.forEach(
        (whose, record) ->
            assertEquals(List.of(), findings(record, ordered, orders.erasure()), whose));
  }

  private static LogRecord of(UUID booking, UUID key) {
    return new WithdrawnOrders(booking, key).expungement(null, PROPOSER, BEFORE);
  }

  @Test
  void whatMayBeAWithdrawalAndCannotBeReadLeavesItOpen() {
    byte[] unreadable = {9, 9};
    assertFound(
        Verdict.MISSING_INPUT,
        "missing: whether it was withdrawn at notification.expungements.v1/0/9: cannot be"
            + " decoded: NOT_AN_EVENT",
        findings(orders.record(unreadable, BEFORE), ordered, orders.erasure()));
    assertEquals(List.of(), findings(ordered, orders.record(unreadable, AFTER), orders.erasure()));
  }

  /** Such a topic is kept for ever: what was removed may have withdrawn it. */
  @Test
  void whatWasRemovedBeforeItMayBeAWithdrawal() {
    Findings findings = new Findings();
    EventReader reader =
        WithdrawnOrders.reader(
            Optional.empty(),
            Set.of(TopicCatalogue.EXPUNGEMENTS.name()),
            ordered,
            orders.erasure());
    new ErasureCheck(reader, findings).check(Window.ALL);
    assertFound(
        Verdict.MISSING_INPUT,
        "missing: whether it was withdrawn: notification.expungements.v1/0 is kept from 10 on",
        findings.all());
  }

  @Test
  void oneThatNoTwoPeopleOrderedIsTold() {
    Map<LogRecord, String> none =
        Map.of(
            orders.expungement(null, null, AT), "it rests on a proposal that nobody approved",
            orders.expungement(PROPOSER, null, AT), "its order was approved by who proposed it",
            orders.expungement("two", null, AT), "its order names who is nobody, or no time",
            orders.expungement(TWO, PROPOSER, AT), "its order says that it was withdrawn, too");
    none.forEach((order, why) -> assertDifferent(why, findings(order, orders.erasure())));
  }

  @Test
  void oneWhoseOrderIsNotThereOrCannotBeReadLeavesItOpen() {
    assertFound(
        Verdict.MISSING_INPUT,
        "missing: its order " + ORDER,
        findings(orders.expungement(TWO, null, AFTER), orders.erasure()));
    assertFound(
        Verdict.MISSING_INPUT,
        "missing: its order " + ORDER + ": cannot be decoded: NOT_AN_EVENT",
        findings(orders.record(new byte[] {9, 9}, AT), orders.erasure()));
  }

  @Test
  void oneThatRestsOnWhatIsNoOrderOfItsBookingIsTold() {
    for (WithdrawnOrders other :
        List.of(
            new WithdrawnOrders(ANOTHER),
            new WithdrawnOrders(ANOTHER, BOOKING),
            new WithdrawnOrders(BOOKING, ANOTHER))) {
      assertDifferent(
          "its order is of another booking",
          findings(other.expungement(TWO, null, AT), orders.erasure()));
    }
    LogRecord reassigned = orders.reassignment(TWO, null, AT);
    String topic = TopicCatalogue.REASSIGNMENTS.name();
    assertDifferent(
        "it rests on what is no order: " + topic + "/0/10",
        findings(ordered, reassigned, orders.erasure(topic)));
    byte[] type = "org.tenprint.events.notification.Reassignment".getBytes(StandardCharsets.UTF_8);
    assertDifferent(
        "it rests on what is no order: " + ORDER,
        findings(
            orders.record(reassigned.value(), AT, new RecordHeader("ce_type", type)),
            orders.erasure()));
  }

  @Test
  void oneWhoseOrderNoServiceSignedIsToldAndNoWithdrawalIsWhatNoneSigned() throws IOException {
    SigningKeys keys = new SigningKeys(folder);
    Optional<Path> signers = Optional.of(keys.signers());
    LogRecord erasure = signed(keys, orders.erasure());
    LogRecord order = signed(keys, ordered);
    LogRecord withdrawn = orders.expungement(null, PROPOSER, BEFORE);
    assertEquals(List.of(), findings(signers, order, erasure));
    assertDifferent(
        "its order was not signed by whom its topic belongs to: without a signature",
        findings(signers, ordered, erasure));
    assertEquals(List.of(), findings(signers, withdrawn, order, erasure));
    assertDifferent(
        "its order was withdrawn before, at notification.expungements.v1/0/9",
        findings(signers, signed(keys, withdrawn), order, erasure));
  }

  @Test
  void oneThatIsNoEventOrThatNoServiceSignedIsTold() throws IOException {
    LogRecord erasure = orders.erasure();
    LogRecord none = orders.erasure(new byte[] {9, 9});
    assertDifferent("cannot be decoded: NOT_AN_EVENT", findings(ordered, none));
    SigningKeys keys = new SigningKeys(folder);
    assertDifferent(
        "was not signed by whom its topic belongs to: without a signature",
        findings(Optional.of(keys.signers()), signed(keys, ordered), erasure));
  }

  private static LogRecord signed(SigningKeys keys, LogRecord record) throws IOException {
    EventSigner with = new EventSigner();
    Principal writer = Principal.parse("service:notification-service");
    with.configure(Map.of(EventSigner.KEY, keys.of(writer).toString()));
    long written = record.recorded().toEpochMilli();
    ProducerRecord<byte[], byte[]> sent =
        with.onSend(
            new ProducerRecord<>(
                record.topic(), record.partition(), written, record.key(), record.value()));
    List<RecordHeader> headers = new ArrayList<>();
    sent.headers().forEach(header -> headers.add(new RecordHeader(header.key(), header.value())));
    return new LogRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(sent.timestamp()),
        sent.key(),
        headers,
        sent.value());
  }
}
