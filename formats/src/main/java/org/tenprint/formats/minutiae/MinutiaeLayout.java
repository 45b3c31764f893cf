package org.tenprint.formats.minutiae;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.minutiae.MinutiaeRecord.Edition;
import org.tenprint.formats.minutiae.MinutiaeRecord.View;

/**
 * The record and view headers of each edition. All numbers are unsigned and big-endian; a minutia
 * is 2 bits type, 14 bits x, 2 bits reserved, 14 bits y, 8 bits angle, 8 bits quality (which ISO
 * 2011 may leave out); extended data end each view: 2 bytes total, then blocks of 2 bytes type, 2
 * bytes length that counts these four, and content.
 */
abstract class MinutiaeLayout {
  /** Magic and version. */
  private static final int PREAMBLE = 8;

  /** Pixels a centimetre below which the standards allow no record (250 ppi). */
  private static final int MIN_RESOLUTION = 99;

  private static final int MINUTIA = 6;
  private static final int MAX_ANSI_ANGLE = 179;

  private final Edition edition;

  private MinutiaeLayout(Edition edition) {
    this.edition = edition;
  }

  static MinutiaeLayout of(Edition edition) {
    return switch (edition) {
      case ISO_19794_2_2005 -> new Early(edition, false);
      case ANSI_378_2004 -> new Early(edition, true);
      case ISO_19794_2_2011 -> new Iso2011();
      case ANSI_378_2009, ANSI_378_2009_AM1 -> new Ansi2009(edition, false);
    };
  }

  /** Whether the bytes fit the draft INCITS 378 of 2007 from end to end. */
  static boolean isDraft2007(byte[] record) {
    try {
      new Ansi2009(Edition.ANSI_378_2009, true).read(record);
      return true;
    } catch (FormatException other) {
      return false;
    }
  }

  /** Reads the header behind length, up to the views; returns how many there are. */
  abstract int header(ByteReader reader) throws FormatException;

  abstract View view(ByteReader reader) throws FormatException;

  long length(ByteReader reader) throws FormatException {
    return reader.u32("the record's length");
  }

