package org.tenprint.matching.index;

/**
 * Votes in a segment. The first postings of the next buckets are read ahead of them: at a million
 * people each is a cache miss, and the processor waits for several at once.
 */
final class Voting implements Looks.Look {
  private final Segment segment;
  private final Gate gate;
  private final Votes to;

  Voting(Segment segment, Gate gate, Votes to) {
    this.segment = segment;
    this.gate = gate;
    this.to = to;
  }

  @Override
  public void ahead(int finger, int bucket) {
    to.ahead += segment.finger(finger).ahead(bucket);
  }

  @Override
  public void into(int finger, int minutia, int direction, int bucket) {
    to.begin(finger, minutia);
    segment.finger(finger).vote(bucket, direction, gate, to);
  }
}
