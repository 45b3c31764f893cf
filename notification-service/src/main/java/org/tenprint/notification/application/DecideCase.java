package org.tenprint.notification.application;

import java.util.List;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.fact.Facts;

/**
 * Opens a booking's case on its determination and decides it. What happened before is taken first,
 * each under what was known when it came, so that the decision knows of it; nothing that was
 * recorded before is overtaken.
 */
public final class DecideCase {
  private final Deciding deciding;
  private final Cases cases;
  private final Outbox outbox;
  private final Unread unread;

  /**
   * @param deciding under what cases are decided
   * @param cases those kept
   * @param outbox where what was decided goes
   * @param unread what the log has and was not taken yet
   */
  public DecideCase(Deciding deciding, Cases cases, Outbox outbox, Unread unread) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.unread = unread;
  }

  /**
   * Decides a booking.
   *
   * @param determination where it stands
   * @return whether it was decided; false where it was before
   */
  public boolean decide(String booking, Facts facts, LogAddress determination) {
    CaseEntry entry = cases.entry(booking);
    if (entry.open().isPresent()) {
      return false;
    }
    List<Happening> recordedBefore = unread.before(determination, booking);
    CaseProgress progress =
        new CaseProgress(
            deciding, cases, outbox, booking, entry.with(EarlyEvents.NONE), Said.NOTHING);
    progress.open(CaseFile.open(facts));
    entry.early().events().forEach(progress::take);
    progress.takeAhead(recordedBefore);
    progress.decide(determination);
    progress.done();
    return true;
  }
}