  MinutiaeRecord read(byte[] record) throws FormatException {
    ByteReader reader = new ByteReader(record);
    reader.skip(PREAMBLE, "magic and version");
    long length = length(reader);
    if (length != record.length) {
      throw new FormatException(
          length > record.length ? FormatCode.TRUNCATED : FormatCode.TRAILING_BYTES,
          length > record.length ? PREAMBLE : (int) length,
          "the record says it has %d bytes and %d are there; send exactly the record"
              .formatted(length, record.length));
    }
    int count = header(reader);
    if (count == 0) {
      throw corrupt(reader, "the record holds no finger view; send at least one");
    }
    List<View> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      views.add(view(reader));
    }
    reader.end("the finger views");
    return new MinutiaeRecord(edition, views);
  }

  /** Minutiae and extended data. */
  final void body(ByteReader reader, int count, int minutia, boolean ansiAngles)
      throws FormatException {
    reader.need((long) count * minutia, "%d minutiae".formatted(count));
    for (int i = 0; i < count; i++) {
      reader.skip(4, "a minutia");
      int angle = reader.u8("its angle");
      reader.skip(minutia - 5, "its quality");
      if (ansiAngles && angle > MAX_ANSI_ANGLE) {
        throw corrupt(reader, "a minutia's angle must be 0 to 179, in steps of 2 degrees");
      }
    }
    int extended = reader.u16("the length of extended data");
    ByteReader blocks = reader.slice(extended, "extended data");
    while (blocks.remaining() > 0) {
      blocks.skip(2, "a block's type");
      int length = blocks.u16("a block's length");
      if (length < 4) {
        throw corrupt(blocks, "an extended data block counts its own four bytes");
      }
      blocks.skip(length - 4, "an extended data block");
    }
  }

  final FingerPosition position(ByteReader reader) throws FormatException {
    int at = reader.position();
    int code = reader.u8("the finger position");
    if (code > 10) {
      throw new FormatException(
          FormatCode.BAD_FINGER_POSITION,
          at,
          "a finger view's position must be 0 (unknown) to 10; it is " + code);
    }
    return FingerPosition.ofCode(code);
  }

  final ImpressionType type(int code, int at) throws FormatException {
    ImpressionType type = ImpressionType.ofCode(code);
    if (type == null || type == ImpressionType.PALM) {
      throw new FormatException(
          FormatCode.BAD_IMPRESSION_TYPE,
          at,
          "a finger view's impression type is none that the standard has; it is " + code);
    }
    return type;
  }

  final void resolution(ByteReader reader) throws FormatException {
    int at = reader.position();
    if (reader.u16("the resolution") < MIN_RESOLUTION
        || reader.u16("the resolution") < MIN_RESOLUTION) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION,
          at,
          "the resolution must be at least 99 pixels a centimetre, as 197 for 500 ppi");
    }
  }

  static FormatException corrupt(ByteReader reader, String advice) {
    return new FormatException(FormatCode.CORRUPT_MINUTIAE, reader.position(), advice);
  }

  /** ISO 2005 and INCITS 2004: sides and resolution once, views of 4 bytes. */
  private static final class Early extends MinutiaeLayout {
    private final boolean ansi;

    Early(Edition edition, boolean ansi) {
      super(edition);
      this.ansi = ansi;
    }

    @Override
    long length(ByteReader reader) throws FormatException {
      if (!ansi) {
        return super.length(reader);
      }
      int length = reader.u16("the record's length");
      return length > 0 ? length : reader.u32("the record's length");
    }

    @Override
    int header(ByteReader reader) throws FormatException {
      reader.skip(ansi ? 6 : 2, "owner and capture device");
      reader.skip(4, "the image's sides");
      resolution(reader);
      int views = reader.u8("the number of views");
      reader.skip(1, "the reserved byte");
      return views;
    }

    @Override
    View view(ByteReader reader) throws FormatException {
      int start = reader.position();
      FingerPosition position = position(reader);
      int numberAndType = reader.u8("view number and impression type");
      ImpressionType type = type(numberAndType & 0xf, start + 1);
      int quality = reader.u8("the view's quality");
      int minutiae = reader.u8("the number of minutiae");
      body(reader, minutiae, MINUTIA, ansi);
      return new View(position, numberAndType >> 4, type, quality, minutiae, start);
    }
  }

  /** INCITS 2009: sides, resolution and quality algorithm in each view; the draft packs more. */
  private static final class Ansi2009 extends MinutiaeLayout {
    private final boolean draft;

    Ansi2009(Edition edition, boolean draft) {
      super(edition);
      this.draft = draft;
    }

    @Override
    int header(ByteReader reader) throws FormatException {
      reader.skip(draft ? 6 : 7, "owner and capture device");
      int views = reader.u8("the number of views");
      reader.skip(1, "the reserved byte");
      return views;
    }

    @Override
    View view(ByteReader reader) throws FormatException {
      int start = reader.position();
      FingerPosition position = position(reader);
      int number = reader.u8("the view number");
      int code = reader.u8("the impression type");
      ImpressionType type = type(code, reader.position() - 1);
      int quality = reader.u8("the view's quality");
      reader.skip(4, "the quality algorithm");
      reader.skip(4, "the image's sides");
      resolution(reader);
      int minutiae = reader.u8("the number of minutiae");
      body(reader, minutiae, MINUTIA, true);
      return new View(position, number, type, quality, minutiae, start);
    }
  }

  /** ISO 2011: representations that state their own length, date, device, quality and more. */
  private static final class Iso2011 extends MinutiaeLayout {
    private boolean certified;

    Iso2011() {
      super(Edition.ISO_19794_2_2011);
    }

    @Override
    int header(ByteReader reader) throws FormatException {
      int representations = reader.u16("the number of representations");
      int flag = reader.u8("the certification flag");
      if (flag > 1) {
        throw corrupt(reader, "the certification flag must be 0 or 1");
      }
      certified = flag == 1;
      return representations;
    }

    @Override
    View view(ByteReader outer) throws FormatException {
      int start = outer.position();
      long length = outer.u32("a representation's length");
      ByteReader reader = outer.slice(length - 4, "a representation");
      reader.skip(9 + 1 + 4, "capture date and device");
      int quality = -1;
      int blocks = reader.u8("the number of quality blocks");
      for (int i = 0; i < blocks; i++) {
        int score = reader.u8("a quality block");
        quality = i == 0 ? score : quality;
        reader.skip(4, "a quality block");
      }
      if (certified) {
        reader.skip(3L * reader.u8("the number of certificates"), "certificates");
      }
      FingerPosition position = position(reader);
      int number = reader.u8("the representation number");
      resolution(reader);
      int at = reader.position();
      ImpressionType type = type(reader.u8("the impression type"), at);
      reader.skip(4, "the image's sides");
      int minutia = reader.u8("the minutia's size") >> 4;
      if (minutia != MINUTIA && minutia != MINUTIA - 1) {
        throw corrupt(reader, "a minutia must have 5 or 6 bytes");
      }
      int minutiae = reader.u8("the number of minutiae");
      body(reader, minutiae, minutia, false);
      reader.end("a representation");
      return new View(position, number, type, quality, minutiae, start);
    }
  }
}
