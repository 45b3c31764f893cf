package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.booking.Submission;

/** Nothing is built of an event before it is known to be within its bounds. */
class EventWalkTest {
  private static final int MANY = 1_000_000;
  private final EventCodec<Submission> codec = EventCodec.of(Submission.class);

  /** How an array of many entries may be cut into blocks. */
  private enum Blocks {
    ONE,
    OF_TEN,
    NEGATIVE
  }

  static List<Blocks> blocks() {
    return List.of(Blocks.values());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aMillionChargesAreRefusedByTheirCount(Object blocks) throws IOException {
    PoisonEvent poison = poison(withCharges((Blocks) blocks, MANY));
    assertEquals(PoisonReason.TOO_LARGE, poison.reason(), poison.detail());
    assertTrue(poison.detail().contains("Submission#charges"), poison.detail());
  }

  @Test
  void aMillionConvictionsBehindNoChargesAreRefusedToo() throws IOException {
    ByteArrayOutputStream bytes = upToCharges("TCN-0000001");
    BinaryEncoder out = encoder(bytes);
    out.writeLong(0);
    out.writeLong(MANY);
    for (int i = 0; i < MANY; i++) {
      out.writeFixed(new byte[] {0, 0, 0, 0});
    }
    out.flush();
    PoisonEvent poison = poison(bytes.toByteArray());
    assertEquals(PoisonReason.TOO_LARGE, poison.reason());
    assertTrue(poison.detail().contains("Submission#convictions"), poison.detail());
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, -MANY, MANY})
  void aCountBeyondTheBytesIsUndecodable(long count) throws IOException {
    ByteArrayOutputStream bytes = upToCharges("TCN-0000001");
    BinaryEncoder out = encoder(bytes);
    out.writeLong(count);
    out.writeLong(0);
    out.flush();
    assertEquals(PoisonReason.UNDECODABLE, poison(bytes.toByteArray()).reason());
  }

  @Test
  void aTextOverItsBoundIsRefused() throws IOException {
    assertEquals(
        PoisonReason.TOO_LARGE, poison(upToCharges("T".repeat(1001)).toByteArray()).reason());
  }

  /** Avro reads what is no UTF-8 as U+FFFD: two events would have one digest. */
  @Test
  void aTextThatIsNoUtf8IsUndecodable() throws IOException {
    byte[] good = withCharges(Blocks.ONE, 0);
    for (String bad : List.of("\u00ed\u00a0\u0080", "\u00c0\u0080", "\u00e9", "\u00ff\u00fe")) {
      byte[] bytes = good.clone();
      byte[] letters = bad.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(letters, 0, bytes, 11, letters.length);
      assertEquals(PoisonReason.UNDECODABLE, poison(bytes).reason(), bad);
    }
  }

  /** Each list is within its bound; all together are not. */
  @Test
  void allValuesTogetherAreBounded() throws Exception {
    Schema schema =
        SchemaBuilder.record("Nested")
            .fields()
            .name("a")
            .type()
            .array()
            .items()
            .array()
            .items()
            .intType()
            .noDefault()
            .endRecord();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = encoder(bytes);
    out.writeLong(100);
    for (int i = 0; i < 100; i++) {
      out.writeLong(2000);
      out.writeFixed(new byte[2000]);
      out.writeLong(0);
    }
    out.writeLong(0);
    out.flush();
    PoisonEvent poison = poison(schema, bytes.toByteArray());
    assertEquals(PoisonReason.TOO_LARGE, poison.reason());
  }

