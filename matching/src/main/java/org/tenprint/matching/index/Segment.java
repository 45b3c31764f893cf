package org.tenprint.matching.index;

import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.pages.MinutiaPages;
import org.tenprint.matching.pages.MinutiaeLost;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * A part of an index with slots, minutiae and postings of its own: as many encounters as a
 * posting's slot tells apart. A <em>place</em> is an encounter's address in the whole index, {@code
 * segment:11 | slot:20}. Which segment an encounter is in changes no answer.
 */
final class Segment {
  private static final String DAMAGED = "minutiae are not as they were kept";

  /** Most segments of an index: places are not negative. */
  static final int MOST = 1 << 31 - Posting.SLOT_BITS;

  private final FingerIndex[] fingers = new FingerIndex[FingerPosition.COUNT];
  private final MinutiaStore store;
  private final SlotTable slots;

  /**
   * @param bits bits of a code that address a bucket
   * @param most slots
   * @param pages for its minutiae
   */
  Segment(int bits, int most, MinutiaPages pages) {
    store = new MinutiaStore(pages);
    slots = new SlotTable(most);
    for (int i = 0; i < fingers.length; i++) {
      fingers[i] = new FingerIndex(bits);
    }
  }

  static int place(int segment, int slot) {
    return segment << Posting.SLOT_BITS | slot;
  }

  /** Number of the segment that a place is in. */
  static int of(int place) {
    return place >>> Posting.SLOT_BITS;
  }

  static int slot(int place) {
    return place & Posting.MAX_SLOTS;
  }

  /**
   * Takes an encounter; its slot.
   *
   * @param record scratch of {@link TenPrintRecord#MAX_WORDS}
   */
  int insert(String subject, TenPrint encounter, Enroller enroller, int[] record) {
    int length = TenPrintRecord.write(encounter, record);
    int address = store.put(record, length);
    int slot = slots.take();
    int coded = enroller.code(encounter);
    encounter
        .fingers()
        .forEach(
            (position, finger) ->
                eachPosting(slot, position, finger, enroller, fingers[position.ordinal()]::add));
    slots.fill(slot, subject, address, length, coded);
    return slot;
  }

  /** Overwrites an encounter's minutiae and postings, and gives its slot back. */
  void erase(int slot, Enroller enroller, int[] record) {
    int address = slots.address(slot);
    int length = copy(slot, record);
    TenPrint encounter = TenPrintRecord.read(record);
    slots.kill(slot);
    enroller.code(encounter);
    encounter
        .fingers()
        .forEach(
            (position, finger) ->
                eachPosting(slot, position, finger, enroller, fingers[position.ordinal()]::remove));
    store.remove(address, length);
    slots.release(slot);
  }

  @FunctionalInterface
  private interface PostingAction {
    void apply(int code, int posting);
  }

  private static void eachPosting(
      int slot,
      FingerPosition position,
      FingerTemplate finger,
      Enroller coded,
      PostingAction action) {
    int[] ranks = new int[Posting.STEPS];
    for (int i = 0; i < Math.min(finger.size(), Posting.MAX_MINUTIAE); i++) {
      int code = coded.code(position, i);
      int rank = ranks[Posting.step(finger.direction(i))]++;
      if (code != Enroller.UNCODED) {
        action.apply(code, Posting.of(slot, rank, finger.direction(i)));
      }
    }
  }

  /** Copies a slot's record, while nobody changes it; returns its length. */
  int copy(int slot, int[] to) {
    int length = slots.length(slot);
    if (!store.copy(slots.address(slot), length, to)) {
      throw new MinutiaeLost(DAMAGED);
    }
    return length;
  }

  /**
   * Copies a slot's record, whoever changes it meanwhile.
   *
   * @param generation of the slot, asked before whatever else of it
   * @return false if it changed, or is dead: what was copied is anything
   */
  boolean copy(int slot, int generation, int[] to) {
    int length = slots.length(slot);
    if ((generation & 1) != 0 || length == 0) {
      return false;
    }
    boolean whole = store.copy(slots.address(slot), length, to);
    if (!slots.isStill(slot, generation)) {
      return false;
    }
    if (!whole) {
      throw new MinutiaeLost(DAMAGED);
    }
    return true;
  }

  FingerIndex finger(int position) {
    return fingers[position];
  }

  MinutiaStore store() {
    return store;
  }

  SlotTable slots() {
    return slots;
  }

  /** Bytes of minutiae outside the heap. */
  long fileBytes() {
    return store.fileBytes();
  }

  void compact() {
    for (FingerIndex finger : fingers) {
      finger.compact();
    }
  }

  /** Bytes of index and minutiae, subject ids left out. */
  long bytes() {
    long bytes = store.bytes() + slots.bytes();
    for (FingerIndex finger : fingers) {
      bytes += finger.bytes();
    }
    return bytes;
  }
}
