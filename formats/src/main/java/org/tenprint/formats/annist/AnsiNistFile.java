package org.tenprint.formats.annist;

import java.util.List;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;

/**
 * One transaction: its Type-1 record and what its table of contents lists, in that order.
 *
 * @param records the first, and only the first, is of Type-1
 */
public record AnsiNistFile(List<AnsiNistRecord> records) {
  /** Copies the records; there must be exactly one of Type-1, at the front. */
  public AnsiNistFile {
    records = List.copyOf(records);
    if (records.isEmpty()
        || !(records.get(0) instanceof TaggedRecord)
        || records.stream().filter(record -> record.type() == 1).count() != 1
        || records.get(0).type() != 1) {
      throw new IllegalArgumentException("a file starts with its one Type-1 record");
    }
  }

  /** The Type-1 record as it stands. */
  public TaggedRecord typeOne() {
    return (TaggedRecord) records.get(0);
  }

  /** What the file says of the transaction. */
  public Transaction transaction() {
    return new Transaction(typeOne());
  }

  /** What the first Type-2 record says of the person and the arrest. */
  public Descriptors descriptors() throws FormatException {
    return records.stream()
        .filter(record -> record.type() == 2)
        .findFirst()
        .map(record -> new Descriptors((TaggedRecord) record))
        .orElseThrow(
            () ->
                new FormatException(
                    FormatCode.MISSING_FIELD,
                    0,
                    "the file has no Type-2 record; add one and list it in 1.003 (CNT)"));
  }

  /** The records of one type, in order. */
  public List<AnsiNistRecord> ofType(int type) {
    return records.stream().filter(record -> record.type() == type).toList();
  }
}
