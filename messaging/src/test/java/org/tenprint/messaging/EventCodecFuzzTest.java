package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.EarlierSchemas;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.ExtremeEvents;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * Every schema of the catalogue in both framings, by its present form and the earlier ones. An
 * input is a byte that chooses the schema, one that chooses the framing, then the body; or the
 * bytes as they come. What is decoded is the same once encoded and decoded.
 */
public class EventCodecFuzzTest {
  /** A list's length is believed up to a million before its items are read: words of a million. */
  private static final long SOME = 24 << 20;

  private static final long A_BYTE = 1024;
  private static final List<Schema> SCHEMAS =
      TopicCatalogue.ALL.stream().map(topic -> topic.schema()).distinct().toList();

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), EventCodecFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    ExtremeEvents events = new ExtremeEvents(7).upTo(64, 4);
    for (int i = 0; i < SCHEMAS.size(); i++) {
      for (int framing = 0; framing < 3; framing++) {
        byte[] body = events.nextBytes(SCHEMAS.get(i));
        byte[] seed = new byte[body.length + 2];
        seed[0] = (byte) i;
        seed[1] = (byte) framing;
        System.arraycopy(body, 0, seed, 2, body.length);
        seeds.add(seed);
      }
    }
    return seeds;
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    Schema schema = SCHEMAS.get((input[0] & 0xff) % SCHEMAS.size());
    byte[] body = Arrays.copyOfRange(input, 2, input.length);
    byte[] bytes =
        switch (input[1] & 3) {
          case 0 -> framed(schema, body);
          case 1 -> framed(earlier(schema, input[1] & 0xff), body);
          case 2 -> registry(body);
          default -> body;
        };
    run(codec(schema), bytes);
  }

  private static <T extends SpecificRecord> void run(EventCodec<T> codec, byte[] bytes) {
    T event = decode(codec, bytes);
    if (event != null) {
      T again = decode(codec, codec.encode(event));
      if (again == null || !Arrays.equals(codec.encode(again), codec.encode(event))) {
        throw new AssertionError("another event once encoded and decoded");
      }
    }
  }

  private static <T extends SpecificRecord> T decode(EventCodec<T> codec, byte[] bytes) {
    try {
      return Bounds.within(SOME + A_BYTE * bytes.length, () -> codec.decode(bytes));
    } catch (PoisonEvent poison) {
      if (poison.detail().isBlank() || poison.detail().length() > 200) {
        throw new AssertionError("a dead letter that says nothing, or too much");
      }
      return null;
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  @SuppressWarnings("unchecked")
  private static EventCodec<SpecificRecord> codec(Schema schema) {
    Class<?> type = SpecificData.get().getClass(schema);
    return EventCodec.reading((Class<SpecificRecord>) type, Optional.empty());
  }

  private static Schema earlier(Schema schema, int which) {
    List<Schema> known =
        EarlierSchemas.ALL.stream()
            .filter(earlier -> earlier.getFullName().equals(schema.getFullName()))
            .toList();
    return known.isEmpty() ? schema : known.get(which % known.size());
  }

  private static byte[] framed(Schema schema, byte[] body) {
    return ByteBuffer.allocate(10 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xc3)
        .put((byte) 1)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .put(body)
        .array();
  }

  private static byte[] registry(byte[] body) {
    return ByteBuffer.allocate(1 + body.length).put((byte) 0).put(body).array();
  }
}
