package org.tenprint.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;

/** A booking named by its id, and a story of which not all can be decoded. */
class ShowByIdIT {
  private static final Instant BOOKED =
      Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
  private static final SampleCase WHOLE = new SampleCase("BYID000001", BOOKED);
  private static final SampleCase FRAMED = new SampleCase("BYID000002", BOOKED);
  private static final SampleCase BROKEN = new SampleCase("BYID000003", BOOKED);

  private static final SampleCase UNTOLD = new SampleCase("BYID000004", BOOKED);

  private static String broker;

  @BeforeAll
  static void aLog() {
    TestBroker testBroker = TestBroker.shared();
    broker = testBroker.bootstrapServers();
    assertEquals(ExitCodes.OK, Cli.on(broker, "topics", "create").exit());
    SampleLog log = new SampleLog();
    for (SampleCase one : new SampleCase[] {WHOLE, FRAMED, BROKEN}) {
      log.put(
          TopicCatalogue.RECEIPTS.name(), SampleCase.ORI + "/" + one.tcn(), one.receipt(), BOOKED);
      log.put(
          TopicCatalogue.DISPOSITIONS.name(),
          one.id().toString(),
          one.disposition("field-office:BOS", Outcome.WITHHELD, Reason.LEVEL, "FED-SHARE"),
          BOOKED.plusSeconds(9));
    }
    EventCodec<?> codec = EventCodec.of(FRAMED.identification().getClass());
    // as a service with a registry writes: a magic byte and the id of the schema
    byte[] framed = ByteBuffer.allocate(9).put((byte) 0).putInt(4711).putInt(8).array();
    log.put(
        TopicCatalogue.IDENTIFICATIONS.name(),
        FRAMED.id().toString(),
        framed,
        codec.eventType(),
        BOOKED.plusSeconds(2));
    log.put(
        TopicCatalogue.IDENTIFICATIONS.name(),
        UNTOLD.id().toString(),
        framed,
        codec.eventType(),
        BOOKED.plusSeconds(2));
    log.put(
        TopicCatalogue.IDENTIFICATIONS.name(),
        BROKEN.id().toString(),
        new byte[] {7, 7},
        codec.eventType(),
        BOOKED.plusSeconds(2));
    log.writeTo(testBroker);
  }

  @Test
  void aBookingsIdTellsTheSameStoryAsItsTransaction() {
    Cli byId = Cli.on(broker, "audit", "show", WHOLE.id().toString());
    assertEquals(ExitCodes.OK, byId.exit(), byId.err());
    Cli byTransaction = Cli.on(broker, "audit", "show", SampleCase.ORI, WHOLE.tcn());
    assertEquals(byTransaction.out(), byId.out());
    assertTrue(byId.out().contains("Submission accepted"), byId.out());
    Cli capitals = Cli.on(broker, "audit", "show", WHOLE.id().toString().toUpperCase());
    assertEquals(byId.out(), capitals.out());
  }

  @Test
  void anIdThatNobodyKnowsIsNotFoundAndWhatIsNoneIsSaid() {
    UUID unknown = new UUID(1, 2);
    Cli shown = Cli.on(broker, "audit", "show", unknown.toString());
    assertEquals(ExitCodes.FINDING, shown.exit());
    assertEquals("no record of booking id " + unknown, shown.err().strip());
    Cli wrong = Cli.on(broker, "audit", "show", "1-2-3-4-5");
    assertEquals(ExitCodes.CANNOT_ANSWER, wrong.exit());
    assertTrue(wrong.err().contains("is no booking's id"), wrong.err());
  }

  @Test
  void whatARegistryWouldTellIsLostWithoutItAndTheHintSaysSo() {
    Cli shown = Cli.on(broker, "audit", "show", SampleCase.ORI, FRAMED.tcn());
    assertEquals(ExitCodes.CANNOT_ANSWER, shown.exit());
    assertTrue(shown.out().contains("cannot be decoded: UNKNOWN_SCHEMA"), shown.out());
    assertTrue(shown.out().contains("Submission accepted"), "what can be told is told");
    assertEquals(
        "1 of 3 records cannot be decoded: their schemas are named by a registry's ids, state it by"
            + " --registry",
        shown.err().strip());
  }

  @Test
  void whatIsNoEventIsLostWhateverIsStated() {
    Cli shown = Cli.on(broker, "audit", "show", BROKEN.id().toString());
    assertEquals(ExitCodes.CANNOT_ANSWER, shown.exit());
    assertEquals("1 of 3 records cannot be decoded", shown.err().strip());
  }

  /** What names the booking is there and cannot be read: that is not that there is none. */
  @Test
  void anIdOfWhichNothingCanBeReadIsNotSaidToBeNone() {
    Cli shown = Cli.on(broker, "audit", "show", UNTOLD.id().toString());
    assertEquals(ExitCodes.CANNOT_ANSWER, shown.exit());
    assertTrue(shown.err().contains("state it by --registry"), shown.err());
    assertTrue(shown.err().strip().endsWith("name the booking by ORI and TCN"), shown.err());
  }
}
