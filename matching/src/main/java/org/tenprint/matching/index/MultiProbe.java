package org.tenprint.matching.index;

/**
 * Which buckets to look into for one minutia of the probe: its code, and the codes with the most
 * doubtful bits flipped, in order of likelihood (multi-probe LSH: Lv et al., VLDB 2007). A bit is
 * doubtful as its number lies near the median, measured in the noise between impressions. Sets of
 * flips are enumerated by a heap over the bits sorted by cost: each set yields two more, its last
 * bit moved on, and the next bit added. Cost: log(probes) a probe. Not thread-safe.
 */
final class MultiProbe {
  private static final int MOST_PROBES = 512;

  private final Projection projection;
  private final int bits;
  private final float[] cost;
  private final int[] order;
  private final float[] heapCost = new float[2 * MOST_PROBES + 2];
  private final int[] heapMask = new int[2 * MOST_PROBES + 2];
  private int heapSize;
  private final int[] buckets = new int[MOST_PROBES];

  MultiProbe(Projection projection, int bits) {
    this.projection = projection;
    this.bits = bits;
    this.cost = new float[bits];
    this.order = new int[bits];
  }

  /** The buckets found last, most likely first. */
  int[] buckets() {
    return buckets;
  }

  /**
   * Enumerates buckets.
   *
   * @param projected the minutia's numbers
   * @param probes most buckets wanted
   * @param patience stop at a bucket less likely than the first by more than this (natural
   *     logarithm)
   * @return how many, at least 1
   */
  int enumerate(float[] projected, int probes, float patience) {
    int code = Projection.code(projected) & (1 << bits) - 1;
    buckets[0] = code;
    sortBits(projected);
    heapSize = 0;
    push(cost[order[0]], 1);
    int n = 1;
    while (n < Math.min(probes, MOST_PROBES) && heapSize > 0 && heapCost[0] <= patience) {
      float least = heapCost[0];
      int mask = heapMask[0];
      pop();
      buckets[n++] = code ^ flips(mask);
      int last = 31 - Integer.numberOfLeadingZeros(mask);
      if (last + 1 < bits) {
        float step = cost[order[last + 1]];
        push(least + step, mask | 1 << last + 1);
        push(least + step - cost[order[last]], mask ^ 3 << last);
      }
    }
    return n;
  }

  private int flips(int mask) {
    int flips = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      flips |= 1 << order[Integer.numberOfTrailingZeros(rest)];
    }
    return flips;
  }

  private void sortBits(float[] projected) {
    for (int d = 0; d < bits; d++) {
      float margin = Math.abs(projected[d]) / projection.noise(d);
      cost[d] = margin * (1.6f + 0.6f * margin);
      int at = d;
      while (at > 0 && cost[order[at - 1]] > cost[d]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = d;
    }
  }

  private void push(float value, int mask) {
    int at = heapSize++;
    while (at > 0 && heapCost[at - 1 >> 1] > value) {
      heapCost[at] = heapCost[at - 1 >> 1];
      heapMask[at] = heapMask[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    heapCost[at] = value;
    heapMask[at] = mask;
  }

  private void pop() {
    heapSize--;
    float value = heapCost[heapSize];
    int mask = heapMask[heapSize];
    int at = 0;
    while (2 * at + 1 < heapSize) {
      int child = 2 * at + 1;
      if (child + 1 < heapSize && heapCost[child + 1] < heapCost[child]) {
        child++;
      }
      if (heapCost[child] >= value) {
        break;
      }
      heapCost[at] = heapCost[child];
      heapMask[at] = heapMask[child];
      at = child;
    }
    heapCost[at] = value;
    heapMask[at] = mask;
  }
}
