package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;

/** What a slot has of one finger is what counting each finger for itself finds. */
class VotesTest {
  private static final int SLOTS = 500;

  @Test
  void mostVotesOfOneFingerAreCountedFromTwoOn() {
    Random random = new Random(7);
    Votes votes = new Votes();
    for (int search = 0; search < 3; search++) {
      int[][] expected = new int[FingerPosition.COUNT][SLOTS];
      votes.clear(SLOTS);
      for (int finger = 0; finger < FingerPosition.COUNT; finger++) {
        votes.begin(finger, 0);
        int cast = finger == 3 ? 0 : 400 * (finger + 1);
        votes.reserve(cast);
        for (int i = 0; i < cast; i++) {
          int slot = i % 5 == 0 && finger == 7 ? 63 : random.nextInt(SLOTS);
          votes.log[votes.logged++] = Posting.of(slot, i & 127, i & 255);
          expected[finger][slot]++;
        }
      }
      votes.end();
      votes.countAlone(SLOTS);
      for (int slot = 0; slot < SLOTS; slot++) {
        int most = 0;
        for (int[] ofFinger : expected) {
          most = Math.max(most, Math.min(Votes.MOST, ofFinger[slot]));
        }
        assertEquals(most < 2 ? 0 : most, votes.alone[slot], "slot " + slot);
      }
    }
  }

  /** Who came while a search counted has nothing of it in the next. */
  @Test
  void whatIsCountedBesideTheSlotsOfASearchCountsInNoOther() {
    Votes votes = new Votes(0);
    votes.clearForCounting(4);
    votes.countUnlogged(Posting.of(10, 0, 0));
    votes.countedFinger(4);
    votes.clearForCounting(20);
    votes.countUnlogged(Posting.of(10, 0, 0));
    votes.countedFinger(20);
    assertEquals(1, votes.counts[10]);
    assertEquals(1, votes.alone[10]);
  }
}
