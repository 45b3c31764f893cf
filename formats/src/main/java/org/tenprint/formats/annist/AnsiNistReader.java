package org.tenprint.formats.annist;

import static org.tenprint.formats.annist.TaggedRecord.IDC;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * Reads a file record by record along its table of contents: 1.003 alone says which type the next
 * record is of, its own length where it ends. Cost: one pass over the tagged records, one copy of
 * the file.
 */
public final class AnsiNistReader {
  private static final int CNT = Transaction.CNT;

  private final byte[] file;
  private final Limits limits;
  private final TaggedRecordReader tagged;

  private AnsiNistReader(byte[] file, Limits limits) {
    this.file = file;
    this.limits = limits;
    this.tagged = new TaggedRecordReader(file, limits);
  }

  /** Reads a whole file within {@link Limits#DEFAULT}. */
  public static AnsiNistFile read(byte[] file) throws FormatException {
    return read(file, Limits.DEFAULT);
  }

  /** Reads a whole file; no byte may be left over. */
  public static AnsiNistFile read(byte[] file, Limits limits) throws FormatException {
    Limits.checkSize(file, limits.fileBytes());
    if (!looksLike(file)) {
      throw new FormatException(
          FormatCode.UNKNOWN_FORMAT,
          0,
          "an ANSI/NIST file in traditional encoding starts with 1.001: and the length of its Type-1"
              + " record");
    }
    return new AnsiNistReader(file.clone(), limits).readAll();
  }

  /** Whether the bytes start as a file of this encoding does: {@code 1.001:} or {@code 1.01:}. */
  public static boolean looksLike(byte[] file) {
    ByteReader start = new ByteReader(file);
    return start.startsWith((byte) '1', (byte) '.', (byte) '0')
        && (start.startsWith(ascii("1.001:")) || start.startsWith(ascii("1.01:")));
  }

  private AnsiNistFile readAll() throws FormatException {
    TaggedRecordReader.Read first = tagged.read(1, 0);
    List<int[]> contents = contents(first.record());
    List<AnsiNistRecord> records = new ArrayList<>();
    records.add(first.record());
    int at = first.end();
    for (int[] entry : contents) {
      at = readRecord(entry[0], entry[1], at, records);
    }
    new ByteReader(file, at, file.length).end("the last record that 1.003 (CNT) lists");
    return new AnsiNistFile(records);
  }

  /** The type and IDC of each record after the first. */
  private List<int[]> contents(TaggedRecord first) throws FormatException {
    first.required(CNT, "CNT");
    List<List<String>> subfields = first.subfields(CNT);
    int offset = first.offsetOf(CNT);
    if (subfields.size() > limits.records()) {
      throw new FormatException(
          FormatCode.TOO_LARGE,
          offset,
          "1.003 (CNT) lists more than the %d records that are accepted; split the transaction"
              .formatted(limits.records()));
    }
    List<int[]> contents = new ArrayList<>();
    for (List<String> items : subfields) {
      int type = TaggedRecord.digits(items.get(0));
      int idc = items.size() == 2 ? TaggedRecord.digits(items.get(1)) : -1;
      if (type < 0 || idc < 0) {
        throw new FormatException(
            FormatCode.BAD_VALUE,
            offset,
            "1.003 (CNT) must be pairs of a record type and an IDC, both whole numbers");
      }
      contents.add(new int[] {type, idc});
    }
    int[] head = contents.remove(0);
    if (head[0] != 1 || head[1] != contents.size()) {
      throw new FormatException(
          FormatCode.COUNT_MISMATCH,
          offset,
          "1.003 (CNT) must start with 1 and the number of records that follow; it lists "
              + contents.size());
    }
    return contents;
  }

  private int readRecord(int type, int idc, int at, List<AnsiNistRecord> into)
      throws FormatException {
    if (at == file.length) {
      throw new FormatException(
          FormatCode.TRUNCATED,
          at,
          "the Type-%d record with IDC %d that 1.003 (CNT) lists is not there; send the whole file"
              .formatted(type, idc));
    }
    AnsiNistRecord record;
    int end;
    if (type >= 3 && type <= 8) {
      ByteReader reader = new ByteReader(file, at, file.length);
      record = binary(type, reader);
      end = reader.position();
    } else if (type == 2 || type >= 9 && type <= 22 || type == 98 || type == 99) {
      TaggedRecordReader.Read read = tagged.read(type, at);
      record = read.record();
      end = read.end();
    } else {
      throw new FormatException(
          FormatCode.BAD_RECORD_TYPE,
          into.get(0) instanceof TaggedRecord first ? first.offsetOf(CNT) : 0,
          "1.003 (CNT) lists a record of type %d; the standard has none".formatted(type));
    }
    if (record.idc() != idc) {
      throw new FormatException(
          FormatCode.IDC_MISMATCH,
          record instanceof TaggedRecord text ? text.offsetOf(IDC) : at + 4,
          "the Type-%d record has IDC %d where 1.003 (CNT) lists %d; make them agree"
              .formatted(type, record.idc(), idc));
    }
    into.add(record);
    return end;
  }

  /** A binary record; the cursor is left at its end. */
  private AnsiNistRecord binary(int type, ByteReader reader) throws FormatException {
    int start = reader.position();
    long length = reader.u32("the length of a Type-%d record".formatted(type));
    boolean image = type <= 6;
    int header = image ? FixedImageRecord.HEADER : 5;
    if (length < header) {
      throw new FormatException(
          FormatCode.BAD_LENGTH,
          start,
          "a Type-%d record has at least %d bytes; its LEN says %d"
              .formatted(type, header, length));
    }
    ByteReader body = reader.slice(length - 4, "a Type-%d record".formatted(type));
    int idc = body.u8("IDC");
    if (!image) {
      return new OpaqueRecord(type, idc, start, (int) length);
    }
    int impression = body.u8("IMP");
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int position = body.u8("FGP");
      if (position != 255) {
        positions.add(position);
      }
    }
    FixedImageRecord.Header codes =
        new FixedImageRecord.Header(
            impression,
            positions,
            body.u8("ISR"),
            body.u16("HLL"),
            body.u16("VLL"),
            body.u8("GCA"));
    if (body.remaining() > limits.imageBytes()) {
      throw new FormatException(
          FormatCode.TOO_LARGE,
          start,
          "the image of the Type-%d record with IDC %d is larger than the %d bytes accepted"
              .formatted(type, idc, limits.imageBytes()));
    }
    byte[] data = body.take(body.remaining(), "the image");
    return new FixedImageRecord(type, idc, start, codes, data);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