  /** A schema may hold itself; what is nested without end is refused, not followed. */
  @Test
  void nestingIsBounded() throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Doll", "fields": [
                  {"name": "inner", "type": {"type": "array", "items": "Doll"}}]}""");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = encoder(bytes);
    for (int i = 0; i < MANY; i++) {
      out.writeLong(1);
    }
    out.flush();
    assertEquals(PoisonReason.TOO_LARGE, poison(schema, bytes.toByteArray()).reason());
  }

  static List<Schema> schemas() {
    return TopicCatalogue.ALL.stream().map(TopicSpec::schema).distinct().toList();
  }

  /** Whatever Avro writes passes, in plain blocks and in blocks with sizes. */
  @ParameterizedTest
  @MethodSource("schemas")
  void whatAvroWritesPassesAndWhatPassesAvroReads(Schema schema) throws Exception {
    EventBounds bounds = EventBounds.of(schema, schema);
    Random random = new Random(20110606);
    int read = 0;
    for (Object event : new RandomData(schema, 40, 20110606L)) {
      byte[] plain = encoded(schema, event, false);
      assertDoesNotThrow(() -> EventWalk.check(bounds, schema, plain, 0));
      byte[] sized = encoded(schema, event, true);
      assertDoesNotThrow(() -> EventWalk.check(bounds, schema, sized, 0));
      for (int i = 0; i < 50; i++) {
        byte[] mutated = plain.clone();
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
        read += passes(bounds, schema, mutated) ? 1 : 0;
      }
    }
    assertTrue(read > 0);
  }

  private static boolean passes(EventBounds bounds, Schema schema, byte[] bytes)
      throws IOException {
    try {
      EventWalk.check(bounds, schema, bytes, 0);
    } catch (PoisonEvent poison) {
      return false;
    }
    var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    new GenericDatumReader<>(schema).read(null, decoder);
    assertTrue(decoder.isEnd());
    return true;
  }

  private static byte[] encoded(Schema schema, Object event, boolean sized) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out =
        sized
            ? EncoderFactory.get().blockingBinaryEncoder(bytes, null)
            : EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(event, out);
    out.flush();
    return bytes.toByteArray();
  }

  private byte[] withCharges(Blocks blocks, int charges) throws IOException {
    ByteArrayOutputStream bytes = upToCharges("TCN-0000001");
    BinaryEncoder out = encoder(bytes);
    byte[] empty = {0, 0, 0};
    int ofBlock = blocks == Blocks.OF_TEN ? 10 : charges;
    for (int written = 0; written < charges; written += ofBlock) {
      out.writeLong(blocks == Blocks.NEGATIVE ? -ofBlock : ofBlock);
      if (blocks == Blocks.NEGATIVE) {
        out.writeLong((long) ofBlock * empty.length);
      }
      for (int i = 0; i < ofBlock; i++) {
        out.writeFixed(empty);
      }
    }
    out.writeLong(0);
    out.writeLong(0);
    out.writeInt(1);
    out.writeLong(0);
    out.writeLong(0);
    out.flush();
    return bytes.toByteArray();
  }

  private static ByteArrayOutputStream upToCharges(String tcn) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long fingerprint = SchemaNormalization.parsingFingerprint64(Submission.getClassSchema());
    bytes.write(0xC3);
    bytes.write(1);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes.write((int) (fingerprint >>> 8 * i));
    }
    BinaryEncoder out = encoder(bytes);
    out.writeString(tcn);
    out.writeString("MA0130100");
    out.writeIndex(0);
    out.writeString("MA0130100");
    out.writeString("2011-06-05T23:10:00-04:00");
    out.writeIndex(0);
    out.writeIndex(0);
    out.writeBoolean(false);
    out.writeBoolean(false);
    out.flush();
    return bytes;
  }

  private static BinaryEncoder encoder(ByteArrayOutputStream bytes) {
    return EncoderFactory.get().directBinaryEncoder(bytes, null);
  }

  private PoisonEvent poison(byte[] event) {
    return assertThrows(PoisonEvent.class, () -> codec.decode(event));
  }

  private static PoisonEvent poison(Schema schema, byte[] event) {
    EventBounds bounds = EventBounds.of(schema, schema);
    return assertThrows(PoisonEvent.class, () -> EventWalk.check(bounds, schema, event, 0));
  }
}
