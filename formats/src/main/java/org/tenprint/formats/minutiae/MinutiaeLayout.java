package org.tenprint.formats.minutiae;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
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

  /** 1200 ppi. */
  private static final int MAX_RESOLUTION = 473;

  private static final int DEFAULT_RESOLUTION = 197;

  static final int MINUTIA = ViewMinutiae.BYTES;

  /** The two bits before x (the minutia's type, of which 3 is reserved) and before y (reserved). */
  private static final int TYPE = 0xc0;

  private static final int MAX_ANSI_ANGLE = 179;
  private static final int MISCOUNT = 2;

  private final Edition edition;

  /** Of the view that is being read; the early editions state them once. */
  private int width;

  private int height;
  private int[] resolution;
  private byte[] minutiae;
  private boolean irregular;
  private boolean tailAside;

  MinutiaeLayout(Edition edition) {
    this.edition = edition;
  }

  static MinutiaeLayout of(Edition edition) {
    return switch (edition) {
      case ISO_19794_2_2005 -> new Early(edition, false);
      case ANSI_378_2004 -> new Early(edition, true);
      case ISO_19794_2_2011 -> new Iso2011Layout();
      case ANSI_378_2007 -> new Ansi2009Layout(edition, true);
      case ANSI_378_2009, ANSI_378_2009_AM1 -> new Ansi2009Layout(edition, false);
    };
  }

  /** How much of a record must add up beyond its header and its views' minutiae. */
  enum Strictness {
    /** Everything. */
    WHOLE,
    /** Everything but the length that the record states of itself. */
    LENGTH_ASIDE,
    /** Everything but the extended data of the last view, which nothing here reads. */
    TAIL_ASIDE
  }

  /** Reads the header behind length, up to the views; returns how many there are. */
  abstract int header(ByteReader reader) throws FormatException;

  abstract View view(ByteReader reader) throws FormatException;

  long length(ByteReader reader) throws FormatException {
    return reader.u32("the record's length");
  }

  /** Reads a whole record; it is irregular where it is not read by {@link Strictness#WHOLE}. */
  MinutiaeRecord read(byte[] record, Strictness strictness) throws FormatException {
    ByteReader reader = new ByteReader(record);
    reader.skip(PREAMBLE, "magic and version");
    long length = length(reader);
    if (length != record.length && strictness != Strictness.LENGTH_ASIDE) {
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
    List<ViewMinutiae> minutiae = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tailAside = strictness == Strictness.TAIL_ASIDE && i == count - 1;
      views.add(view(reader));
      ViewMinutiae found = minutiae();
      found.check(views.get(i).offset());
      minutiae.add(found);
    }
    reader.end("the finger views");
    irregular |= strictness != Strictness.WHOLE || edition == Edition.ANSI_378_2007;
    return new MinutiaeRecord(edition, views, minutiae, irregular);
  }

  /** The minutiae of the view that was read last; sides that they leave are corrected. */
  private ViewMinutiae minutiae() {
    ViewMinutiae read = new ViewMinutiae(width, height, resolution, minutiae);
    ViewMinutiae fitting = read.fitting();
    irregular |= fitting != read;
    return fitting;
  }

  /** Minutiae and extended data. */
  final void body(ByteReader reader, int count, int minutia, boolean ansiAngles)
      throws FormatException {
    reader.need((long) count * minutia, "%d minutiae".formatted(count));
    minutiae = new byte[count * MINUTIA];
    for (int i = 0; i < count * MINUTIA; i += MINUTIA) {
      byte[] one = reader.take(minutia, "a minutia");
      System.arraycopy(one, 0, minutiae, i, minutia);
      irregular |= (one[0] & TYPE) == TYPE || (one[2] & TYPE) != 0;
      minutiae[i] &= (one[0] & TYPE) == TYPE ? ~TYPE : -1;
      minutiae[i + 2] &= ~TYPE;
      if (ansiAngles && (one[4] & 0xff) > MAX_ANSI_ANGLE) {
        throw corrupt(reader, "a minutia's angle must be 0 to 179, in steps of 2 degrees");
      }
    }
    if (tailAside) {
      tail(reader);
    } else {
      extended(reader);
    }
  }

  /** Extended data of the last view whose length is right to two bytes, as miscounts are. */
  private static void tail(ByteReader reader) throws FormatException {
    int stated = reader.u16("the length of extended data");
    if (Math.abs(stated - reader.remaining()) > MISCOUNT) {
      throw corrupt(reader, "the extended data is not as long as it says");
    }
    reader.skip(reader.remaining(), "extended data");
  }

  private static void extended(ByteReader reader) throws FormatException {
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

  final FrictionRidgePosition position(ByteReader reader) throws FormatException {
    int at = reader.position();
    int code = reader.u8("the finger position");
    if (code > 10) {
      throw new FormatException(
          FormatCode.BAD_FINGER_POSITION,
          at,
          "a finger view's position must be 0 (unknown) to 10; it is " + code);
    }
    return FrictionRidgePosition.ofCode(code);
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

  /** The image's sides, which encoders leave at 0 where they do not know them. */
  final void sides(ByteReader reader) throws FormatException {
    width = reader.u16("the image's width");
    height = reader.u16("the image's height");
  }

  /** Both 0 is not stated, which stands for what the standards assume: 500 ppi. */
  final void resolution(ByteReader reader) throws FormatException {
    int at = reader.position();
    int x = reader.u16("the resolution");
    int y = reader.u16("the resolution");
    boolean unstated = x == 0 && y == 0;
    if (!unstated && (Math.min(x, y) < MIN_RESOLUTION || Math.max(x, y) > MAX_RESOLUTION)) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION,
          at,
          "the resolution must be 99 to 473 pixels a centimetre, as 197 for 500 ppi");
    }
    irregular |= unstated;
    resolution = unstated ? new int[] {DEFAULT_RESOLUTION, DEFAULT_RESOLUTION} : new int[] {x, y};
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
      sides(reader);
      resolution(reader);
      int views = reader.u8("the number of views");
      reader.skip(1, "the reserved byte");
      return views;
    }

    @Override
    View view(ByteReader reader) throws FormatException {
      int start = reader.position();
      FrictionRidgePosition position = position(reader);
      int numberAndType = reader.u8("view number and impression type");
      ImpressionType type = type(numberAndType & 0xf, start + 1);
      int quality = reader.u8("the view's quality");
      int minutiae = reader.u8("the number of minutiae");
      body(reader, minutiae, MINUTIA, ansi);
      return new View(position, numberAndType >> 4, type, quality, minutiae, start);
    }
  }
}
