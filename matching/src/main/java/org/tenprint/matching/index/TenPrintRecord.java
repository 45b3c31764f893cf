package org.tenprint.matching.index;

import java.util.EnumMap;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * A ten-print as words: three of counts (a byte a position, 0 where there is no finger), then a
 * finger after the other {@code quality:7 | height-1:11 | width-1:11} and its minutiae as {@link
 * FingerTemplate} packs them. 13 + n words with ten fingers.
 */
final class TenPrintRecord {
  static final int COUNT_WORDS = 3;

  /** Longest record. */
  static final int MAX_WORDS =
      COUNT_WORDS + FingerPosition.COUNT * (1 + FingerTemplate.MAX_MINUTIAE);

  private TenPrintRecord() {}

  /** Writes the record; returns its length. */
  static int write(TenPrint person, int[] out) {
    out[0] = 0;
    out[1] = 0;
    out[2] = 0;
    int at = COUNT_WORDS;
    for (Map.Entry<FingerPosition, FingerTemplate> entry : person.fingers().entrySet()) {
      int position = entry.getKey().ordinal();
      FingerTemplate finger = entry.getValue();
      out[position >> 2] |= finger.size() << 8 * (position & 3);
      out[at++] = finger.quality() << 22 | finger.height() - 1 << 11 | finger.width() - 1;
      for (int i = 0; i < finger.size(); i++) {
        out[at++] = finger.packed(i);
      }
    }
    return at;
  }

  static int count(int[] record, int position) {
    return record[position >> 2] >>> 8 * (position & 3) & 0xff;
  }

  /** Offsets of the fingers' first minutiae, by position; meaningless where the count is 0. */
  static void offsets(int[] record, int[] out) {
    int at = COUNT_WORDS;
    for (int position = 0; position < FingerPosition.COUNT; position++) {
      int count = count(record, position);
      out[position] = at + 1;
      at += count == 0 ? 0 : 1 + count;
    }
  }

  static TenPrint read(int[] record) {
    int[] offsets = new int[FingerPosition.COUNT];
    offsets(record, offsets);
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (FingerPosition position : FingerPosition.values()) {
      int count = count(record, position.ordinal());
      if (count > 0) {
        int from = offsets[position.ordinal()];
        int size = record[from - 1];
        int[] minutiae = java.util.Arrays.copyOfRange(record, from, from + count);
        fingers.put(
            position,
            FingerTemplate.of(
                (size & 0x7ff) + 1, (size >>> 11 & 0x7ff) + 1, size >>> 22, minutiae));
      }
    }
    return new TenPrint(fingers);
  }
}
