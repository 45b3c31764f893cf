package org.tenprint.policy.law;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.Optional;
import org.tenprint.policy.offence.BusinessPeriod;

/** How long and how large what an instrument says may be; a lawful one is far within. */
public final class InstrumentBounds {
  /** Most characters of an id. */
  public static final int LONGEST_ID = 128;

  /** Most characters of a name. */
  public static final int LONGEST_NAME = 256;

  /** Most characters of a citation. */
  public static final int LONGEST_CITATION = 8_192;

  /** Most ids in a list, and names. */
  public static final int MOST = 64;

  /** Most revisions of a draft. */
  public static final int MOST_REVISIONS = 100;

  /** Most places of a scope: the largest state has 254 counties. */
  public static final int MOST_AREAS = 512;

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int MOST_MONTHS = 12_000;
  private static final int DAYS_OF_A_MONTH = 28;

  private InstrumentBounds() {}

  static boolean within(Instrument instrument) {
    Validity validity = instrument.validity();
    Provenance provenance = instrument.provenance();
    return id(instrument.id())
        && instrument.reach().scope().areas().size() <= MOST_AREAS
        && ids(instrument.ruling().unless())
        && validity.supersedes().map(InstrumentBounds::id).orElse(true)
        && validity.terminates().map(ends -> id(ends.instrument())).orElse(true)
        && validity.terminates().map(ends -> notice(ends, validity.from())).orElse(true)
        && time(validity.from().toInstant())
        && validity.to().map(to -> time(to.toInstant())).orElse(true)
        && (stated(validity) || time(validity.begins()))
        && time(provenance.recorded().toInstant())
        && name(provenance.author())
        && provenance.approvals().size() <= MOST
        && provenance.approvals().stream().allMatch(InstrumentBounds::name)
        && provenance.citation().length() <= LONGEST_CITATION
        && provenance.filing().revision() >= 1
        && provenance.filing().revision() <= MOST_REVISIONS
        && provenance.filing().imported().map(InstrumentBounds::imported).orElse(true)
        && instrument.ruling().when().stream().allMatch(InstrumentBounds::condition);
  }

  /**
   * An id has 1 to 128 characters, none of which is invisible, ends a line or stands at its end.
   */
  public static boolean id(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.equals(id.strip())
        && id.codePoints().allMatch(InstrumentBounds::plain);
  }

  /** A name has at most 256 characters, none of which is invisible or ends a line. */
  public static boolean name(String name) {
    return name.length() <= LONGEST_NAME && name.codePoints().allMatch(InstrumentBounds::plain);
  }

  private static boolean ids(Collection<String> ids) {
    return ids.size() <= MOST && ids.stream().allMatch(InstrumentBounds::id);
  }

  private static boolean imported(Imported from) {
    return time(from.recorded().toInstant()) && !from.register().isBlank() && name(from.register());
  }

  /** Times are of the years 1 to 9999. */
  public static boolean time(Instant instant) {
    return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
  }

  /** A period is not negative, and of at most a thousand years. */
  public static boolean period(Period period) {
    return !period.isNegative()
        && period.toTotalMonths() + period.getDays() / DAYS_OF_A_MONTH <= MOST_MONTHS;
  }

  private static boolean stated(Validity validity) {
    return validity.terminates().flatMap(Termination::stated).isPresent();
  }

  /** Business days are whole ones: such a notice is given with the beginning of a day. */
  private static boolean notice(Termination ends, OffsetDateTime from) {
    return period(ends.notice())
        && ends.stated()
            .map(
                stated ->
                    stated.unit() == BusinessPeriod.Unit.DAYS
                        && stated.withinBounds()
                        && from.toLocalTime().equals(LocalTime.MIDNIGHT))
            .orElse(true);
  }

  private static boolean condition(Condition condition) {
    if (condition instanceof Condition.LevelIs level) {
      return level.convictedWithin().map(back -> period(back.period())).orElse(true);
    }
    if (condition instanceof RequestCondition.AgeAtRequest age) {
      return age.years() >= 1 && age.years() <= RequestCondition.AgeAtRequest.OLDEST;
    }
    if (condition instanceof RequestCondition.AskedWithin asked) {
      return asked.period().withinBounds();
    }
    if (condition instanceof Condition.NoPermitFrom none) {
      Optional<Instant> limit = none.begunBefore();
      return limit.map(InstrumentBounds::time).orElse(true);
    }
    return true;
  }

  private static boolean plain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
