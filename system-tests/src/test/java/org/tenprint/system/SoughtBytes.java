package org.tenprint.system;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Runs of bytes that are looked for together: a text is gone through once, however many they are.
 * At most places its next two bytes are the first of none of them, and nothing more is compared.
 */
final class SoughtBytes {
  private final List<byte[]> all;

  /** By two bytes, the first one higher: whether any of them begins so. */
  private final boolean[] begins = new boolean[1 << 16];

  /**
   * @param all each of two bytes or more: a shorter one would be found anywhere
   */
  SoughtBytes(List<byte[]> all) {
    this.all = all;
    for (byte[] one : all) {
      if (one.length < 2) {
        throw new IllegalArgumentException("too short to look for: " + one.length);
      }
      begins[(one[0] & 0xFF) << 8 | one[1] & 0xFF] = true;
    }
  }

  /** Which of them stand in a text, by their places in the list. */
  BitSet in(byte[] text) {
    BitSet found = new BitSet(all.size());
    int two = 0;
    for (int at = 0; at < text.length; at++) {
      two = (two << 8 | text[at] & 0xFF) & 0xFFFF;
      if (at > 0 && begins[two]) {
        compare(text, at - 1, found);
      }
    }
    return found;
  }

  private void compare(byte[] text, int from, BitSet found) {
    for (int i = 0; i < all.size(); i++) {
      byte[] one = all.get(i);
      int end = from + one.length;
      if (end <= text.length && Arrays.equals(text, from, end, one, 0, one.length)) {
        found.set(i);
      }
    }
  }
}
