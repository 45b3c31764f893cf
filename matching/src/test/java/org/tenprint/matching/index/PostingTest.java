package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PostingTest {
  @Test
  void a_posting_is_what_it_was_made_of() {
    for (int rank = 0; rank < Posting.MAX_MINUTIAE; rank++) {
      for (int direction = 0; direction < 256; direction += 3) {
        int posting = Posting.of(Posting.MAX_SLOTS - 1, rank, direction);
        assertEquals(Posting.MAX_SLOTS - 1, Posting.slot(posting));
        assertEquals(rank, Posting.rank(posting));
        assertEquals(Posting.step(direction), Posting.direction(posting));
        assertEquals(rank < 16, Posting.isShort(posting));
      }
    }
  }
}
