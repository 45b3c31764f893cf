package org.tenprint.policy.law;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.OffenceTable;

/** What is refused at the door, when it is recorded. */
public enum Admission {
  /** The end is not after the start. */
  BAD_INTERVAL,
  /**
   * A state, its court, a county or an agency speaks of the sharing, which it can neither leave nor
   * narrow.
   */
  SHARE_NOT_LOCAL,
  /** The scope's value is not of the form that its kind asks for. */
  UNKNOWN_SCOPE,
  /** It speaks of single bookings, and no court issued it. */
  BOOKING_NOT_A_COURTS,
  /** A court of a state speaks of the nation, a field office's area, or of two states. */
  BEYOND_ITS_STATE,
  /** A text, list, period or time is beyond its bounds. */
  OUT_OF_BOUNDS,
  /** A condition lists nothing: nobody can tell whether it was to hold always or never. */
  EMPTY_CONDITION,
  /** It asks who is tried as an adult, and speaks not of possible minors alone. */
  TRIAL_NOT_OF_JUVENILES,
  /** The reason is one that no instrument of that effect gives. */
  NOT_ITS_REASON,
  /** It names parts of a message, and withholds nothing. */
  FIELDS_NOT_WITHHELD,
  /** It withholds a part that no message on its edge has. */
  FIELDS_NOT_TOLD,
  /** It withholds parts by what a part there says: who lacks them would know what it said. */
  FIELDS_TELL_THEMSELVES,
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
  ENDS_IN_A_CIRCLE;

  /** Why an instrument is refused, whatever else is recorded; empty where it is admitted. */
  public static Optional<Admission> refusal(Instrument instrument) {
    return inTheLog(instrument).or(() -> meaning(instrument));
  }

  /**
   * Why an instrument is refused beside others; empty where it is admitted. Whether what it names
   * by {@code unless} is known is for {@link #namesUnknown} to say, where all that are to be known
   * are.
   *
   * @param book what is recorded, drafts included
   */
  public static Optional<Admission> refusal(Instrument instrument, RuleBook book) {
    return refusal(instrument)
        .or(
            () ->
                endsInACircle(instrument, book) ? Optional.of(ENDS_IN_A_CIRCLE) : Optional.empty());
  }

  /**
   * The same, where offences are ranked by a table, and business time is counted by its calendars.
   *
   * @param instrument its notice is one of days, where the calendar reaches so far ({@link
   *     Notices})
   * @param table the schemes and calendars that there are
   */
  public static Optional<Admission> refusal(
      Instrument instrument, RuleBook book, OffenceTable table) {
    return refusal(instrument, book)
        .or(
            () ->
                ranksByUnknown(instrument, table) ? Optional.of(UNKNOWN_SCHEME) : Optional.empty())
        .or(
            () ->
                countsByUnknown(instrument, table)
                    ? Optional.of(UNKNOWN_CALENDAR)
                    : stated(instrument).map(unresolved -> CALENDAR_ENDS));
  }

  private static boolean countsByUnknown(Instrument instrument, OffenceTable table) {
    return Stream.concat(
            instrument.ruling().when().stream()
                .filter(RequestCondition.AskedWithin.class::isInstance)
                .map(one -> ((RequestCondition.AskedWithin) one).period()),
            stated(instrument).stream())
        .anyMatch(period -> !table.calendars().has(period.calendar()));
  }

  private static Optional<BusinessPeriod> stated(Instrument instrument) {
    return instrument.validity().terminates().flatMap(Termination::stated);
  }

  private static boolean ranksByUnknown(Instrument instrument, OffenceTable table) {
    return instrument.ruling().when().stream()
        .anyMatch(one -> one instanceof Condition.LevelIs level && !table.has(level.scheme()));
  }

  /**
   * Why a record in the log applies to nothing; empty where it applies. The log has what earlier
   * doors admitted: what they ought to have refused is read so that it opens nothing.
   */
  public static Optional<Admission> inTheLog(Instrument instrument) {
    if (!InstrumentBounds.within(instrument)) {
      return Optional.of(OUT_OF_BOUNDS);
    }
    Validity validity = instrument.validity();
    if (validity.to().filter(to -> !to.isAfter(validity.from())).isPresent()) {
      return Optional.of(BAD_INTERVAL);
    }
    if (instrument.reach().edge() == Edge.SHARE && instrument.issuer().local()) {
      return Optional.of(SHARE_NOT_LOCAL);
    }
    if (!instrument.reach().scope().wellFormed()) {
      return Optional.of(UNKNOWN_SCOPE);
    }
    if (instrument.reach().scope().ofBookings() && !instrument.issuer().court()) {
      return Optional.of(BOOKING_NOT_A_COURTS);
    }
    if (instrument.reach().edge() != Edge.REQUEST
        && instrument.reach().recipients().stream().anyMatch(RecipientKind::person)) {
      return Optional.of(PERSON_NOT_TOLD);
    }
    return fields(instrument);
  }

  /** Of parts of a message: nobody can tell what other words were to say. */
  private static Optional<Admission> fields(Instrument instrument) {
    Ruling ruling = instrument.ruling();
    if (!ruling.ofParts()) {
      return Optional.empty();
    }
    if (ruling.effect() != Effect.WITHHOLD) {
      return Optional.of(FIELDS_NOT_WITHHELD);
    }
    return MessagePart.on(instrument.reach().edge()).containsAll(ruling.fields())
        ? Optional.empty()
        : Optional.of(FIELDS_NOT_TOLD);
  }

  private static Optional<Admission> meaning(Instrument instrument) {
    Ruling ruling = instrument.ruling();
    if (ruling.when().stream().anyMatch(Condition::listsNothing)) {
      return Optional.of(EMPTY_CONDITION);
    }
    if (ruling.withholdsPartsByWhatTheySay(instrument.reach().edge())) {
      return Optional.of(FIELDS_TELL_THEMSELVES);
    }
    if (ruling.triesAdults()) {
      return Optional.of(TRIAL_NOT_OF_JUVENILES);
    }
    if (instrument.issuer() == Issuer.STATE_COURT && !instrument.reach().scope().ofOneState()) {
      return Optional.of(BEYOND_ITS_STATE);
    }
    if (!ruling.reason().isOf(ruling.effect())) {
      return Optional.of(NOT_ITS_REASON);
    }
    return importedAhead(instrument.provenance()) ? Optional.of(IMPORTED_AHEAD) : Optional.empty();
  }

  private static boolean importedAhead(Provenance provenance) {
    return provenance
        .filing()
        .imported()
        .filter(from -> from.recorded().isAfter(provenance.recorded()))
        .isPresent();
  }

  /** Whether it names by {@code unless} one that is not among the known, or itself. */
  public static boolean namesUnknown(Instrument instrument, Set<String> known) {
    return instrument.ruling().unless().stream()
        .anyMatch(id -> id.equals(instrument.id()) || !known.contains(id));
  }

  private static boolean endsInACircle(Instrument instrument, RuleBook book) {
    Deque<Instrument> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add(instrument);
    while (!open.isEmpty()) {
      for (String ended : open.remove().validity().ended()) {
        if (ended.equals(instrument.id())) {
          return true;
        }
        if (seen.add(ended)) {
          book.instrument(ended).ifPresent(open::add);
        }
      }
    }
    return false;
  }
}
