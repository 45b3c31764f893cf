package org.tenprint.formats.annist;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * The tokenizer of tagged records. A record is {@code type.001:LEN GS}, fields separated by GS, and
 * FS as its last byte. Field 999 of an image record is the bytes up to that last one, whatever they
 * are. Field numbers are read as numbers: {@code 1.01} of old files is {@code 1.001}.
 *
 * <p>No field has more than {@link #MOST_ITEMS} items, which is seen before any is made: an item of
 * one byte is forty on the heap. Type-9 is excepted: its minutiae are many, and nobody here lists
 * them.
 */
final class TaggedRecordReader {
  /** Bytes of {@code 99.999999999:} and of {@code 4294967295} before something must have ended. */
  private static final int MAX_TAG = 13;

  private static final int MAX_LENGTH_DIGITS = 9;

  /**
   * Items of one field, of all its subfields. The most that a field of the standard needs here are
   * the 800 of four polygons of 99 vertices (14.025).
   */
  static final int MOST_ITEMS = 4_096;

  private static final int MINUTIAE = 9;

  private final byte[] file;
  private final Limits limits;

  /** Where the field that is being read ends, and where its value starts. */
  private int at;

  TaggedRecordReader(byte[] file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  record Read(TaggedRecord record, int end) {}

  Read read(int type, int start) throws FormatException {
    at = start;
    int end = start + length(type, start);
    int last = end - 1;
    if (file[last] != Field.FS) {
      throw new FormatException(
          FormatCode.BAD_SEPARATOR,
          last,
          "the Type-%d record must end with FS where its LEN says; correct LEN".formatted(type));
    }
    NavigableMap<Integer, Field> fields = new TreeMap<>();
    at = start;
    while (at <= last) {
      Field field = field(type, last);
      if (fields.putIfAbsent(field.number(), field) != null) {
        throw new FormatException(
            FormatCode.DUPLICATE_FIELD,
            field.offset(),
            "%d.%03d occurs twice in one record; repeat subfields within the field instead"
                .formatted(type, field.number()));
      }
      if (fields.size() > limits.fields()) {
        throw new FormatException(
            FormatCode.TOO_LARGE,
            field.offset(),
            "the Type-%d record has more than the %d fields that are accepted"
                .formatted(type, limits.fields()));
      }
    }
    return new Read(new TaggedRecord(type, idc(type, start, fields), start, fields), end);
  }

  /** The record's length by its first field, held against the file. */
  private int length(int type, int start) throws FormatException {
    int number = tag(type, file.length - 1, FormatCode.TRUNCATED);
    int from = at;
    while (at < file.length && at - from <= MAX_LENGTH_DIGITS && isDigit(file[at])) {
      at++;
    }
    int length = TaggedRecord.digits(ascii(from, at));
    boolean ended = at < file.length && (file[at] == Field.GS || file[at] == Field.FS);
    if (number != TaggedRecord.LEN || length < 0 || !ended) {
      throw new FormatException(
          at == file.length ? FormatCode.TRUNCATED : FormatCode.BAD_LENGTH,
          from,
          "a Type-%d record must start with %d.001 (LEN), its length in bytes, and GS"
              .formatted(type, type));
    }
    if (length > file.length - start) {
      throw new FormatException(
          FormatCode.TRUNCATED,
          from,
          "LEN of the Type-%d record says %d bytes and %d are left; send the whole file"
              .formatted(type, length, file.length - start));
    }
    if (length < at - start + 1) {
      throw new FormatException(
          FormatCode.BAD_LENGTH,
          from,
          "LEN of the Type-%d record says %d bytes, less than its first field has"
              .formatted(type, length));
    }
    return length;
  }

  /** The field at the cursor; the cursor moves behind its separator. */
  private Field field(int type, int last) throws FormatException {
    int number = tag(type, last, FormatCode.BAD_TAG);
    int from = at;
    if (number == TaggedRecord.DATA && type > 9) {
      if (last - from > limits.imageBytes()) {
        throw new FormatException(
            FormatCode.TOO_LARGE,
            from,
            "%d.999 is larger than the %d bytes accepted".formatted(type, limits.imageBytes()));
      }
      at = last + 1;
      return new Field(number, file, from, last);
    }
    int items = 1;
    while (at < last && file[at] != Field.GS) {
      if (file[at] == Field.FS) {
        throw new FormatException(
            FormatCode.BAD_SEPARATOR,
            at,
            "FS stands inside of the Type-%d record, before the end its LEN gives; correct LEN"
                .formatted(type));
      }
      if (isControl(file[at])) {
        throw new FormatException(
            FormatCode.BAD_CHARACTER,
            at,
            "%d.%03d holds a control character; remove it".formatted(type, number));
      }
      if ((file[at] == Field.RS || file[at] == Field.US)
          && ++items > MOST_ITEMS
          && type != MINUTIAE) {
        throw new FormatException(
            FormatCode.TOO_LARGE,
            from,
            "%d.%03d has more than the %d items that are accepted"
                .formatted(type, number, MOST_ITEMS));
      }
      at++;
    }
    return new Field(number, file, from, at++);
  }

  /** Reads {@code type.number:} at the cursor, which moves behind the colon. */
  private int tag(int type, int last, FormatCode atEnd) throws FormatException {
    int from = at;
    int dot = -1;
    while (at < last && at - from < MAX_TAG && file[at] != ':') {
      if (file[at] == '.' && dot < 0) {
        dot = at;
      }
      at++;
    }
    boolean colon = at < last && file[at] == ':' && dot >= 0;
    int number = colon ? TaggedRecord.digits(ascii(dot + 1, at)) : -1;
    if (number < 1 || TaggedRecord.digits(ascii(from, dot)) != type) {
      throw new FormatException(
          at >= last ? atEnd : FormatCode.BAD_TAG,
          from,
          "a field of a Type-%d record must start with %d., its number and a colon"
              .formatted(type, type));
    }
    at++;
    return number;
  }

  private int idc(int type, int start, NavigableMap<Integer, Field> fields) throws FormatException {
    if (type == 1) {
      return 0;
    }
    Field idc = fields.get(TaggedRecord.IDC);
    int value = idc == null ? -1 : TaggedRecord.digits(idc.first());
    if (value < 0) {
      throw new FormatException(
          idc == null ? FormatCode.MISSING_FIELD : FormatCode.BAD_VALUE,
          idc == null ? start : idc.offset(),
          "%d.002 (IDC) must be there, a whole number".formatted(type));
    }
    return value;
  }

  private String ascii(int from, int to) {
    return new String(file, from, to - from, java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Tab, line ends, STX and ETX (which bracket other character sets), RS and US may stand. */
  private static boolean isControl(byte b) {
    return switch (b) {
      case 0x02, 0x03, '\t', '\n', '\r', Field.RS, Field.US -> false;
      default -> b >= 0 && b < 0x20 || b == 0x7f;
    };
  }
}
