package org.tenprint.notification.adapter.http;

import java.util.Locale;
import org.tenprint.doorway.ProblemKind;
import org.tenprint.notification.application.RefusalReason;

/**
 * A refusal as a kind of error: its code is the reason's.
 *
 * @param reason why something is not done
 */
record RefusalProblem(RefusalReason reason) implements ProblemKind {

  @Override
  public String name() {
    return reason.name();
  }

  @Override
  public String title() {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public int status() {
    return switch (reason) {
      case UNREADABLE -> 400;
      case AUTHOR_APPROVES,
          NOT_THE_AUTHOR,
          PROPOSER_APPROVES,
          NOT_THE_PROPOSER,
          NO_OFFICE,
          NOT_ITS_JURISDICTION ->
          403;
      case UNKNOWN_INSTRUMENT, UNKNOWN_BOOKING, UNKNOWN_EXPUNGEMENT, UNKNOWN_REASSIGNMENT -> 404;
      case GONE -> 410;
      case DUPLICATE_ID,
          TOO_MANY_DRAFTS,
          ALREADY_APPROVED,
          ALREADY_PROPOSED,
          WITHDRAWN,
          ALREADY_ORDERED,
          NO_DRAFT,
          REVISION_NOT_SEEN,
          HOLDS_UNREAD,
          OF_A_NAME,
          REPORT_NOT_SEEN,
          TOO_MANY_REQUESTS,
          KEY_OF_ANOTHER_REQUEST,
          ANSWERS_NOTHING,
          SHEET_NOT_SEEN ->
          409;
      case BAD_INTERVAL,
          SHARE_NOT_LOCAL,
          UNKNOWN_SCOPE,
          BOOKING_NOT_A_COURTS,
          BEYOND_ITS_STATE,
          OUT_OF_BOUNDS,
          EMPTY_CONDITION,
          TRIAL_NOT_OF_JUVENILES,
          FIELDS_NOT_WITHHELD,
          FIELDS_NOT_TOLD,
          FIELDS_TELL_THEMSELVES,
          PERSON_NOT_TOLD,
          UNKNOWN_SCHEME,
          UNKNOWN_CALENDAR,
          CALENDAR_ENDS,
          NOT_ITS_REASON,
          IMPORTED_AHEAD,
          UNKNOWN_UNLESS,
          ENDS_IN_A_CIRCLE,
          UNKNOWN_ORI,
          UNKNOWN_PERSON ->
          422;
      case NOT_ACKNOWLEDGED, NOT_CAUGHT_UP -> 503;
    };
  }
}
