package org.tenprint.formats.annist;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One field {@code type.number:value} of a tagged record: subfields separated by RS, items by US.
 * The value stays bytes until it is asked for. Two fields are equal if number and value are.
 */
public final class Field {
  static final byte FS = 0x1c;
  static final byte GS = 0x1d;
  static final byte RS = 0x1e;
  static final byte US = 0x1f;

  private final int number;
  private final byte[] file;
  private final int from;
  private final int to;

  /** The value is {@code [from, to)} of {@code file}, which is not copied. */
  Field(int number, byte[] file, int from, int to) {
    this.number = number;
    this.file = file;
    this.from = from;
    this.to = to;
  }

  /** A field to be written. */
  public static Field of(int number, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new Field(number, bytes, 0, bytes.length);
  }

  /** A field of subfields of items, to be written. */
  public static Field of(int number, List<List<String>> subfields) {
    List<String> joined = new ArrayList<>();
    subfields.forEach(items -> joined.add(String.join("\u001f", items)));
    return of(number, String.join("\u001e", joined));
  }

  /** A field of bytes, as x.999 is, to be written. */
  public static Field ofBytes(int number, byte[] value) {
    return new Field(number, value.clone(), 0, value.length);
  }

  /** The number after the dot: 3 for {@code 1.003}. */
  public int number() {
    return number;
  }

  /** Where the value starts in the file it was read from; 0 in a field to be written. */
  public int offset() {
    return from;
  }

  /** Bytes of the value. */
  public int length() {
    return to - from;
  }

  /** The value as it stands. */
  public byte[] bytes() {
    return Arrays.copyOfRange(file, from, to);
  }

  /** The value as text with its separators: UTF-8 where it is valid, ISO 8859-1 where not. */
  public String text() {
    return decode(from, to);
  }

  /** The first item of the first subfield, trimmed. */
  public String first() {
    int end = from;
    while (end < to && file[end] != RS && file[end] != US) {
      end++;
    }
    return decode(from, end).strip();
  }

  /**
   * Subfields in order, each a list of at least one item, trimmed. Cost: some 40 bytes an item, of
   * which a field that was read has at most 4,096 unless its record is of Type-9.
   */
  public List<List<String>> subfields() {
    List<List<String>> subfields = new ArrayList<>();
    List<String> items = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i++) {
      boolean endOfSubfield = i == to || file[i] == RS;
      if (endOfSubfield || file[i] == US) {
        items.add(decode(start, i).strip());
        start = i + 1;
      }
      if (endOfSubfield) {
        subfields.add(List.copyOf(items));
        items.clear();
      }
    }
    return List.copyOf(subfields);
  }

  void appendTo(java.io.ByteArrayOutputStream out) {
    out.write(file, from, to - from);
  }

  private String decode(int start, int end) {
    if (start == end) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(file, start, end - start))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(file, start, end - start, StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Field field
        && field.number == number
        && Arrays.equals(file, from, to, field.file, field.from, field.to);
  }

  @Override
  public int hashCode() {
    return 31 * number + Arrays.hashCode(bytes());
  }

  /** Number and length only: the value may be personal. */
  @Override
  public String toString() {
    return "field " + number + " of " + length() + " bytes";
  }
}
