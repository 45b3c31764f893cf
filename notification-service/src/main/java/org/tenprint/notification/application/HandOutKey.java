package org.tenprint.notification.application;

import java.util.UUID;

/**
 * Hands a recipient the key of what it was told about a booking, while that stands. Of any other
 * booking it gets the answer of one that does not exist.
 */
public final class HandOutKey {
  private final StandingCases cases;
  private final OwnKeys keys;

  /**
   * @param cases where they stand, and who was told
   * @param keys of the messages
   */
  public HandOutKey(StandingCases cases, OwnKeys keys) {
    this.cases = cases;
    this.keys = keys;
  }

  /**
   * The key.
   *
   * @param recipient who asks, such as {@code agency:MA0130100}
   */
  public OwnKey to(String recipient, UUID booking) throws Refused {
    Standing standing = cases.of(booking, recipient);
    if (standing instanceof Standing.Elsewhere) {
      throw new Refused(
          RefusalReason.NOT_CAUGHT_UP, "Another instance decides this case: ask again.");
    }
    if (standing instanceof Standing.Forgotten forgotten && forgotten.told().contains(recipient)
        || standing instanceof Standing.Decided left && left.recalled().contains(recipient)) {
      throw gone();
    }
    if (standing instanceof Standing.Decided decided && decided.told().contains(recipient)) {
      return keys.of(booking, recipient).orElseThrow(HandOutKey::unknown);
    }
    throw unknown();
  }

  /** What is said where the recipient was told, and it stands no more. */
  public static Refused gone() {
    return new Refused(
        RefusalReason.GONE, "What you were told of that booking was recalled or erased.");
  }

  private static Refused unknown() {
    return new Refused(RefusalReason.UNKNOWN_BOOKING, "No booking of that id was shared with you.");
  }
}
