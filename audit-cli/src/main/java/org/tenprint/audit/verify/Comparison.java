package org.tenprint.audit.verify;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.messaging.EventCodec;
import org.tenprint.vault.KeyDestroyed;

/**
 * Compares an event with the one recomputed, by bytes; says where they part, by field.
 *
 * <p>A value that was framed as this version frames it must be the same byte for byte. One written
 * under a registry's id or an older schema is decoded and encoded again first. One that can be read
 * though its person was forgotten was written before events were sealed: nobody can seal what is
 * recomputed, and their fields are compared.
 */
final class Comparison {
  private static final int TOLD_AT_MOST = 5;
  private static final int LONGEST = 80;
  private static final int HEADER = 10;
  private static final Set<String> UNTOLD =
      Set.of(
          "born",
          "name",
          "literal",
          "order",
          "citation",
          "occurred",
          "convicted",
          "released",
          "date");

  private final List<String> differences = new ArrayList<>();
  private int found;

  private Comparison() {}

  /** The first differences; none where the event is equal. */
  static <T extends SpecificRecord> List<String> of(
      Recorded<T> recorded, T recomputed, EventCodec<T> codec) {
    byte[] bytes;
    try {
      bytes = codec.encode(recomputed);
    } catch (KeyDestroyed forgotten) {
      return fields(recorded.event(), recomputed);
    }
    byte[] stated = recorded.record().value();
    if (Arrays.equals(stated, bytes)) {
      return List.of();
    }
    boolean framedAlike = Arrays.equals(stated, 0, HEADER, bytes, 0, HEADER);
    if (!framedAlike && Arrays.equals(codec.encode(recorded.event()), bytes)) {
      return List.of();
    }
    List<String> fields = fields(recorded.event(), recomputed);
    return fields.isEmpty() ? List.of("the bytes differ and the fields do not") : fields;
  }

  /** The first differences between two events, as {@code path: recorded …, recomputed …}. */
  static List<String> fields(IndexedRecord recorded, IndexedRecord recomputed) {
    Comparison comparison = new Comparison();
    comparison.compare("", recorded, recomputed);
    if (comparison.found > TOLD_AT_MOST) {
      comparison.differences.add((comparison.found - TOLD_AT_MOST) + " more");
    }
    return List.copyOf(comparison.differences);
  }

  private void compare(String path, Object recorded, Object recomputed) {
    if (recorded instanceof IndexedRecord a
        && recomputed instanceof IndexedRecord b
        && a.getSchema().equals(b.getSchema())) {
      for (Schema.Field field : a.getSchema().getFields()) {
        String below = path.isEmpty() ? field.name() : path + "." + field.name();
        compare(below, a.get(field.pos()), b.get(field.pos()));
      }
    } else if (recorded instanceof List<?> a
        && recomputed instanceof List<?> b
        && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        compare(path + "[" + i + "]", a.get(i), b.get(i));
      }
    } else if (recorded == null ? recomputed != null : !recorded.equals(recomputed)) {
      tell(path, recorded, recomputed);
    }
  }

  private void tell(String path, Object recorded, Object recomputed) {
    if (++found > TOLD_AT_MOST) {
      return;
    }
    String field = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
    differences.add(
        UNTOLD.contains(field)
            ? path + ": differs"
            : "%s: recorded %s, recomputed %s".formatted(path, text(recorded), text(recomputed)));
  }

  /** Ids, codes, numbers and instants as they are; of anything else only what it is. */
  private static String text(Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof List<?> items) {
      boolean codes = items.stream().allMatch(Comparison::isCode);
      return codes ? items.toString() : items.size() + " items";
    }
    if (value instanceof ByteBuffer bytes) {
      return bytes.remaining() + " bytes";
    }
    return isCode(value) ? value.toString() : "another value";
  }

  private static boolean isCode(Object value) {
    return value instanceof Enum<?>
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof UUID
        || value instanceof Instant
        || value instanceof String text
            && text.length() <= LONGEST
            && text.matches("[A-Za-z0-9:./_-]*");
  }
}
