package org.tenprint.messaging;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Zeros in the text {@code filler} of what is sealed of a record, so that the length of the
 * ciphertext does not tell which of the marked fields are there: what they take with it is a
 * multiple of what the schema states by {@code sealedIn}, in bytes. What stays readable is of a
 * known length and is not counted.
 *
 * @param field its place
 * @param size of a class, in bytes
 */
record Filler(int field, int size) {
  private static final String NAME = "filler";

  /**
   * Avro writes a length from 64 in two bytes, to 8,191: with fewer zeros some sums are not met.
   */
  private static final int FEWEST = 64;

  /** That of a record's schema; empty where it states none. */
  static Optional<Filler> of(Schema record) {
    return record.getObjectProp("sealedIn") instanceof Integer size
        ? Optional.of(new Filler(record.getField(NAME).pos(), size))
        : Optional.empty();
  }

  /**
   * @param marked bytes that the marked fields take beyond what they take blank
   */
  void fill(IndexedRecord record, int marked) {
    int least = marked + FEWEST + 1;
    int whole = (least + size - 1) / size * size;
    record.put(field, "0".repeat(whole - marked - 1));
  }

  /** Leaves a record without any. */
  void takeFrom(IndexedRecord record) {
    record.put(field, "");
  }
}
