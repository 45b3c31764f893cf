package org.tenprint.formats.annist;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;

/** A record of fields {@code type.number:value} (Type-1, 2, 9 and above), in order of number. */
public final class TaggedRecord implements AnsiNistRecord {
  /** The number of LEN and of IDC in every tagged record, and of the data field that ends it. */
  static final int LEN = 1;

  static final int IDC = 2;
  static final int DATA = 999;

  private final int type;
  private final int offset;
  private final int idc;
  private final NavigableMap<Integer, Field> fields;

  TaggedRecord(int type, int idc, int offset, NavigableMap<Integer, Field> fields) {
    this.type = type;
    this.idc = idc;
    this.offset = offset;
    this.fields = Collections.unmodifiableNavigableMap(fields);
  }

  /** A record to be written. LEN is left to the writer. */
  public static TaggedRecord of(int type, int idc, List<Field> fields) {
    NavigableMap<Integer, Field> byNumber = new TreeMap<>();
    fields.forEach(field -> byNumber.put(field.number(), field));
    if (type != 1) {
      byNumber.put(IDC, Field.of(IDC, "%02d".formatted(idc)));
    }
    return new TaggedRecord(type, idc, 0, byNumber);
  }

  @Override
  public int type() {
    return type;
  }

  @Override
  public int idc() {
    return idc;
  }

  @Override
  public int offset() {
    return offset;
  }

  /** The fields by ascending number. */
  public Collection<Field> fields() {
    return fields.values();
  }

  /** The field of that number. */
  public Optional<Field> field(int number) {
    return Optional.ofNullable(fields.get(number));
  }

  /** The first item of the field of that number, trimmed; empty where absent or blank. */
  public Optional<String> text(int number) {
    return field(number).map(Field::first).filter(text -> !text.isEmpty());
  }

  /**
   * Whether the field of that number is there and not blank as a whole, separators included: one
   * whose first item alone is blank states something.
   */
  boolean states(int number) {
    return field(number).stream()
        .flatMapToInt(field -> field.text().chars())
        .anyMatch(c -> c > ' ');
  }

  /** The subfields of the field of that number; none where it is absent. */
  public List<List<String>> subfields(int number) {
    return field(number).map(Field::subfields).orElse(List.of());
  }

  /** The first item of a mandatory field. {@code name} is its mnemonic, as {@code TCN}. */
  public String required(int number, String name) throws FormatException {
    return text(number)
        .orElseThrow(
            () ->
                new FormatException(
                    FormatCode.MISSING_FIELD,
                    offset,
                    "%s (%s) is mandatory; add it".formatted(tag(number), name)));
  }

  /** A mandatory whole number within {@code [min, max]}. */
  public int integer(int number, String name, int min, int max) throws FormatException {
    String text = required(number, name);
    int value = digits(text);
    if (value < min || value > max) {
      throw new FormatException(
          FormatCode.BAD_VALUE,
          offsetOf(number),
          "%s (%s) must be a whole number from %d to %d".formatted(tag(number), name, min, max));
    }
    return value;
  }

  /** Where the field's value starts; the record's start if it is absent. */
  public int offsetOf(int number) {
    return field(number).map(Field::offset).orElse(offset);
  }

  /** The tag of a field of this record, as it is written: {@code 14.013}. */
  public String tag(int number) {
    return "%d.%03d".formatted(type, number);
  }

  /** The number that up to nine ASCII digits stand for; -1 for anything else. */
  static int digits(String text) {
    if (text.isEmpty() || text.length() > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Type, IDC and fields, LEN excepted: a record read back equals the one that was written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TaggedRecord record
        && record.type == type
        && record.idc == idc
        && withoutLength(record).equals(withoutLength(this));
  }

  private static NavigableMap<Integer, Field> withoutLength(TaggedRecord record) {
    return record.fields.tailMap(LEN, false);
  }

  @Override
  public int hashCode() {
    return 31 * type + withoutLength(this).hashCode();
  }
}
