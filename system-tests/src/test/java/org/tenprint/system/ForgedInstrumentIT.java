package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Instrument;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;

/** An instrument that somebody writes to the log past the door. */
class ForgedInstrumentIT {
  /** Who may write everywhere writes it, as an operator's tool could; it is approved by two. */
  @Test
  void anInstrumentThatNoServiceSignedIsNotInForce() throws Exception {
    String id = "OUT-FORGED";
    String draft =
        """
        {"id": "%s", "issuer": "federal", "scope": {"ori": "MA0110300"}, "edge": "share",
         "effect": "permit", "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "x"}
        """
            .formatted(id);
    RunningStack stack = Stack.shared();
    PeoplesDoor people = new PeoplesDoor(stack);
    assertEquals(201, people.post("/instruments", draft, "ann", "author").statusCode());
    TestBroker broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    String topic = TopicCatalogue.INSTRUMENTS.name();
    ConsumerRecord<byte[], byte[]> proposed =
        broker.consume(topic).stream()
            .filter(record -> text(record.key()).equals(id))
            .findFirst()
            .orElseThrow();
    EventCodec<Instrument> codec = EventCodec.of(Instrument.class);
    Instrument forged =
        Instrument.newBuilder(codec.decode(proposed.value()))
            .setApprovals(List.of(approval("tenprint:local#ben"), approval("tenprint:local#cat")))
            .build();
    // with the headers of the draft, its signature among them
    broker.produce(
        List.of(
            new ProducerRecord<>(
                topic,
                proposed.partition(),
                proposed.timestamp(),
                proposed.key(),
                codec.encode(forged),
                proposed.headers())));
    await(() -> putAside(broker, id));
    assertTrue(instruments("/" + id).contains("\"id\":\"" + id + "\",\"state\":\"draft\""));
    String listed = instruments("?knownAt=2100-01-01T00:00:00Z");
    assertFalse(listed.contains("\"id\":\"" + id + "\",\"state\":\"approved\""), listed);
    assertTrue(listed.contains("\"id\":\"" + id + "\",\"state\":\"unread\""), listed);
    decided(stack, broker, id);
  }

  private static boolean putAside(TestBroker broker, String id) {
    String letters = TopicCatalogue.INSTRUMENTS.deadLetters("notification-service");
    return broker.consume(letters).stream()
        .filter(letter -> text(letter.key()).equals(id))
        .anyMatch(
            letter ->
                text(letter.headers().lastHeader(DeadLetters.REASON).value()).equals("FORGED"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Approval approval(String by) {
    return new Approval(by, null, null);
  }

  /** The auditor knows the forgery too: what was decided beside it is taken again as it was. */
  private static void decided(RunningStack stack, TestBroker broker, String tcn) throws Exception {
    new Bookings(stack).submit("MA0130100", tcn, 3);
    UUID booking = BookingIds.of("MA0130100", tcn);
    await(() -> Log.dispositions(broker).stream().anyMatch(d -> d.getBookingId().equals(booking)));
    Audit audit = new Audit(stack.ports().bootstrapServers(), Stack.sharedFolder());
    Audit.Result verified =
        audit.run("verify", "--from", "2020-01-01T00:00:00Z", "--to", audit.now());
    assertEquals(0, verified.exitCode(), verified.output());
    assertTrue(verified.output().contains("DIFFERENT 0, MISSING_INPUT 0"), verified.output());
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
  }

  private static String instruments(String path) throws IOException {
    RunningStack stack = Stack.shared();
    return Knock.plain(stack)
        .get(Service.NOTIFICATION, "/instruments" + path, stack.token("ann", "auditor"))
        .body();
  }
}
