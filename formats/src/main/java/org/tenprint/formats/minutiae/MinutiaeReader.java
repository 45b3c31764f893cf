package org.tenprint.formats.minutiae;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.minutiae.MinutiaeLayout.Strictness;
import org.tenprint.formats.minutiae.MinutiaeRecord.Edition;

/**
 * Tells the edition of a finger minutiae record and checks it whole. Editions share version marks:
 * {@code " 20"} is ISO 2005 or INCITS 2004, told apart by the width of the length field; {@code
 * "030"} is ISO 2011, INCITS 2009 or the draft INCITS 2007, told apart by which layout the bytes
 * fit from end to end. Departures of real encoders that leave one meaning only are accepted: see
 * {@link MinutiaeRecord#irregular}.
 */
public final class MinutiaeReader {
  private static final byte[] MAGIC = {'F', 'M', 'R', 0};
  private static final byte[] VERSION_20 = {' ', '2', '0', 0};
  private static final byte[] VERSION_30 = {'0', '3', '0', 0};
  private static final byte[] VERSION_35 = {'0', '3', '5', 0};

  /** A record of 255 views of 255 minutiae with full extensions stays below this. */
  private static final int MAX_BYTES = 1 << 20;

  /** The smallest record that can state its length in two bytes. */
  private static final int MIN_ANSI = 26;

  private static final int MIN_ISO = 24;

  private MinutiaeReader() {}

  /** Whether the bytes start as a finger minutiae record does. */
  public static boolean looksLike(byte[] record) {
    return new ByteReader(record).startsWith(MAGIC);
  }

  /** Reads a whole record. */
  public static MinutiaeRecord read(byte[] record) throws FormatException {
    Limits.checkSize(record, MAX_BYTES);
    if (!looksLike(record)) {
      throw new FormatException(
          FormatCode.UNKNOWN_FORMAT,
          0,
          "a finger minutiae record starts with FMR; send ISO/IEC 19794-2 or ANSI INCITS 378");
    }
    ByteReader reader = new ByteReader(record);
    reader.skip(MAGIC.length, "FMR");
    if (reader.startsWith(VERSION_20)) {
      return version20(record);
    }
    if (reader.startsWith(VERSION_35)) {
      List<Edition> amended = List.of(Edition.ANSI_378_2009_AM1);
      return read(record, amended, amended);
    }
    if (reader.startsWith(VERSION_30)) {
      return version30(record);
    }
    throw new FormatException(
        FormatCode.UNSUPPORTED,
        MAGIC.length,
        "this version of the minutiae record is not read; send ISO/IEC 19794-2:2005 or 2011, or ANSI"
            + " INCITS 378-2004 or 2009");
  }

  /** The length is 4 bytes in ISO, and in INCITS 2, or 6 of which the first 2 are zero. */
  private static MinutiaeRecord version20(byte[] record) throws FormatException {
    ByteReader reader = new ByteReader(record);
    reader.skip(MAGIC.length + VERSION_20.length, "the version");
    int first = reader.u16("the record's length");
    int second = reader.u16("the record's length");
    boolean ansi = first >= MIN_ANSI || first == 0 && second < MIN_ISO;
    return read(
        record,
        List.of(ansi ? Edition.ANSI_378_2004 : Edition.ISO_19794_2_2005),
        List.of(Edition.ISO_19794_2_2005, Edition.ANSI_378_2004));
  }

  private static MinutiaeRecord version30(byte[] record) throws FormatException {
    List<Edition> editions =
        List.of(Edition.ISO_19794_2_2011, Edition.ANSI_378_2009, Edition.ANSI_378_2007);
    return read(record, editions, editions);
  }

  /**
   * The first edition that fits from end to end; else the only one that fits but for the stated
   * length; else, where no other edition shares the mark and the length, the one that fits but for
   * its tail. What went furthest says what is wrong.
   */
  private static MinutiaeRecord read(byte[] record, List<Edition> likely, List<Edition> all)
      throws FormatException {
    FormatException furthest = null;
    for (Edition edition : likely) {
      try {
        return MinutiaeLayout.of(edition).read(record, Strictness.WHOLE);
      } catch (FormatException reason) {
        furthest = furthest == null || reason.offset() > furthest.offset() ? reason : furthest;
      }
    }
    List<MinutiaeRecord> fitting = new ArrayList<>();
    for (Edition edition : all) {
      fits(record, edition, Strictness.LENGTH_ASIDE).ifPresent(fitting::add);
    }
    if (fitting.isEmpty() && likely.size() == 1) {
      fits(record, likely.get(0), Strictness.TAIL_ASIDE).ifPresent(fitting::add);
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    throw furthest;
  }

  private static Optional<MinutiaeRecord> fits(
      byte[] record, Edition edition, Strictness strictness) {
    try {
      return Optional.of(MinutiaeLayout.of(edition).read(record, strictness));
    } catch (FormatException reason) {
      return Optional.empty();
    }
  }
}
