package org.tenprint.booking.application;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.booking.domain.AgencyAnswer;

/**
 * How far the answers to the booking agencies are, by booking. Of a disposition nothing else is
 * kept, so nothing else can be told. None of it is in the heap. Safe for threads.
 */
public final class AgencyAnswers {
  /** Of the form: the step, then the answer by its number in {@link #ANSWERS}. */
  private static final int VERSION = 1;

  private static final char ANSWER = 'D';
  private static final int BYTES = Integer.BYTES + 1;

  /** The answers by number; a new one is added at the end. */
  private static final AgencyAnswer[] ANSWERS = {
    AgencyAnswer.PENDING, AgencyAnswer.SENT, AgencyAnswer.NONE
  };

  private final TopicCopy copy;

  private record Latest(int step, AgencyAnswer answer) {}

  /**
   * @param store where they are kept
   */
  public AgencyAnswers(ByteStore store) {
    this.copy = new TopicCopy(store, VERSION);
  }

  /** What is kept of the topic of dispositions. */
  public TopicCopy copy() {
    return copy;
  }

  /**
   * Takes what a step of the case made of the answer; an earlier step does not replace a later one.
   *
   * <p>Once a message was sent there is one on the agency's topic, whatever follows.
   */
  public synchronized void decided(UUID bookingId, int step, AgencyAnswer answer) {
    Optional<Latest> latest = latest(bookingId);
    Latest known = latest.orElse(new Latest(step, answer));
    Latest next;
    if (known.answer() == AgencyAnswer.SENT || answer == AgencyAnswer.SENT) {
      next = new Latest(Math.max(known.step(), step), AgencyAnswer.SENT);
    } else {
      next = step >= known.step() ? new Latest(step, answer) : known;
    }
    if (!latest.equals(Optional.of(next))) {
      copy.put(ANSWER, bookingId, bytes(next));
    }
  }

  /** Whether something was decided of a booking, a hold too. */
  boolean areOf(UUID bookingId) {
    return latest(bookingId).isPresent();
  }

  /** How far the answer is; pending when nothing was decided. */
  public AgencyAnswer of(UUID bookingId) {
    return latest(bookingId).map(Latest::answer).orElse(AgencyAnswer.PENDING);
  }

  private Optional<Latest> latest(UUID bookingId) {
    return copy.get(ANSWER, bookingId).map(ByteBuffer::wrap).map(AgencyAnswers::latest);
  }

  private static Latest latest(ByteBuffer bytes) {
    return new Latest(bytes.getInt(), ANSWERS[bytes.get()]);
  }

  private static byte[] bytes(Latest latest) {
    int number = 0;
    while (ANSWERS[number] != latest.answer()) {
      number++;
    }
    return ByteBuffer.allocate(BYTES).putInt(latest.step()).put((byte) number).array();
  }
}
