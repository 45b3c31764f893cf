package org.tenprint.messaging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.tenprint.events.RecipientAddress;
import org.tenprint.vault.KeyId;

/**
 * Under whose key a record is sealed, as its schema says it by the property {@code sealedFor}: the
 * first of these whose fields are there, looked for in the record and then in those around it.
 *
 * <ul>
 *   <li>{@code booking PATH}: the person of that booking;
 *   <li>{@code subject PATH}: a person who is known without a booking.
 * </ul>
 *
 * <p>By {@code sealedUse} it names the field that holds the recipient who is to open it; without,
 * the services do. By {@code sealedWhere} it says {@code marked} if a record that has nothing of a
 * person is left as it is.
 *
 * @param key whose
 * @param use who is to open it
 */
record Whose(KeyId key, String use) {
  private static final String PROPERTY = "sealedFor";

  /** What the services themselves read. */
  private static final String SYSTEM = "system";

  /** Whether records of that schema are sealed by themselves. */
  static boolean statedBy(Schema record) {
    return record.getObjectProp(PROPERTY) != null;
  }

  /** Whether a record of that schema that has nothing of a person is left as it is. */
  static boolean onlyWhereMarked(Schema record) {
    return "marked".equals(record.getProp("sealedWhere"));
  }

  /**
   * Of a record whose schema states it.
   *
   * @param around the records in which it stands, the nearest first
   * @throws IllegalArgumentException if none of the fields is there, or no recipient
   */
  static Whose of(IndexedRecord record, List<IndexedRecord> around) {
    List<IndexedRecord> where = new ArrayList<>();
    where.add(record);
    where.addAll(around);
    for (Object stated : (Collection<?>) record.getSchema().getObjectProp(PROPERTY)) {
      String[] words = stated.toString().split(" ");
      Optional<Object> first = value(where, words[1]);
      if (first.isPresent()) {
        return switch (words[0]) {
          case "booking" -> new Whose(KeyId.ofBooking(booking(first.get())), use(record));
          case "subject" -> new Whose(KeyId.ofSubject(first.get().toString()), use(record));
          default -> throw new IllegalStateException(words[0] + " is nobody");
        };
      }
    }
    throw new IllegalArgumentException("it is not said of whom it is");
  }

  private static String use(IndexedRecord record) {
    String field = record.getSchema().getProp("sealedUse");
    return field == null
        ? SYSTEM
        : RecipientAddress.of(value(record, field).orElse("").toString()).reader();
  }

  private static UUID booking(Object value) {
    return value instanceof UUID id ? id : UUID.fromString(value.toString());
  }

  private static Optional<Object> value(List<IndexedRecord> where, String path) {
    return where.stream().map(record -> value(record, path)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Object> value(IndexedRecord record, String path) {
    Object at = record;
    for (String name : path.split("\\.")) {
      if (!(at instanceof IndexedRecord in) || in.getSchema().getField(name) == null) {
        return Optional.empty();
      }
      at = in.get(in.getSchema().getField(name).pos());
    }
    return Optional.ofNullable(at);
  }
}
