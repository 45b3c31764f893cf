package org.tenprint.formats.annist;

import java.time.LocalDate;
import java.util.Optional;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;

/** The Type-1 record by the standard's names. What is asked for and absent or malformed fails. */
public final class Transaction {
  static final int VER = 2;
  static final int CNT = 3;
  static final int TOT = 4;
  static final int DAT = 5;
  static final int PRY = 6;
  static final int DAI = 7;
  static final int ORI = 8;
  static final int TCN = 9;
  static final int TCR = 10;
  static final int NSR = 11;
  static final int NTR = 12;

  private final TaggedRecord record;

  Transaction(TaggedRecord record) {
    this.record = record;
  }

  /** 1.002, as {@code 0400}. */
  public String version() throws FormatException {
    return record.required(VER, "VER");
  }

  /** 1.004, type of transaction, as {@code CAR}. */
  public String type() throws FormatException {
    return record.required(TOT, "TOT");
  }

  /** 1.005, the date of the transaction. */
  public LocalDate date() throws FormatException {
    record.required(DAT, "DAT");
    return Dates.parse(record, DAT, "DAT");
  }

  /** 1.007, destination agency. */
  public String destination() throws FormatException {
    return record.required(DAI, "DAI");
  }

  /** 1.008, originating agency. */
  public String originator() throws FormatException {
    return record.required(ORI, "ORI");
  }

  /** 1.009, transaction control number. */
  public String controlNumber() throws FormatException {
    return record.required(TCN, "TCN");
  }

  /** 1.010, control number of the transaction that this one answers. */
  public Optional<String> controlReference() {
    return record.text(TCR);
  }

  /**
   * 1.011, native scanning resolution in pixels an inch; 0 where absent or {@code 00.00}, which
   * stands in files without Type-4 images.
   */
  public int nativeResolution() throws FormatException {
    Optional<String> text = record.text(NSR);
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.get().matches("\\d{1,3}(\\.\\d{1,4})?")) {
      throw new FormatException(
          FormatCode.BAD_VALUE,
          record.offsetOf(NSR),
          "1.011 (NSR) must be pixels a millimetre, as 19.69");
    }
    return Resolution.fromPerMillimetre(Double.parseDouble(text.get()));
  }

  /** The record itself, for what has no name here. */
  public TaggedRecord record() {
    return record;
  }
}
