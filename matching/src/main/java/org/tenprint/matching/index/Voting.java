package org.tenprint.matching.index;

/**
 * Votes in a segment. What is read of the next buckets is read ahead of them, first where each
 * begins and then where the postings that agree begin: at a million people each is a cache miss,
 * and the processor waits for several at once. For one thread.
 */
final class Voting implements Looks.Look {
  private final Segment segment;
  private final Gate gate;
  private final Votes to;

  /** What is aimed at: a page may have been merged into another before it is looked into. */
  private final PostingPage[] pages = new PostingPage[Looks.AHEAD];

  private final int[] aims = new int[Looks.AHEAD];
  private int aimed;
  private int looked;

  Voting(Segment segment, Gate gate, Votes to) {
    this.segment = segment;
    this.gate = gate;
    this.to = to;
  }

  @Override
  public void ahead(int finger, int bucket) {
    FingerIndex index = segment.finger(finger);
    PostingPage page = index.pageOf(bucket);
    pages[aimed++] = page;
    to.ahead += page.base().ahead(index.bucket(bucket));
  }

  @Override
  public void aim(int finger, int direction, int bucket) {
    int first = gate.first(direction);
    PackedBuckets base = pages[looked].base();
    int inPage = segment.finger(finger).bucket(bucket);
    int aim = base.aim(inPage, first);
    aims[looked++] = aim;
    to.ahead += base.ahead(inPage, first, aim);
    if (looked == aimed) {
      looked = 0;
    }
  }

  @Override
  public void into(int finger, int minutia, int direction, int bucket) {
    to.begin(finger, minutia);
    vote(segment.finger(finger).bucket(bucket), direction);
    if (++looked == aimed) {
      looked = 0;
      aimed = 0;
    }
  }

  /**
   * Counts a vote for every posting of a bucket whose direction agrees, and logs the posting; does
   * nothing where the log has no room for a bucket ({@link Votes#isFull}).
   */
  private void vote(int bucket, int direction) {
    PostingPage page = pages[looked];
    PackedBuckets base = page.base();
    if (!to.reserve(base.count(bucket) + 1)) {
      return;
    }
    int first = gate.first(direction);
    int last = first + gate.span();
    int end = Math.min(last, Posting.STEPS - 1);
    int logged = base.copy(bucket, first, aims[looked], end, to.log, to.logged);
    if (last >= Posting.STEPS) {
      logged = base.copy(bucket, 0, 0, last - Posting.STEPS, to.log, logged);
    }
    to.count(logged);
    int shift = gate.shift(direction);
    for (int link = page.head(bucket); link != 0; link = page.next(link)) {
      int posting = page.at(link);
      if ((posting + shift & 31) <= gate.span()) {
        if (!to.reserve(1)) {
          return;
        }
        to.log[to.logged] = posting;
        to.count(to.logged + 1);
      }
    }
  }
}
