package org.tenprint.matching.prints;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.nio.ByteBuffer;

/**
 * Our template to SourceAFIS's and back, by way of an ISO/IEC 19794-2:2005 record (24 bytes of
 * header, 4 of view, 6 a minutia): the public format both sides define, exact in both directions
 * after the first rounding of angles to 1/256 of a turn.
 */
public final class SourceAfis {
  private static final int RECORD_HEADER = 24;
  private static final int VIEW_HEADER = 4;
  private static final int MINUTIA = 6;
  private static final int PIXELS_PER_CM_AT_500_PPI = 197;

  private SourceAfis() {}

  /** The template as SourceAFIS takes it. 0.1 to 0.9 ms, 10 to 17 kB. */
  public static FingerprintTemplate template(FingerTemplate finger) {
    return FingerprintCompatibility.importTemplate(toIso(finger));
  }

  /** The template as an ISO/IEC 19794-2:2005 record with one view of an unknown finger. */
  public static byte[] toIso(FingerTemplate finger) {
    int length = RECORD_HEADER + VIEW_HEADER + MINUTIA * finger.size() + 2;
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(new byte[] {'F', 'M', 'R', 0, ' ', '2', '0', 0}).putInt(length).putShort((short) 0);
    out.putShort((short) finger.width()).putShort((short) finger.height());
    out.putShort((short) PIXELS_PER_CM_AT_500_PPI).putShort((short) PIXELS_PER_CM_AT_500_PPI);
    out.put((byte) 1).put((byte) 0);
    out.put((byte) 0).put((byte) 0).put((byte) finger.quality()).put((byte) finger.size());
    for (int i = 0; i < finger.size(); i++) {
      int kind = finger.kind(i) == MinutiaKind.BIFURCATION ? 2 : 1;
      out.putShort((short) (kind << 14 | finger.x(i))).putShort((short) finger.y(i));
      out.put((byte) finger.direction(i)).put((byte) 0);
    }
    return out.putShort((short) 0).array();
  }

  /**
   * How many minutiae SourceAFIS's template has; a RuntimeException when one lies outside the
   * image.
   */
  public static int minutiae(FingerprintTemplate finger) {
    return iso(finger).get(RECORD_HEADER + VIEW_HEADER - 1) & 0xff;
  }

  private static ByteBuffer iso(FingerprintTemplate finger) {
    return ByteBuffer.wrap(
        FingerprintCompatibility.exportTemplates(TemplateFormat.ISO_19794_2_2005, finger));
  }

  /**
   * SourceAFIS's template as ours.
   *
   * @param quality 0 to 100
   * @throws IllegalArgumentException when it has too few or too many minutiae or they lie too far
   *     out
   */
  public static FingerTemplate template(FingerprintTemplate finger, int quality) {
    ByteBuffer iso = iso(finger);
    int width = Math.max(1, iso.getShort(14) & 0xffff);
    int height = Math.max(1, iso.getShort(16) & 0xffff);
    int count = iso.get(RECORD_HEADER + VIEW_HEADER - 1) & 0xff;
    int[] minutiae = new int[count];
    for (int i = 0; i < count; i++) {
      int at = RECORD_HEADER + VIEW_HEADER + MINUTIA * i;
      MinutiaKind kind =
          (iso.getShort(at) & 0xffff) >>> 14 == 2 ? MinutiaKind.BIFURCATION : MinutiaKind.ENDING;
      minutiae[i] =
          FingerTemplate.pack(
              iso.getShort(at) & 0x3fff,
              iso.getShort(at + 2) & 0x3fff,
              iso.get(at + 4) & 0xff,
              kind);
    }
    return FingerTemplate.of(width, height, quality, minutiae);
  }
}
