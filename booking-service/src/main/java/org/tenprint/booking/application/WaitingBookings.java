package org.tenprint.booking.application;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Tells the {@link Backlog} what waits by what the topics say, so that it knows of it after a
 * start, and of what other instances accepted. What waits is kept beside the receipts: a start need
 * not read them again. What was accepted longer ago than that counts no more. Safe for threads.
 */
public final class WaitingBookings {
  private static final char WAITING = 'W';

  private final TopicCopy copy;
  private final AgencyAnswers answers;
  private final Backlog backlog;
  private final Duration longest;
  private final InstantSource clock;

  private record Waiting(UUID booking, Instant at) {}

  /**
   * Takes up what waited when the last process ended.
   *
   * @param receipts beside which it is kept
   * @param answers by which it is known what was decided
   * @param longest after which a booking counts no more, whatever became of it
   */
  public WaitingBookings(
      Receipts receipts,
      AgencyAnswers answers,
      Backlog backlog,
      Duration longest,
      InstantSource clock) {
    this.copy = receipts.copy();
    this.answers = answers;
    this.backlog = backlog;
    this.longest = longest;
    this.clock = clock;
    List<Waiting> kept = new ArrayList<>();
    copy.each(WAITING, (booking, at) -> kept.add(new Waiting(booking, at(at))));
    kept.sort(Comparator.comparing(Waiting::at));
    kept.forEach(
        one -> {
          if (isRecent(one.at()) && !answers.areOf(one.booking())) {
            backlog.waits(one.booking(), one.at(), clock.instant());
          } else {
            copy.remove(WAITING, one.booking());
          }
        });
  }

  /**
   * Its receipt was read: this instance accepted it, now or before a start, or another did. What
   * this one accepted now the backlog knows since then, by the same id: it is counted once, and not
   * again where it was decided meanwhile.
   */
  public void accepted(UUID booking, Instant at) {
    if (!isRecent(at) || answers.areOf(booking)) {
      return;
    }
    copy.put(WAITING, booking, bytes(at));
    backlog.waits(booking, at, clock.instant());
    // asked last: dispositions are read by another thread
    if (answers.areOf(booking)) {
      wasDecided(booking);
    }
  }

  /** Something was decided of it, a hold too, and it is known as answered. */
  public void decided(UUID booking) {
    copy.remove(WAITING, booking);
    backlog.decided(booking, clock.instant());
  }

  /** The same of what was decided while nobody here looked: it says nothing of the pace. */
  public void wasDecided(UUID booking) {
    copy.remove(WAITING, booking);
    backlog.wasDecided(booking, clock.instant());
  }

  private boolean isRecent(Instant at) {
    return at.isAfter(clock.instant().minus(longest));
  }

  private static byte[] bytes(Instant at) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
        .putLong(at.getEpochSecond())
        .putInt(at.getNano())
        .array();
  }

  private static Instant at(byte[] bytes) {
    ByteBuffer at = ByteBuffer.wrap(bytes);
    return Instant.ofEpochSecond(at.getLong(), at.getInt());
  }
}
