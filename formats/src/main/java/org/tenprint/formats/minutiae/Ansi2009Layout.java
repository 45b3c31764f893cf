package org.tenprint.formats.minutiae;

import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.minutiae.MinutiaeRecord.Edition;
import org.tenprint.formats.minutiae.MinutiaeRecord.View;

/** INCITS 2009: sides, resolution and quality algorithm in each view; the draft packs more. */
final class Ansi2009Layout extends MinutiaeLayout {
  private final boolean draft;

  Ansi2009Layout(Edition edition, boolean draft) {
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
    FrictionRidgePosition position = position(reader);
    int number = reader.u8("the view number");
    int code = reader.u8("the impression type");
    ImpressionType type = type(code, reader.position() - 1);
    int quality = reader.u8("the view's quality");
    reader.skip(4, "the quality algorithm");
    sides(reader);
    resolution(reader);
    int minutiae = reader.u8("the number of minutiae");
    body(reader, minutiae, MINUTIA, true);
    return new View(position, number, type, quality, minutiae, start);
  }
}
