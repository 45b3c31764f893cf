package org.tenprint.notification.application;

/** Why something that a person asked for is not done. */
public enum RefusalReason {
  /** The end is not after the start. */
  BAD_INTERVAL,
  /** A state, county or agency speaks of the sharing, which it can neither leave nor narrow. */
  SHARE_NOT_LOCAL,
  /** The scope's value is not of the form that its kind asks for, or no agency lies in it. */
  UNKNOWN_SCOPE,
  /** It speaks of single bookings, and no court issued it. */
  BOOKING_NOT_A_COURTS,
  /** A court of a state speaks of the nation, a field office's area, or of two states. */
  BEYOND_ITS_STATE,
  /** A text, list, period or time is beyond its bounds. */
  OUT_OF_BOUNDS,
  /** A condition lists nothing. */
  EMPTY_CONDITION,
  /** It asks who is tried as an adult, and speaks not of possible minors alone. */
  TRIAL_NOT_OF_JUVENILES,
  /** It names parts of a message, and withholds nothing. */
  FIELDS_NOT_WITHHELD,
  /** It withholds a part that no message on its edge has. */
  FIELDS_NOT_TOLD,
  /** It withholds a part by what the part says. */
  FIELDS_TELL_THEMSELVES,
  /** The reason is one that no instrument of that effect gives. */
  NOT_ITS_REASON,
  /** It speaks of the person or counsel, and not of requests. */
  PERSON_NOT_TOLD,
  /** It ranks offences by a scheme that the reference data do not have. */
  UNKNOWN_SCHEME,
  /** It is said to have been recorded elsewhere after it comes here. */
  IMPORTED_AHEAD,
  /** It counts business time by a calendar that the reference data do not have. */
  UNKNOWN_CALENDAR,
  /** The calendar does not reach as far as its notice of business days. */
  CALENDAR_ENDS,
  /** It is silent unless an instrument speaks that nobody knows. */
  UNKNOWN_UNLESS,
  /** It would end itself, or one that ends it. */
  ENDS_IN_A_CIRCLE,
  /** There is an instrument of that id. */
  DUPLICATE_ID,
  /** The author has as many drafts that wait for approval as there may be. */
  TOO_MANY_DRAFTS,
  /** There is no instrument of that id. */
  UNKNOWN_INSTRUMENT,
  /** The token names no field office. */
  NO_OFFICE,
  /** The instrument is of a jurisdiction that the token does not name. */
  NOT_ITS_JURISDICTION,
  /** The author of an instrument does not approve it. */
  AUTHOR_APPROVES,
  /** The same person approved it before: another is wanted. */
  ALREADY_APPROVED,
  /** Two others approved it: it is no draft any more. */
  NO_DRAFT,
  /** Who did not write a draft neither changes nor withdraws it. */
  NOT_THE_AUTHOR,
  /** The draft has another revision than the one that is to be changed. */
  REVISION_NOT_SEEN,
  /** The draft holds, since a record of it cannot be read: it is approved, not withdrawn. */
  HOLDS_UNREAD,
  /**
   * It was proposed under a name, before people had identities: any approver may have written it.
   */
  OF_A_NAME,
  /** The approval names no report on the draft and its conflicts, or not the present one. */
  REPORT_NOT_SEEN,
  /** There is no agency of that ORI. */
  UNKNOWN_ORI,
  /** As many requests of the booking were taken as there may be. */
  TOO_MANY_REQUESTS,
  /** The key of a request was that of another of the same booking. */
  KEY_OF_ANOTHER_REQUEST,
  /** No booking of that id was decided. */
  UNKNOWN_BOOKING,
  /** What was told of the booking was recalled, or its person was forgotten. */
  GONE,
  /** Nothing stands that the verdict answers. */
  ANSWERS_NOTHING,
  /** The verdict does not name the work sheet that the person would be shown now. */
  SHEET_NOT_SEEN,
  /** There is no expungement of that id. */
  UNKNOWN_EXPUNGEMENT,
  /** Who proposed an order does not approve it. */
  PROPOSER_APPROVES,
  /** Who did not propose an order does not withdraw it. */
  NOT_THE_PROPOSER,
  /** The proposal or draft was withdrawn. */
  WITHDRAWN,
  /** The same person proposed that before. */
  ALREADY_PROPOSED,
  /** There is no reassignment of that id. */
  UNKNOWN_REASSIGNMENT,
  /** No reassignment gave that number to a person. */
  UNKNOWN_PERSON,
  /** Two people ordered that before, or what leaves nothing to order. */
  ALREADY_ORDERED,
  /** The cases are not at hand at the moment. */
  NOT_CAUGHT_UP,
  /** The request cannot be read. */
  UNREADABLE,
  /** The broker did not acknowledge. */
  NOT_ACKNOWLEDGED
}
