package org.tenprint.matching.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Who is in which slot: an encounter each. Arrays in chunks, so that growing moves nothing under a
 * reader. The generation of a slot is odd while it changes and different after: a reader that
 * copies a slot's record asks before and after (a sequence lock), and takes what it copied only
 * when nothing changed. A dead slot has length 0.
 */
final class SlotTable {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final VarHandle GENERATION = MethodHandles.arrayElementVarHandle(int[].class);

  private static final class Chunk {
    final int[] generation = new int[CHUNK];
    final int[] address = new int[CHUNK];
    final short[] length = new short[CHUNK];
    final short[] indexed = new short[CHUNK];
    final int[] hash = new int[CHUNK];
    final String[] subject = new String[CHUNK];
  }

  private volatile Chunk[] chunks = new Chunk[0];
  private volatile int count;
  private final int most;
  private int[] freed = new int[16];
  private int freedCount;

  /**
   * @param most slots, {@link Posting#MAX_SLOTS} or fewer
   */
  SlotTable(int most) {
    this.most = most;
  }

  /** Whether there is a slot to be taken. */
  boolean hasRoom() {
    return freedCount > 0 || count < most;
  }

  /** One more than the highest slot ever used. */
  int count() {
    return count;
  }

  /** Takes a slot, dead until {@link #fill}. */
  int take() {
    if (freedCount > 0) {
      return freed[--freedCount];
    }
    int slot = count;
    if (slot == most) {
      throw new IllegalStateException("the segment is full");
    }
    reserve(slot);
    return slot;
  }

  /** Makes room up to a slot that a snapshot names. */
  void reserve(int slot) {
    if (slot >= Posting.MAX_SLOTS) {
      throw new IllegalStateException("no such slot");
    }
    while (slot >> CHUNK_BITS >= chunks.length) {
      Chunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = new Chunk();
      chunks = more;
    }
    count = Math.max(count, slot + 1);
  }

  /** Gives back the slots below the count that nobody is in: after a restart. */
  void releaseUnused() {
    for (int slot = count - 1; slot >= 0; slot--) {
      if (length(slot) == 0) {
        release(slot);
      }
    }
  }

  void fill(int slot, String subject, int address, int length, int indexed) {
    Chunk chunk = chunks[slot >> CHUNK_BITS];
    int at = slot & CHUNK - 1;
    begin(chunk, at);
    chunk.subject[at] = subject;
    chunk.hash[at] = hash(subject);
    chunk.address[at] = address;
    chunk.indexed[at] = (short) indexed;
    chunk.length[at] = (short) length;
    end(chunk, at);
  }

  /** Makes the slot dead; {@link #release} gives it back once its bytes are overwritten. */
  void kill(int slot) {
    Chunk chunk = chunks[slot >> CHUNK_BITS];
    int at = slot & CHUNK - 1;
    begin(chunk, at);
    chunk.subject[at] = null;
    chunk.hash[at] = 0;
    chunk.length[at] = 0;
    chunk.indexed[at] = 0;
    end(chunk, at);
  }

  void release(int slot) {
    if (freedCount == freed.length) {
      freed = Arrays.copyOf(freed, 2 * freedCount);
    }
    freed[freedCount++] = slot;
  }

  private static void begin(Chunk chunk, int at) {
    GENERATION.setOpaque(chunk.generation, at, chunk.generation[at] + 1);
    VarHandle.storeStoreFence();
  }

  private static void end(Chunk chunk, int at) {
    GENERATION.setRelease(chunk.generation, at, chunk.generation[at] + 1);
  }

  /** The slot's generation, to be asked before reading; odd: the slot is changing. */
  int generation(int slot) {
    return (int) GENERATION.getAcquire(chunks[slot >> CHUNK_BITS].generation, slot & CHUNK - 1);
  }

  /** True when nothing changed since {@link #generation} answered that. */
  boolean isStill(int slot, int generation) {
    VarHandle.loadLoadFence();
    return (int) GENERATION.getOpaque(chunks[slot >> CHUNK_BITS].generation, slot & CHUNK - 1)
        == generation;
  }

  int address(int slot) {
    return chunks[slot >> CHUNK_BITS].address[slot & CHUNK - 1];
  }

  int length(int slot) {
    return chunks[slot >> CHUNK_BITS].length[slot & CHUNK - 1];
  }

  /** How many minutiae of the slot are indexed; 0 when it is dead. */
  int indexed(int slot) {
    return chunks[slot >> CHUNK_BITS].indexed[slot & CHUNK - 1];
  }

  int hash(int slot) {
    return chunks[slot >> CHUNK_BITS].hash[slot & CHUNK - 1];
  }

  String subject(int slot) {
    return chunks[slot >> CHUNK_BITS].subject[slot & CHUNK - 1];
  }

  /** Bytes of the arrays, subject ids left out. */
  long bytes() {
    return (long) chunks.length * CHUNK * (4 + 4 + 2 + 2 + 4 + 4);
  }

  /** A hash of a subject id, the same everywhere: the lane and the order of equals hang on it. */
  static int hash(String subject) {
    int h = subject.hashCode() * 0x9e3779b9;
    h = (h ^ h >>> 15) * 0x85ebca6b;
    return h ^ h >>> 13;
  }
}
