package org.tenprint.formats.image;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tenprint.formats.FormatException;

/** The inflated content of the IDAT chunks, which were walked before and lie within the file. */
final class PngData implements AutoCloseable {
  private final byte[] png;
  private final Inflater inflater = new Inflater();
  private int chunk;

  PngData(byte[] png, int firstChunk) {
    this.png = png;
    this.chunk = firstChunk;
  }

  void fill(byte[] into) throws FormatException, DataFormatException {
    int filled = 0;
    while (filled < into.length) {
      int more = inflater.inflate(into, filled, into.length - filled);
      filled += more;
      if (more == 0 && (inflater.finished() || inflater.needsDictionary() || !feed())) {
        throw PngReader.corrupt(chunk, "the PNG data end before the image does");
      }
    }
  }

  /** Data beyond the last row would be hidden content. */
  void end() throws FormatException, DataFormatException {
    byte[] one = new byte[1];
    while (!inflater.finished()) {
      if (inflater.inflate(one) > 0) {
        throw PngReader.corrupt(chunk, "the PNG data go on after the last row");
      }
      if (!inflater.finished() && (inflater.needsDictionary() || !feed())) {
        throw PngReader.corrupt(chunk, "the PNG data end without their checksum");
      }
    }
  }

  /** Hands the next IDAT chunk to the inflater; false if there is none. */
  private boolean feed() {
    while (chunk + 12 <= png.length) {
      int start = chunk;
      int length = int32(start);
      chunk = start + 12 + length;
      if (int32(start + 4) == 0x49444154) {
        inflater.setInput(png, start + 8, length);
        return true;
      }
    }
    return false;
  }

  private int int32(int at) {
    return (png[at] & 0xff) << 24
        | (png[at + 1] & 0xff) << 16
        | (png[at + 2] & 0xff) << 8
        | png[at + 3] & 0xff;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
