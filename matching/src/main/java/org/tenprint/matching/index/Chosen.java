package org.tenprint.matching.index;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Who is looked at closely in a search: the places whose votes of all fingers together stand out,
 * and those of which one finger's alone do, for a card may hold the fingers of several people. Each
 * has a number, by which its lane is known. Used by one thread.
 */
final class Chosen {
  /** Least votes of one finger to be looked at: a print of the same finger often has no more. */
  private static final int FEWEST_ALONE = 2;

  private final int lanes;
  private final int together;
  private final int perLane;
  private final Selection ofAll;
  private final Selection ofOne;
  private final Marks marks;
  private final boolean[] alone;

  Chosen(int lanes, Effort effort) {
    this.lanes = lanes;
    together = effort.checked();
    perLane = effort.checked() + effort.alone();
    ofAll = new Selection(lanes, effort.checked());
    ofOne = new Selection(lanes, effort.alone());
    marks = new Marks(lanes * perLane);
    alone = new boolean[lanes * perLane];
  }

  /** Whether it is of that effort. */
  boolean isFor(Effort effort) {
    return together == effort.checked() && perLane == effort.checked() + effort.alone();
  }

  /** As {@link Selection#begin}. */
  void begin(Segment[] in, Predicate<String> of) {
    ofAll.begin(in, of);
    ofOne.begin(in, of);
    Arrays.fill(alone, false);
  }

  /**
   * Selects from a segment.
   *
   * @param rate expected chance votes an indexed minutia, of all fingers together
   * @param fingers how many these are
   */
  void select(Votes votes, int segment, int slotCount, Effort effort, double rate, int fingers) {
    ofAll.select(votes.counts, segment, slotCount, effort.votes(), rate);
    if (effort.alone() > 0) {
      votes.countAlone(slotCount);
      ofOne.select(votes.alone, segment, slotCount, FEWEST_ALONE, rate / fingers);
    }
  }

  /** Marks what is selected of a segment; false where nothing is. */
  boolean mark(int segment) {
    marks.clear();
    boolean any = false;
    for (int lane = 0; lane < lanes; lane++) {
      for (int i = 0; i < perLane; i++) {
        if (i < together ? i < ofAll.kept(lane) : i - together < ofOne.kept(lane)) {
          any |= mark(segment, lane * perLane + i);
        }
      }
    }
    return any;
  }

  private boolean mark(int segment, int number) {
    int place = place(number);
    if (Segment.of(place) != segment) {
      return false;
    }
    int already = marks.number(Segment.slot(place));
    if (already < 0) {
      marks.mark(Segment.slot(place), number);
    }
    alone[already < 0 ? number : already] |= !isTogether(number);
    return true;
  }

  /** All numbers are less. */
  int count() {
    return lanes * perLane;
  }

  /** The number of a marked slot, or -1. */
  int number(int slot) {
    return marks.number(slot);
  }

  int lane(int number) {
    return number / perLane;
  }

  int place(int number) {
    int lane = number / perLane;
    int index = number % perLane;
    return index < together ? ofAll.place(lane, index) : ofOne.place(lane, index - together);
  }

  /** Whether it stands out by all fingers together. */
  boolean isTogether(int number) {
    return number % perLane < together;
  }

  /** Whether it stands out by one finger. */
  boolean isAlone(int number) {
    return alone[number];
  }
}
