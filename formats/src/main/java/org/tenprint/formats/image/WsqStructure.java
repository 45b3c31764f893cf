package org.tenprint.formats.image;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * Walks a WSQ image marker by marker (WSQ Gray-Scale Fingerprint Image Compression Specification,
 * IAFIS-IC-0110 3.1, annex A): SOI, tables and comments, one frame header, blocks of entropy-coded
 * data, EOI. The coefficients are not decoded.
 */
final class WsqStructure {
  static final int SOI = 0xffa0;
  static final int EOI = 0xffa1;
  static final int SOF = 0xffa2;
  static final int SOB = 0xffa3;
  static final int DTT = 0xffa4;
  static final int DQT = 0xffa5;
  static final int DHT = 0xffa6;
  private static final int DRT = 0xffa7;
  static final int COM = 0xffa8;

  private static final int SOF_LENGTH = 17;
  private static final int SOB_LENGTH = 3;

  /** How NIST's encoders state the resolution in a comment. */
  private static final Pattern PPI = Pattern.compile("\\bPPI (\\d{1,6})\\b");

  private final ByteReader reader;
  private final Limits limits;
  private ImageHeader header;
  private boolean transform;
  private boolean quantization;
  private int huffmanTables;
  private int blocks;
  private int ppi;

  private WsqStructure(byte[] image, Limits limits) {
    this.reader = new ByteReader(image);
    this.limits = limits;
  }

  static ImageHeader inspect(byte[] image, Limits limits) throws FormatException {
    WsqStructure structure = new WsqStructure(image, limits);
    structure.walk();
    ImageHeader header = structure.header;
    return new ImageHeader(Compression.WSQ20, header.width(), header.height(), 8, structure.ppi);
  }

  private void walk() throws FormatException {
    if (reader.u16("the start of a WSQ image") != SOI) {
      throw corrupt("a WSQ image starts with SOI, FF A0");
    }
    int marker = marker();
    while (marker != EOI) {
      segment(marker);
      marker = marker == SOB ? markerAfterBlock() : marker();
    }
    if (header == null || blocks == 0) {
      throw corrupt("the WSQ image ends without a frame header or without data");
    }
  }

  private int marker() throws FormatException {
    int marker = reader.u16("the next WSQ marker");
    if (marker < EOI || marker > COM) {
      throw corrupt("a WSQ marker, FF A1 to FF A8, must stand here");
    }
    return marker;
  }

  private void segment(int marker) throws FormatException {
    int length = reader.u16("the length of a WSQ segment");
    if (length < 2) {
      throw corrupt("a WSQ segment's length counts itself and cannot be below 2");
    }
    ByteReader body = reader.slice(length - 2, "a WSQ segment");
    switch (marker) {
      case SOF -> frame(body);
      case SOB -> block(body);
      case DTT -> transform(body);
      case DQT -> quantization(body);
      case DHT -> huffman(body);
      case DRT -> {}
      case COM -> comment(body);
      default -> throw corrupt("this WSQ marker cannot stand here");
    }
  }

  /** The first resolution that a comment states stands. */
  private void comment(ByteReader body) throws FormatException {
    byte[] text = body.take(body.remaining(), "a comment");
    Matcher stated = PPI.matcher(new String(text, StandardCharsets.ISO_8859_1));
    if (ppi == 0 && stated.find()) {
      ppi = Integer.parseInt(stated.group(1));
    }
  }

  private void frame(ByteReader body) throws FormatException {
    if (header != null || body.remaining() != SOF_LENGTH - 2) {
      throw corrupt("a WSQ image has one frame header of 17 bytes");
    }
    int at = body.position() + 2;
    body.skip(2, "black and white");
    int height = body.u16("the height");
    int width = body.u16("the width");
    limits.checkSides(width, height, at);
    calculable(body, "the WSQ frame header");
    calculable(body, "the WSQ frame header");
    header = new ImageHeader(Compression.WSQ20, width, height, 8, 0);
  }

  private void block(ByteReader body) throws FormatException {
    if (body.remaining() != SOB_LENGTH - 2) {
      throw corrupt("a WSQ block header has 3 bytes");
    }
    int table = body.u8("the block's Huffman table");
    if (table > 7 || (huffmanTables & 1 << table) == 0) {
      throw corrupt("a WSQ block uses a Huffman table that was not defined before it");
    }
    if (header == null || !transform || !quantization) {
      throw corrupt("frame header, transform and quantization tables must precede a WSQ block");
    }
    blocks++;
  }

  private void transform(ByteReader body) throws FormatException {
    if (!WsqTables.isKnownTransform(body)) {
      throw corrupt(
          "the WSQ transform table must be that of an encoder's filters, nine and seven or eight and"
              + " eight coefficients");
    }
    transform = true;
  }

  /** Bin centre of 3 bytes, then 64 subbands of two scaled numbers of 3 bytes each. */
  private void quantization(ByteReader body) throws FormatException {
    if (body.remaining() != 3 + 64 * 6) {
      throw corrupt("a WSQ quantization table has 389 bytes");
    }
    while (body.remaining() > 0) {
      calculable(body, "the WSQ quantization table");
    }
    quantization = true;
  }

  private void calculable(ByteReader body, String table) throws FormatException {
    if (!WsqTables.isCalculable(body)) {
      throw corrupt(table + " has a number below a millionth that is not zero");
    }
  }

  /** Tables of an identifier, 16 counts by code length, and as many values. */
  private void huffman(ByteReader body) throws FormatException {
    do {
      int table = body.u8("a Huffman table's number");
      int values = 0;
      long codes = 0;
      for (int length = 1; length <= 16; length++) {
        int count = body.u8("a Huffman table's counts");
        values += count;
        codes += (long) count << 16 - length;
      }
      if (table > 7 || values == 0 || values > 256 || codes > 1 << 16) {
        throw corrupt("a WSQ Huffman table has a number 0 to 7 and codes that can exist");
      }
      body.skip(values, "a Huffman table's values");
      huffmanTables |= 1 << table;
    } while (body.remaining() > 0);
  }

  /** Passes over entropy-coded bytes, in which FF is followed by 00 or a restart marker. */
  private int markerAfterBlock() throws FormatException {
    while (true) {
      int value = reader.u8("WSQ data, which EOI (FF A1) ends,");
      if (value == 0xff) {
        int next = reader.u8("WSQ data, which EOI (FF A1) ends,");
        if (next >= (EOI & 0xff) && next <= (COM & 0xff)) {
          return 0xff00 | next;
        }
        if (next != 0 && (next < 0xb0 || next > 0xb7)) {
          throw corrupt("FF within WSQ data must be followed by 00");
        }
      }
    }
  }

  private FormatException corrupt(String advice) {
    return new FormatException(
        FormatCode.CORRUPT_IMAGE, reader.position(), advice + "; encode the image again");
  }
}
