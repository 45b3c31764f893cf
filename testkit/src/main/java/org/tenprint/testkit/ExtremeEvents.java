package org.tenprint.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Schema-valid events whose fields lie at the extremes of their types: the least and the greatest
 * number, the first and last instant of a long of microseconds, the longest period, the empty and
 * the very long text, a lone surrogate's replacement, an id that is nearly another. Drawn from the
 * schema alone, so that a new field is covered without a change here.
 *
 * <p>Each event is mostly ordinary, with some fields at an extreme; how many differs from event to
 * event, so that some pass the first checks of a reader and are wrong deep inside. The same seed
 * gives the same events. Not thread-safe.
 *
 * <pre>{@code
 * ExtremeEvents events = new ExtremeEvents(seed).with("bookingId", known.toString());
 * Determination event = events.next(Determination.class);
 * }</pre>
 */
public final class ExtremeEvents {
  /** A model without conversions: logical types are drawn as the numbers and texts they are. */
  private static final GenericData AS_DRAWN = new GenericData();

  private static final int DEPTH = 6;
  private static final int DAY_2011 = 15_000;
  private static final long MICROS_2011 = 1_307_337_600_000_000L;
  private static final long YEAR_MICROS = 31_557_600_000_000L;

  private final Map<Schema, GenericDatumWriter<Object>> writers = new IdentityHashMap<>();
  private final Map<Class<? extends SpecificRecord>, SpecificDatumReader<?>> readers =
      new HashMap<>();
  private final SplittableRandom random;
  private final Map<String, List<String>> words = new HashMap<>(ExtremeValues.WORDS);
  private int longestText = 4_096;
  private int mostItems = 300;
  private double wildness;

  /**
   * @param seed of everything that follows
   */
  public ExtremeEvents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Draws the ordinary values of every text or UUID field of that name from these. */
  public ExtremeEvents with(String field, String... values) {
    words.put(field, List.of(values));
    return this;
  }

  /**
   * How large it may get.
   *
   * @param text most characters of a text, and bytes of bytes
   * @param items most items of a list
   */
  public ExtremeEvents upTo(int text, int items) {
    longestText = text;
    mostItems = items;
    return this;
  }

  /** The next event of that type. */
  public <T extends SpecificRecord> T next(Class<T> type) {
    SpecificDatumReader<?> reader = readers.computeIfAbsent(type, ExtremeEvents::reader);
    byte[] bytes = nextBytes(reader.getSchema());
    try {
      return type.cast(reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** The bytes of the next event of that schema, without a framing. */
  public byte[] nextBytes(Schema schema) {
    wildness = random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble(), 2) * 0.5;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writers
          .computeIfAbsent(schema, written -> new GenericDatumWriter<>(written, AS_DRAWN))
          .write(value(schema, schema.getName(), DEPTH), encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static SpecificDatumReader<?> reader(Class<? extends SpecificRecord> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    return new SpecificDatumReader<>(schema, schema, model);
  }

  private boolean wild() {
    return random.nextDouble() < wildness;
  }

  private Object value(Schema schema, String field, int depth) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, depth);
      case UNION -> union(schema, field, depth);
      case ARRAY -> list(schema.getElementType(), field, depth);
      case MAP -> map(schema.getValueType(), field, depth);
      case ENUM -> new GenericData.EnumSymbol(schema, symbol(schema));
      case STRING -> text(schema, field);
      case BYTES -> ByteBuffer.wrap(bytes(size(longestText)));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
      case INT -> number(schema, field);
      case LONG -> longNumber(schema, field);
      case FLOAT -> (float) fraction();
      case DOUBLE -> fraction();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  private GenericRecord record(Schema schema, int depth) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema(), field.name(), depth - 1));
    }
    return record;
  }

  private Object union(Schema schema, String field, int depth) {
    List<Schema> types = schema.getTypes();
    boolean nullable = types.stream().anyMatch(type -> type.getType() == Schema.Type.NULL);
    if (nullable && (depth <= 0 || random.nextInt(3) == 0)) {
      return null;
    }
    List<Schema> others =
        types.stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return value(others.get(random.nextInt(others.size())), field, depth);
  }

  private List<Object> list(Schema items, String field, int depth) {
    int size = depth <= 0 ? 0 : wild() ? size(mostItems) : random.nextInt(4);
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      boolean again = i > 0 && random.nextInt(8) == 0;
      list.add(again ? list.get(random.nextInt(i)) : value(items, field, depth - 1));
    }
    return list;
  }

  private Map<String, Object> map(Schema values, String field, int depth) {
    Map<String, Object> map = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(ordinary(field), value(values, field, depth - 1));
    }
    return map;
  }

  private int size(int most) {
    int exponent = random.nextInt(32 - Integer.numberOfLeadingZeros(most) + 1);
    return Math.min(most, (1 << exponent) - random.nextInt(2));
  }

  private String symbol(Schema schema) {
    return oneOf(schema.getEnumSymbols());
  }

  private String text(Schema schema, String field) {
    if (schema.getLogicalType() != null && schema.getLogicalType().getName().equals("uuid")) {
      boolean known = words.containsKey(field) && !wild();
      return known ? oneOf(words.get(field)) : uuid();
    }
    if (!wild()) {
      return ordinary(field);
    }
    return switch (random.nextInt(4)) {
      case 0 -> oneOf(ExtremeValues.TEXTS);
      case 1 -> oneOf(ExtremeValues.PERIODS);
      case 2 -> ordinary(field) + oneOf(ExtremeValues.TEXTS);
      default -> "x".repeat(size(longestText));
    };
  }

  private String ordinary(String field) {
    List<String> known = words.get(field);
    return known != null ? oneOf(known) : "text-" + random.nextInt(4);
  }

  private String uuid() {
    return switch (random.nextInt(4)) {
      case 0 -> new UUID(0, 0).toString();
      case 1 -> new UUID(-1, -1).toString();
      default -> new UUID(random.nextLong(), random.nextLong()).toString();
    };
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private int number(Schema schema, String field) {
    if (wild()) {
      int[] of = ExtremeValues.INTS;
      return of[random.nextInt(of.length)];
    }
    if (schema.getLogicalType() != null) {
      return DAY_2011 - random.nextInt(20_000);
    }
    if (field.equals("offsetSeconds")) {
      return (random.nextInt(37) - 18) * 3_600;
    }
    return random.nextInt(100);
  }

  private long longNumber(Schema schema, String field) {
    if (wild()) {
      long[] of = ExtremeValues.LONGS;
      return of[random.nextInt(of.length)];
    }
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    long micros = MICROS_2011 + (random.nextLong(7) - 3) * YEAR_MICROS + random.nextLong(3);
    return switch (logical) {
      case "timestamp-micros" -> micros;
      case "timestamp-millis" -> micros / 1_000;
      default -> random.nextLong(100_000);
    };
  }

  private double fraction() {
    double[] of = ExtremeValues.DOUBLES;
    return wild() ? of[random.nextInt(of.length)] : random.nextDouble() * 100;
  }

  private <E> E oneOf(List<E> values) {
    return values.get(random.nextInt(values.size()));
  }
}
