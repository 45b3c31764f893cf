package org.tenprint.formats.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/** An image in WSQ that asks for costlier arithmetic than an encoder's is refused undecoded. */
class WsqTablesTest {
  private static final double[] NINE = {0.8526987, 0.3774029, 0.1106244, 0.0238495, 0.0378285};
  private static final double[] SEVEN = {0.7884856, 0.4180923, 0.0406894, 0.0645389};
  private static final double[] LOW_EIGHT = {0.8526987, 0.0978930, 0.1233558, 0.0756569};
  private static final double[] HIGH_EIGHT = {0.6032889, 0.1887014, 0.0526142, 0.0322694};

  private static byte[] image() {
    return WsqWriter.write(WsqWriter.padded(Images.stripes(96, 96)));
  }

  private static int segment(byte[] wsq, int marker) {
    for (int at = 2; ; at += 2 + ((wsq[at + 2] & 0xff) << 8 | wsq[at + 3] & 0xff)) {
      if ((wsq[at + 1] & 0xff) == (marker & 0xff)) {
        return at;
      }
    }
  }

  /** The image with other filters: lengths as stated, of each the half from the middle on. */
  private static byte[] filtered(int first, int second, double[]... halves) {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.write(first);
    table.write(second);
    for (double[] half : halves) {
      for (double coefficient : half) {
        table.write(coefficient < 0 ? 1 : 0);
        table.write(7);
        table.writeBytes(
            ByteBuffer.allocate(4).putInt((int) Math.round(Math.abs(coefficient) * 1e7)).array());
      }
    }
    byte[] wsq = image();
    int at = segment(wsq, WsqStructure.DTT);
    int end = at + 2 + ((wsq[at + 2] & 0xff) << 8 | wsq[at + 3] & 0xff);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(wsq, 0, at + 2);
    out.write(0);
    out.write(table.size() + 2);
    out.writeBytes(table.toByteArray());
    out.write(wsq, end, wsq.length - end);
    return out.toByteArray();
  }

  private static FormatException refused(byte[] wsq) {
    FormatException refused =
        assertThrows(FormatException.class, () -> WsqReader.decode(wsq, Limits.DEFAULT));
    assertEquals(FormatCode.CORRUPT_IMAGE, refused.code());
    return refused;
  }

  private static double[] of(int length, double coefficient) {
    double[] half = new double[(length + 1) / 2];
    Arrays.fill(half, coefficient);
    return half;
  }

  @Test
  void filtersLongerThanAnEncodersAreRefused() {
    FormatException refused = refused(filtered(31, 31, of(31, 0.045), of(31, 0.045)));
    assertTrue(refused.getMessage().contains("nine and seven"), refused.getMessage());
    refused(filtered(7, 9, SEVEN, NINE));
    refused(filtered(9, 9, NINE, NINE));
    refused(filtered(1, 1, of(1, 1), of(1, 1)));
  }

  /** Coefficients that cancel each other make of any value a very small one. */
  @Test
  void filtersOfOtherCoefficientsAreRefused() {
    refused(filtered(9, 7, of(9, 1e-7), SEVEN));
    refused(filtered(9, 7, new double[] {0.8, -0.1, -0.1, -0.1, -0.1}, SEVEN));
    refused(filtered(8, 8, LOW_EIGHT, of(8, 0)));
  }

  @Test
  void theFiltersOfEncodersAreRead() throws FormatException {
    GreyImage plain = WsqReader.decode(image(), Limits.DEFAULT);
    GreyImage seven =
        WsqReader.decode(
            filtered(
                9,
                7,
                new double[] {NINE[0], NINE[1], -NINE[2], -NINE[3], NINE[4]},
                new double[] {SEVEN[0], -SEVEN[1], -SEVEN[2], SEVEN[3]}),
            Limits.DEFAULT);
    for (int i = 0; i < plain.pixels().length; i++) {
      assertEquals(plain.pixels()[i] & 0xff, seven.pixels()[i] & 0xff, 1);
    }
    assertEquals(
        96, WsqReader.decode(filtered(8, 8, LOW_EIGHT, HIGH_EIGHT), Limits.DEFAULT).width());
  }

  /** The scale of the middle of a bin, of the first bin and its zero bin, of the last. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 63 * 6 + 3})
  void binsThatMakeValuesTooSmallToCalculateWithAreRefused(int at) {
    byte[] wsq = image();
    int table = segment(wsq, WsqStructure.DQT) + 4;
    wsq[table + at] = 45;
    wsq[table + at + 2] |= 1;
    assertTrue(refused(wsq).getMessage().contains("millionth"));
  }

  /** Shift and scale of the grey levels. */
  @ParameterizedTest
  @ValueSource(ints = {6, 9})
  void greyLevelsTooSmallToCalculateWithAreRefused(int at) {
    byte[] wsq = image();
    int frame = segment(wsq, WsqStructure.SOF) + 4;
    wsq[frame + at] = (byte) 45;
    assertTrue(refused(wsq).getMessage().contains("millionth"));
  }
}
