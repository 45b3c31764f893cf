package org.tenprint.formats.minutiae;

import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.minutiae.MinutiaeRecord.Edition;
import org.tenprint.formats.minutiae.MinutiaeRecord.View;

/** ISO 2011: representations that state their own length, date, device, quality and more. */
final class Iso2011Layout extends MinutiaeLayout {
  private boolean certified;

  Iso2011Layout() {
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
    FrictionRidgePosition position = position(reader);
    int number = reader.u8("the representation number");
    resolution(reader);
    int at = reader.position();
    ImpressionType type = type(reader.u8("the impression type"), at);
    sides(reader);
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
