package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.EarlierSchemas;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.notification.Review;

class EventCodecTest {
  private final EventCodec<Review> codec = EventCodec.of(Review.class);

  @Test
  void readsWhatItWrites() throws PoisonEvent {
    Review review = Samples.review("TCN-0000001");
    assertEquals(review, codec.decode(codec.encode(review)));
  }

  /** The framing is Avro's own: another implementation of the single-object encoding agrees. */
  @Test
  void writesAvrosSingleObjectEncoding() throws IOException {
    Review review = Samples.review("TCN-0000001");
    var reference =
        new BinaryMessageEncoder<Review>(
            SpecificData.getForClass(Review.class), Review.getClassSchema());
    assertArrayEquals(reference.encode(review).array(), codec.encode(review));
  }

  static List<Schema> earlierSchemas() {
    return EarlierSchemas.ALL;
  }

  @ParameterizedTest
  @MethodSource("earlierSchemas")
  void anEventOfAnEarlierSchemaIsRead(Schema earlier) throws Exception {
    GenericRecord old = old(earlier);
    Class<? extends SpecificRecord> type =
        Class.forName(earlier.getFullName()).asSubclass(SpecificRecord.class);
    SpecificRecord read = EventCodec.of(type).decode(encoded(old));
    for (Schema.Field field : earlier.getFields()) {
      if (field.schema().equals(Schema.create(Schema.Type.STRING))
          || field.schema().equals(Schema.create(Schema.Type.INT))) {
        int position = read.getSchema().getField(field.name()).pos();
        assertEquals(old.get(field.name()).toString(), read.get(position).toString(), field.name());
      }
    }
  }

  /** An event written before its schema had the present fields has their defaults. */
  @Test
  void whatAnEarlierIdentificationLacksHasItsDefault() throws Exception {
    Schema earlier =
        EarlierSchemas.ALL.stream()
            .filter(
                schema ->
                    schema.getFullName().equals(Identification.getClassSchema().getFullName()))
            .findFirst()
            .orElseThrow();
    Identification read = EventCodec.of(Identification.class).decode(encoded(old(earlier)));
    assertEquals(List.of(), read.getFingersAbsent());
    assertEquals(List.of(), read.getFingerQualities());
    assertEquals(LabelCorrection.UNKNOWN, read.getLabelCorrection());
  }

  private static GenericRecord old(Schema earlier) {
    GenericRecord old = (GenericRecord) new RandomData(earlier, 1, 7L).iterator().next();
    GenericRecord about = old;
    for (String part : List.of("identification", "context")) {
      if (about.hasField("sealed")) {
        about.put("sealed", null);
      }
      about = about.hasField(part) ? (GenericRecord) about.get(part) : about;
    }
    if (old.hasField("encounters")) {
      for (Object encounter : (List<?>) old.get("encounters")) {
        ((GenericRecord) encounter).put("bookingId", null);
      }
    }
    for (String id : List.of("bookingId", "id")) {
      boolean stated =
          about.hasField(id)
              && about.getSchema().getField(id).schema().getType() == Schema.Type.STRING;
      if (stated) {
        about.put(id, new UUID(1, 2).toString());
      }
    }
    return old;
  }

  private static byte[] encoded(GenericRecord old) throws IOException {
    return new BinaryMessageEncoder<GenericRecord>(new GenericData(), old.getSchema())
        .encode(old)
        .array();
  }

  @Test
  void anotherEventIsOfUnknownSchemaHere() {
    assertPoison(PoisonReason.UNKNOWN_SCHEMA, EventCodec.of(Receipt.class), framed(codec, 10));
  }

  @Test
  void aRegistryIdIsUnknownWhereNoRegistryIs() {
    assertPoison(PoisonReason.UNKNOWN_SCHEMA, codec, new byte[] {0, 0, 0, 0, 7, 1, 2, 3});
  }

  @Test
  void nullAndUnframedBytesAreNoEvents() {
    assertPoison(PoisonReason.NULL_VALUE, codec, null);
    assertPoison(PoisonReason.NOT_AN_EVENT, codec, new byte[0]);
    assertPoison(PoisonReason.NOT_AN_EVENT, codec, "{\"tcn\":1}".getBytes());
  }

  @Test
  void everyTruncationIsPoison() {
    byte[] whole = framed(codec, 0);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(PoisonEvent.class, () -> codec.decode(part), "length " + length);
    }
  }

  @Test
  void bytesAfterTheEventArePoison() {
    byte[] whole = framed(codec, 0);
    assertPoison(PoisonReason.UNDECODABLE, codec, Arrays.copyOf(whole, whole.length + 1));
  }

  /** A length that an event names is not allocated before it is checked. */
  @ParameterizedTest
  @ValueSource(longs = {Integer.MAX_VALUE, 1L << 33, -5, EventCodec.LARGEST + 1L, 20_000_000})
  void aLengthBeyondTheBytesIsPoison(long length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(framed(EventCodec.of(Booking.class), 10));
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeLong(length);
    encoder.flush();
    assertPoison(PoisonReason.UNDECODABLE, EventCodec.of(Booking.class), bytes.toByteArray());
  }

  @Test
  void randomBytesAfterTheFramingNeverEndInAnotherException() {
    Random random = new Random(20110606);
    byte[] header = framed(codec, 10);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[10 + random.nextInt(64)];
      random.nextBytes(bytes);
      System.arraycopy(header, 0, bytes, 0, 10);
      try {
        codec.decode(bytes);
      } catch (PoisonEvent expected) {
        assertEquals(PoisonReason.UNDECODABLE, expected.reason());
      }
    }
  }

  /** The first {@code length} bytes of an event, all of it for 0. */
  private static byte[] framed(EventCodec<?> codec, int length) {
    byte[] whole =
        codec.schema().equals(Review.getClassSchema())
            ? EventCodec.of(Review.class).encode(Samples.review("TCN-0000001"))
            : header(codec);
    return length == 0 ? whole : Arrays.copyOf(whole, length);
  }

  private static byte[] header(EventCodec<?> codec) {
    long fingerprint = org.apache.avro.SchemaNormalization.parsingFingerprint64(codec.schema());
    return java.nio.ByteBuffer.allocate(10)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(fingerprint)
        .array();
  }

  private static void assertPoison(PoisonReason reason, EventCodec<?> codec, byte[] bytes) {
    assertEquals(reason, assertThrows(PoisonEvent.class, () -> codec.decode(bytes)).reason());
  }
}
