package org.tenprint.policy.law;

import java.time.Period;
import java.util.Optional;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.BusinessPeriod;

/**
 * Makes days of a notice of business days, at the door: what people approve, and what the log
 * keeps, is when the notice is over, and no later calendar moves it. The citation says of what.
 */
public final class Notices {
  private Notices() {}

  /**
   * The instrument with a notice of days, the day on which it is given not counted: it is over when
   * the last business day is. One whose notice is a period is returned as it is.
   *
   * @return empty where the calendar does not reach so far, or is none, and where the instrument is
   *     out of bounds: what the author states is then still there for {@link Admission} to refuse
   */
  public static Optional<Instrument> resolved(Instrument instrument, BusinessCalendars calendars) {
    Validity validity = instrument.validity();
    if (validity.terminates().flatMap(Termination::stated).isEmpty()) {
      return Optional.of(instrument);
    }
    if (!InstrumentBounds.within(instrument)) {
      return Optional.empty();
    }
    Termination ends = validity.terminates().get();
    return calendars
        .daysOfNotice(ends.stated().get(), validity.from().toLocalDate())
        .map(days -> new Termination(ends.instrument(), Period.ofDays(days)))
        .map(
            counted ->
                new Instrument(
                    instrument.id(),
                    instrument.issuer(),
                    instrument.reach(),
                    instrument.ruling(),
                    new Validity(
                        validity.from(),
                        validity.to(),
                        validity.supersedes(),
                        Optional.of(counted)),
                    saying(instrument.provenance(), ends.stated().get())));
  }

  /** Approvers see behind the citation what the days were made of. */
  private static Provenance saying(Provenance stated, BusinessPeriod notice) {
    String citation =
        "%s (notice: %d business days by %s)"
            .formatted(stated.citation(), notice.number(), notice.calendar())
            .strip();
    return new Provenance(
        stated.recorded(), stated.author(), stated.approvals(), citation, stated.filing());
  }
}
