package org.tenprint.formats.annist;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a file. The table of contents (1.003) and every LEN are computed here from the records;
 * what the records say of them is passed over.
 */
public final class AnsiNistWriter {
  private AnsiNistWriter() {}

  /** The file's bytes. Opaque records cannot be written. */
  public static byte[] write(AnsiNistFile file) {
    List<AnsiNistRecord> records = file.records();
    List<List<String>> contents = new ArrayList<>();
    contents.add(List.of("1", Integer.toString(records.size() - 1)));
    for (AnsiNistRecord record : records.subList(1, records.size())) {
      contents.add(List.of(Integer.toString(record.type()), "%02d".formatted(record.idc())));
    }
    List<Field> first = new ArrayList<>(file.typeOne().fields());
    first.removeIf(field -> field.number() == Transaction.CNT);
    first.add(Field.of(Transaction.CNT, contents));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeTagged(TaggedRecord.of(1, 0, first), out);
    for (AnsiNistRecord record : records.subList(1, records.size())) {
      if (record instanceof TaggedRecord tagged) {
        writeTagged(tagged, out);
      } else if (record instanceof FixedImageRecord image) {
        writeFixed(image, out);
      } else {
        throw new IllegalArgumentException(
            "a Type-" + record.type() + " record cannot be written: its content was not kept");
      }
    }
    return out.toByteArray();
  }

  private static void writeTagged(TaggedRecord record, ByteArrayOutputStream out) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean image = record.type() > 9;
    for (Field field : record.fields()) {
      if (field.number() != TaggedRecord.LEN && !(image && field.number() == TaggedRecord.DATA)) {
        write(field, record, body);
      }
    }
    if (image) {
      // last, whatever numbers are above it: it ends where the record does
      record.field(TaggedRecord.DATA).ifPresent(data -> write(data, record, body));
    }
    body.write(Field.FS);
    byte[] tag = ascii(record.tag(TaggedRecord.LEN) + ":");
    int rest = tag.length + body.size();
    int length = rest + 1;
    while (length != rest + Integer.toString(length).length()) {
      length++;
    }
    out.writeBytes(tag);
    out.writeBytes(ascii(Integer.toString(length)));
    out.writeBytes(body.toByteArray());
  }

  private static void write(Field field, TaggedRecord record, ByteArrayOutputStream body) {
    body.write(Field.GS);
    body.writeBytes(ascii(record.tag(field.number()) + ":"));
    field.appendTo(body);
  }

  private static void writeFixed(FixedImageRecord record, ByteArrayOutputStream out) {
    FixedImageRecord.Header header = record.header();
    byte[] data = record.data();
    writeInt(FixedImageRecord.HEADER + data.length, out);
    out.write(record.idc());
    out.write(header.impression());
    for (int i = 0; i < 6; i++) {
      out.write(i < header.positions().size() ? header.positions().get(i) : 255);
    }
    out.write(header.scanResolution());
    writeShort(header.width(), out);
    writeShort(header.height(), out);
    out.write(header.compression());
    out.writeBytes(data);
  }

  private static void writeInt(int value, ByteArrayOutputStream out) {
    writeShort(value >>> 16, out);
    writeShort(value & 0xffff, out);
  }

  private static void writeShort(int value, ByteArrayOutputStream out) {
    out.write(value >>> 8);
    out.write(value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
