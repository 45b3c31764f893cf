package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.policy.law.Admission;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.ExtremeEvents;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * Events as values of the policy: times, periods, codes. A value, or a {@link BrokenEvent} that
 * names a field; an instrument that is admitted is the same once written and read. An input is a
 * byte that chooses the event, then its Avro body.
 */
public class EventFactsFuzzTest {
  private static final ReferenceSet REFERENCE = ReferenceSet.sample();
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final List<Class<? extends SpecificRecord>> TYPES =
      List.of(
          Instrument.class,
          Identification.class,
          Determination.class,
          Review.class,
          CaseEvent.class);

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), EventFactsFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    ExtremeEvents events = new ExtremeEvents(11).upTo(64, 4);
    for (int i = 0; i < 8 * TYPES.size(); i++) {
      byte[] body = events.nextBytes(SpecificData.get().getSchema(TYPES.get(i % TYPES.size())));
      byte[] seed = new byte[body.length + 1];
      seed[0] = (byte) (i % TYPES.size());
      System.arraycopy(body, 0, seed, 1, body.length);
      seeds.add(seed);
    }
    return seeds;
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    Class<? extends SpecificRecord> type = TYPES.get((input[0] & 0xff) % TYPES.size());
    SpecificRecord event = event(type, Arrays.copyOfRange(input, 1, input.length));
    if (event == null) {
      return;
    }
    try {
      read(event);
    } catch (BrokenEvent broken) {
      if (broken.getMessage() == null || broken.getMessage().isBlank()) {
        throw new AssertionError("broken, and it does not say where");
      }
    }
  }

  private static void read(SpecificRecord event) throws BrokenEvent {
    if (event instanceof Instrument instrument) {
      var read = InstrumentEvents.read(instrument);
      if (Admission.refusal(read).isEmpty()) {
        read.validity().begins();
        var again =
            InstrumentEvents.read(InstrumentEvents.write(read, InstrumentEvents.approvals(read)));
        if (!again.equals(read) && !repeats(read.provenance().approvals())) {
          throw new AssertionError("another instrument once written and read");
        }
      }
    } else if (event instanceof Identification identification) {
      Determinations.subject(identification);
      DisclosureFacts.of(Determinations.of(identification, Optional.empty(), REFERENCE, NOW));
    } else if (event instanceof Determination determination) {
      DisclosureFacts.of(determination);
      CaseReplay.recipients(determination);
      RecordFacts.of(determination);
    } else if (event instanceof Review review) {
      TakenEvents.read(review);
    } else {
      TakenEvents.read((CaseEvent) event);
      TakenEvents.added((CaseEvent) event);
    }
  }

  private static boolean repeats(List<String> approvals) {
    return approvals.stream().distinct().count() < approvals.size();
  }

  /** As every reader of a topic reads it: framed, within the bounds of its schema. */
  private static <T extends SpecificRecord> T event(Class<T> type, byte[] body) {
    EventCodec<T> codec = EventCodec.reading(type, Optional.empty());
    byte[] framed =
        ByteBuffer.allocate(10 + body.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xc3)
            .put((byte) 1)
            .putLong(SchemaNormalization.parsingFingerprint64(codec.schema()))
            .put(body)
            .array();
    try {
      return codec.decode(framed);
    } catch (PoisonEvent noEvent) {
      return null;
    }
  }
}
