package org.tenprint.formats.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One block of WSQ's coefficients as symbols (IAFIS-IC-0110 3.1, table 5): 1 to 100 are runs of
 * zeros, 101 to 106 are followed by 8 or 16 bits of a coefficient or a run, 107 to 254 are
 * coefficients from −73 to 74.
 */
final class WsqCoefficients {
  private static final int SYMBOLS = 255;
  private static final int LONGEST_RUN = 100;
  private static final int POSITIVE_8 = 101;
  private static final int NEGATIVE_8 = 102;
  private static final int POSITIVE_16 = 103;
  private static final int NEGATIVE_16 = 104;
  private static final int RUN_8 = 105;
  private static final int RUN_16 = 106;
  private static final int ZERO = 180;

  /** Codes of 4 bits go to the most frequent symbols; 15 and 8 more bits begin the others. */
  private static final int SHORT_CODES = 15;

  private static final int SHORT = 4;
  private static final int LONG = 12;

  private final List<int[]> symbols = new ArrayList<>();
  private int zeros;

  /** Adds a coefficient. */
  void add(int value) {
    if (value == 0) {
      zeros++;
      if (zeros == 0xffff) {
        flush();
      }
      return;
    }
    flush();
    int size = Math.abs(value);
    if (value >= -73 && value <= 74) {
      put(ZERO + value, 0, 0);
    } else if (size <= 0xff) {
      put(value > 0 ? POSITIVE_8 : NEGATIVE_8, 8, size);
    } else {
      put(value > 0 ? POSITIVE_16 : NEGATIVE_16, 16, Math.min(size, 0xffff));
    }
  }

  /** Ends a run of zeros. */
  void flush() {
    if (zeros > 0xff) {
      put(RUN_16, 16, zeros);
    } else if (zeros > LONGEST_RUN) {
      put(RUN_8, 8, zeros);
    } else if (zeros > 0) {
      put(zeros, 0, 0);
    }
    zeros = 0;
  }

  private void put(int symbol, int bits, int value) {
    symbols.add(new int[] {symbol, bits, value});
  }

  /**
   * A code for each symbol.
   *
   * @param table number 0, counts by length, values by code: the content of a DHT segment
   */
  record Codes(byte[] table, int[] code, int[] length) {}

  /** Codes for these blocks. */
  static Codes codes(WsqCoefficients[] blocks) {
    int[] frequency = new int[SYMBOLS];
    for (WsqCoefficients block : blocks) {
      block.symbols.forEach(symbol -> frequency[symbol[0]]++);
    }
    List<Integer> order = new ArrayList<>();
    for (int symbol = 1; symbol < SYMBOLS; symbol++) {
      order.add(symbol);
    }
    order.sort(Comparator.comparingInt((Integer symbol) -> -frequency[symbol]));
    byte[] table = new byte[1 + 16 + order.size()];
    table[SHORT] = SHORT_CODES;
    table[LONG] = (byte) (order.size() - SHORT_CODES);
    Codes codes = new Codes(table, new int[SYMBOLS], new int[SYMBOLS]);
    for (int i = 0; i < order.size(); i++) {
      int symbol = order.get(i);
      boolean isShort = i < SHORT_CODES;
      table[17 + i] = (byte) symbol;
      codes.length[symbol] = isShort ? SHORT : LONG;
      codes.code[symbol] = isShort ? i : (SHORT_CODES << 8) + i - SHORT_CODES;
    }
    return codes;
  }

  /** Writes the symbols; FF is followed by 00, and ones fill the last byte. */
  void write(Codes codes, OutputStream out) throws IOException {
    Bits bits = new Bits(out);
    for (int[] symbol : symbols) {
      bits.put(codes.code[symbol[0]], codes.length[symbol[0]]);
      bits.put(symbol[2], symbol[1]);
    }
    bits.end();
  }

  private static final class Bits {
    private final OutputStream out;
    private int held;
    private int count;

    Bits(OutputStream out) {
      this.out = out;
    }

    void put(int value, int bits) throws IOException {
      for (int i = bits - 1; i >= 0; i--) {
        held = held << 1 | value >> i & 1;
        if (++count == 8) {
          out.write(held);
          if ((held & 0xff) == 0xff) {
            out.write(0);
          }
          held = 0;
          count = 0;
        }
      }
    }

    void end() throws IOException {
      while (count > 0) {
        put(1, 1);
      }
    }
  }
}
