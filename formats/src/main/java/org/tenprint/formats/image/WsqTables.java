package org.tenprint.formats.image;

import java.util.Arrays;
import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatException;

/**
 * What a WSQ image may say of its own arithmetic. A decoder multiplies each pixel by each
 * coefficient that the image brings: so the filters are those of the encoders (IAFIS-IC-0110 3.1:
 * nine and seven coefficients; of eight and eight, which NIST's source has besides), and a scaled
 * number is none that makes of ordinary values ones that a processor calculates slowly with.
 */
final class WsqTables {
  /** The smallest number, other than zero, that a bin, a shift or a scale may be. */
  private static final double LEAST = 1e-6;

  /** By which a coefficient may be off: encoders write from five digits on. */
  private static final double ROUNDING = 1e-4;

  /** From the middle on, of low pass and high pass: the coefficients without their signs. */
  private static final double[][] NINE_SEVEN = {half(WsqBands.LOW), half(WsqBands.HIGH)};

  private static final double[][] EIGHT_EIGHT = {
    {0.85269867900940344, 0.09789296778409587, 0.12335584105275092, 0.07565691101399093},
    {0.60328894481393847, 0.18870142780632693, 0.05261415011924844, 0.03226944131446922}
  };

  private WsqTables() {}

  private static double[] half(double[] filter) {
    double[] half = Arrays.copyOfRange(filter, filter.length / 2, filter.length);
    return Arrays.stream(half).map(Math::abs).toArray();
  }

  /** Whether the table, lengths first, then sign, exponent and digits of each, is a known one. */
  static boolean isKnownTransform(ByteReader body) throws FormatException {
    int low = body.u8("a filter length");
    int high = body.u8("a filter length");
    double[][] known;
    if (low == WsqBands.LOW.length && high == WsqBands.HIGH.length) {
      known = NINE_SEVEN;
    } else if (low == 8 && high == 8) {
      known = EIGHT_EIGHT;
    } else {
      return false;
    }
    for (double[] filter : known) {
      for (double coefficient : filter) {
        body.skip(1, "a coefficient's sign");
        int digits = body.u8("a coefficient's scale");
        double stated = body.u32("a coefficient") / Math.pow(10, digits);
        if (Math.abs(stated - coefficient) > ROUNDING) {
          return false;
        }
      }
    }
    return body.remaining() == 0;
  }

  /** Whether the next number, its decimal digits and two bytes, is zero or large enough. */
  static boolean isCalculable(ByteReader body) throws FormatException {
    int digits = body.u8("a number's scale");
    double stated = body.u16("a scaled number") / Math.pow(10, digits);
    return stated == 0 || stated >= LEAST;
  }
}
