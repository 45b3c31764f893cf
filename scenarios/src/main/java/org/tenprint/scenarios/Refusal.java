package org.tenprint.scenarios;

import java.util.Optional;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Precedence;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;

/** Why a booking, an instrument or what is reported was refused at the door. */
public enum Refusal {
  /** A booking, or what is reported of one, names an agency that nobody knows. */
  UNKNOWN_ORI,
  /** The booking agency's tcn again, with other content. */
  DUPLICATE_TCN,
  /** {@link Admission#BAD_INTERVAL}. */
  BAD_INTERVAL,
  /** {@link Admission#SHARE_NOT_LOCAL}. */
  SHARE_NOT_LOCAL,
  /** {@link Admission#UNKNOWN_SCOPE}. */
  UNKNOWN_SCOPE,
  /** {@link Admission#BOOKING_NOT_A_COURTS}. */
  BOOKING_NOT_A_COURTS,
  /** {@link Admission#BEYOND_ITS_STATE}. */
  BEYOND_ITS_STATE,
  /** {@link Admission#PERSON_NOT_TOLD}. */
  PERSON_NOT_TOLD,
  /** {@link Admission#UNKNOWN_SCHEME}. */
  UNKNOWN_SCHEME,
  /** {@link Admission#UNKNOWN_CALENDAR}. */
  UNKNOWN_CALENDAR,
  /** {@link Admission#CALENDAR_ENDS}. */
  CALENDAR_ENDS,
  /** {@link Admission#OUT_OF_BOUNDS}. */
  OUT_OF_BOUNDS,
  /** {@link Admission#EMPTY_CONDITION}. */
  EMPTY_CONDITION,
  /** {@link Admission#TRIAL_NOT_OF_JUVENILES}. */
  TRIAL_NOT_OF_JUVENILES,
  /** {@link Admission#NOT_ITS_REASON}. */
  NOT_ITS_REASON,
  /** {@link Admission#FIELDS_NOT_WITHHELD}. */
  FIELDS_NOT_WITHHELD,
  /** {@link Admission#FIELDS_NOT_TOLD}. */
  FIELDS_NOT_TOLD,
  /** {@link Admission#FIELDS_TELL_THEMSELVES}. */
  FIELDS_TELL_THEMSELVES,
  /** {@link Admission#IMPORTED_AHEAD}. */
  IMPORTED_AHEAD,
  /** {@link Admission#UNKNOWN_UNLESS}. */
  UNKNOWN_UNLESS,
  /** {@link Admission#ENDS_IN_A_CIRCLE}. */
  ENDS_IN_A_CIRCLE,
  /** {@link Precedence#APPROVED_BEFORE}. */
  APPROVED_BEFORE,
  /** {@link Precedence#WITHDRAWN_BEFORE}. */
  WITHDRAWN_BEFORE,
  /** {@link Precedence#CHANGED_BEFORE}. */
  CHANGED_BEFORE;

  /** The refusal of an instrument. */
  public static Refusal of(Admission admission) {
    return valueOf(admission.name());
  }

  /**
   * Why a state of an instrument is refused: by what stands under its id, or by the door, which
   * looks at new words.
   *
   * @param book of what was recorded before
   */
  public static Optional<Refusal> of(Instrument state, RuleBook book, OffenceTable table) {
    Optional<Instrument> before = book.instrument(state.id());
    Optional<Precedence> stands = before.flatMap(one -> Precedence.of(one, state));
    if (stands.isPresent()) {
      return stands.map(why -> valueOf(why.name()));
    }
    return before.filter(state::restates).isPresent()
        ? Optional.empty()
        : Admission.refusal(state, book, table).map(Refusal::of);
  }

  /** Whether it is the log that refuses, by what stands on it before. */
  public boolean ofTheLog() {
    return this == APPROVED_BEFORE || this == WITHDRAWN_BEFORE || this == CHANGED_BEFORE;
  }

  /** A book and a state that was not refused: what two people approved before stands. */
  public static RuleBook with(Instrument state, RuleBook book) {
    boolean stands =
        book.instrument(state.id()).filter(one -> one.provenance().approved()).isPresent();
    return stands ? book : book.with(state);
  }
}
