package org.tenprint.matching.index;

import java.util.Arrays;

/**
 * The slots whose votes stand out. By chance a slot gets votes as a Poisson variable of mean {@code
 * rate × its indexed minutiae}; its strength is the log-likelihood ratio {@code v ln(v/λ) - v + λ}
 * against that. Subjects are dealt to lanes by their id and each lane keeps its strongest: what a
 * lane keeps hangs on its own subjects alone, so any split of the lanes over instances gives the
 * same answer.
 */
final class Selection {
  private final int perLane;
  private final int[][] slots;
  private final float[][] strengths;
  private final int[] kept = new int[Lanes.COUNT];
  private final float[] logs = new float[2048];

  Selection(int perLane) {
    this.perLane = perLane;
    this.slots = new int[Lanes.COUNT][perLane];
    this.strengths = new float[Lanes.COUNT][perLane];
    for (int i = 1; i < logs.length; i++) {
      logs[i] = (float) Math.log(i);
    }
  }

  /**
   * Selects.
   *
   * @param fewest least votes to be looked at
   * @param rate expected chance votes an indexed minutia
   */
  void select(Votes votes, SlotTable table, int slotCount, int fewest, double rate) {
    Arrays.fill(kept, 0);
    byte[] counts = votes.counts;
    float logRate = (float) Math.log(rate);
    for (int slot = 0; slot < slotCount; slot++) {
      int count = counts[slot];
      if (count >= fewest) {
        int indexed = table.indexed(slot);
        float mean = (float) (rate * indexed);
        if (count > mean && indexed > 0) {
          float strength = count * (logs[count] - logRate - logs[indexed]) - count + mean;
          offer(slot, strength, table);
        }
      }
    }
  }

  /** A heap a lane, the weakest on top. */
  private void offer(int slot, float strength, SlotTable table) {
    int lane = Lanes.of(table.hash(slot));
    int[] heap = slots[lane];
    float[] keys = strengths[lane];
    int at;
    if (kept[lane] < perLane) {
      at = kept[lane]++;
      while (at > 0 && weaker(slot, strength, heap[at - 1 >> 1], keys[at - 1 >> 1], table)) {
        heap[at] = heap[at - 1 >> 1];
        keys[at] = keys[at - 1 >> 1];
        at = at - 1 >> 1;
      }
    } else {
      if (weaker(slot, strength, heap[0], keys[0], table)) {
        return;
      }
      at = 0;
      while (2 * at + 1 < perLane) {
        int child = 2 * at + 1;
        if (child + 1 < perLane
            && weaker(heap[child + 1], keys[child + 1], heap[child], keys[child], table)) {
          child++;
        }
        if (weaker(slot, strength, heap[child], keys[child], table)) {
          break;
        }
        heap[at] = heap[child];
        keys[at] = keys[child];
        at = child;
      }
    }
    heap[at] = slot;
    keys[at] = strength;
  }

  private static boolean weaker(
      int slot, float strength, int other, float otherStrength, SlotTable table) {
    if (strength != otherStrength) {
      return strength < otherStrength;
    }
    int byHash = Integer.compare(table.hash(slot), table.hash(other));
    if (byHash != 0) {
      return byHash > 0;
    }
    String one = table.subject(slot);
    String two = table.subject(other);
    return one != null && two != null && one.compareTo(two) > 0;
  }

  /** How many a lane kept. */
  int kept(int lane) {
    return kept[lane];
  }

  int slot(int lane, int index) {
    return slots[lane][index];
  }

  float strength(int lane, int index) {
    return strengths[lane][index];
  }
}
