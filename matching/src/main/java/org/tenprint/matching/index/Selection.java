package org.tenprint.matching.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The slots whose votes stand out. By chance a slot gets votes as a Poisson variable of mean {@code
 * rate × its indexed minutiae}; its strength is the log-likelihood ratio {@code v ln(v/λ) - v + λ}
 * against that. Subjects are dealt to lanes by their id and each lane keeps its strongest: what a
 * lane keeps hangs on its own subjects alone, so any split of the lanes over instances gives the
 * same answer, and so does any split of the slots over segments, which are selected from in turn.
 */
final class Selection {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final int TOP_BIT = 1 << 7;
  private static final float[] LOGS = new float[2048];

  static {
    for (int i = 1; i < LOGS.length; i++) {
      LOGS[i] = (float) Math.log(i);
    }
  }

  private final int lanes;
  private final int perLane;
  private final int[][] places;
  private final float[][] strengths;
  private final int[] kept;
  private Segment[] segments;
  private Predicate<String> among;

  Selection(int lanes, int perLane) {
    this.lanes = lanes;
    this.perLane = perLane;
    this.places = new int[lanes][perLane];
    this.strengths = new float[lanes][perLane];
    this.kept = new int[lanes];
  }

  /**
   * Begins anew.
   *
   * @param in these segments
   * @param of these subjects, by their ids: nobody else takes a place
   */
  void begin(Segment[] in, Predicate<String> of) {
    segments = in;
    among = of;
    Arrays.fill(kept, 0);
  }

  /**
   * Selects from a segment, beside what was selected from others. Almost nobody has votes enough:
   * eight are asked at once, by a sum that reaches the top bit of the byte of each who has.
   *
   * @param counts votes by slot, not negative
   * @param segment its number
   * @param fewest least votes to be looked at
   * @param rate expected chance votes an indexed minutia
   */
  void select(byte[] counts, int segment, int slotCount, int fewest, double rate) {
    SlotTable table = segments[segment].slots();
    float logRate = (float) Math.log(rate);
    long missing = EACH_BYTE * (TOP_BIT - Math.min(TOP_BIT, fewest));
    int slot = 0;
    for (; slot + Long.BYTES <= slotCount; slot += Long.BYTES) {
      long enough = (long) EIGHT.get(counts, slot) + missing & EACH_BYTE * TOP_BIT;
      for (; enough != 0; enough &= enough - 1) {
        int of = slot + (Long.numberOfTrailingZeros(enough) >>> 3);
        weigh(table, segment, of, counts[of], rate, logRate);
      }
    }
    for (; slot < slotCount; slot++) {
      if (counts[slot] >= fewest) {
        weigh(table, segment, slot, counts[slot], rate, logRate);
      }
    }
  }

  private void weigh(
      SlotTable table, int segment, int slot, int count, double rate, float logRate) {
    int indexed = table.indexed(slot);
    float mean = (float) (rate * indexed);
    if (count > mean && indexed > 0) {
      float strength = count * (LOGS[count] - logRate - LOGS[indexed]) - count + mean;
      offer(Segment.place(segment, slot), table.hash(slot), strength);
    }
  }

  private boolean isAmong(int place) {
    String subject = segments[Segment.of(place)].slots().subject(Segment.slot(place));
    return subject != null && among.test(subject);
  }

  /** A heap a lane, the weakest on top. Who would have no place is not asked about. */
  private void offer(int place, int hash, float strength) {
    int lane = Lanes.of(hash, lanes);
    if (kept[lane] == perLane && weaker(place, strength, places[lane][0], strengths[lane][0])
        || !isAmong(place)) {
      return;
    }
    int[] heap = places[lane];
    float[] keys = strengths[lane];
    int at;
    if (kept[lane] < perLane) {
      at = kept[lane]++;
      while (at > 0 && weaker(place, strength, heap[at - 1 >> 1], keys[at - 1 >> 1])) {
        heap[at] = heap[at - 1 >> 1];
        keys[at] = keys[at - 1 >> 1];
        at = at - 1 >> 1;
      }
    } else {
      at = 0;
      while (2 * at + 1 < perLane) {
        int child = 2 * at + 1;
        if (child + 1 < perLane
            && weaker(heap[child + 1], keys[child + 1], heap[child], keys[child])) {
          child++;
        }
        if (weaker(place, strength, heap[child], keys[child])) {
          break;
        }
        heap[at] = heap[child];
        keys[at] = keys[child];
        at = child;
      }
    }
    heap[at] = place;
    keys[at] = strength;
  }

  private boolean weaker(int place, float strength, int other, float otherStrength) {
    if (strength != otherStrength) {
      return strength < otherStrength;
    }
    SlotTable table = segments[Segment.of(place)].slots();
    SlotTable others = segments[Segment.of(other)].slots();
    int byHash = Integer.compare(table.hash(Segment.slot(place)), others.hash(Segment.slot(other)));
    if (byHash != 0) {
      return byHash > 0;
    }
    String one = table.subject(Segment.slot(place));
    String two = others.subject(Segment.slot(other));
    return one != null && two != null && one.compareTo(two) > 0;
  }

  /** How many a lane kept. */
  int kept(int lane) {
    return kept[lane];
  }

  int place(int lane, int index) {
    return places[lane][index];
  }

  float strength(int lane, int index) {
    return strengths[lane][index];
  }
}
