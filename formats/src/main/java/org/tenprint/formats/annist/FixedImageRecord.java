package org.tenprint.formats.annist;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A binary fingerprint image record of fixed layout (Type-3, 4, 5, 6): LEN 4 bytes, IDC 1, IMP 1,
 * FGP 6, ISR 1, HLL 2, VLL 2, GCA 1, then the image. SP 500-290 table 29 ff.
 */
public final class FixedImageRecord implements AnsiNistRecord {
  /** Bytes before the image. */
  static final int HEADER = 18;

  private final int type;
  private final int idc;
  private final int offset;
  private final Header header;
  private final byte[] data;

  /**
   * The header's codes as they stand in the record, not yet judged.
   *
   * @param impression IMP
   * @param positions FGP, the possible positions, most likely first; 255 fills up and is left out
   * @param scanResolution ISR: 0 minimum (500 ppi), 1 the file's native resolution (1.011)
   * @param width HLL, pixels a line
   * @param height VLL, lines
   * @param compression GCA
   */
  public record Header(
      int impression,
      List<Integer> positions,
      int scanResolution,
      int width,
      int height,
      int compression) {
    /** Copies the positions. */
    public Header {
      positions = List.copyOf(positions);
    }
  }

  /** A record with its image, which is copied. */
  public FixedImageRecord(int type, int idc, int offset, Header header, byte[] data) {
    this.type = type;
    this.idc = idc;
    this.offset = offset;
    this.header = header;
    this.data = data.clone();
  }

  @Override
  public int type() {
    return type;
  }

  @Override
  public int idc() {
    return idc;
  }

  @Override
  public int offset() {
    return offset;
  }

  /** The codes before the image. */
  public Header header() {
    return header;
  }

  /** A copy of the image. */
  public byte[] data() {
    return data.clone();
  }

  /** Offset only excepted: a record read back equals the one that was written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FixedImageRecord record
        && record.type == type
        && record.idc == idc
        && record.header.equals(header)
        && Arrays.equals(record.data, data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, idc, header, Arrays.hashCode(data));
  }
}
