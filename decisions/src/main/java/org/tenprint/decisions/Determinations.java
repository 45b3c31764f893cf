package org.tenprint.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.FactKind;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.LevelFact;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.immigration.Place;
import org.tenprint.events.immigration.SchemeLevel;
import org.tenprint.policy.Basis;
import org.tenprint.policy.Gravity;
import org.tenprint.policy.Level;
import org.tenprint.policy.OffenceLevels;
import org.tenprint.policy.OffenceTable;
import org.tenprint.policy.Offences;
import org.tenprint.policy.RatedFact;
import org.tenprint.policy.Scheme;
import org.tenprint.reference.Agency;
import org.tenprint.reference.ReferenceSet;

/** From an identification to the determination that the policy decides on. */
public final class Determinations {
  private Determinations() {}

  /**
   * Whose record is to be looked up: the subject of a match, the candidate of a grey one; nobody
   * where nobody was found.
   */
  public static Optional<String> subject(Identification identification) {
    return switch (identification.getOutcome()) {
      case MATCH, GREY -> Optional.ofNullable(identification.getSubjectId());
      case NO_MATCH, ERROR -> Optional.empty();
    };
  }

  /**
   * The determination.
   *
   * @param record what the subject's record said on the day of the booking, as known at {@code
   *     determinedAt}; empty where there was none, and where {@link #subject} is empty
   * @param determinedAt when it is determined; kept to the microsecond
   * @throws BrokenEvent if an agency is not known on the day of the booking, its county has no
   *     field office, or a field has no meaning
   */
  public static Determination of(
      Identification identification,
      Optional<RecordFacts> record,
      ReferenceSet reference,
      Instant determinedAt)
      throws BrokenEvent {
    BookingContext booking = identification.getContext();
    LocalDate bookedOn = Times.read(booking.getBookedAt(), "bookedAt").toLocalDate();
    Optional<RecordFacts> counted = subject(identification).isEmpty() ? Optional.empty() : record;
    var convictions = counted.map(RecordFacts::convictions).orElse(List.of());
    Offences offences = StatedOffences.of(booking, convictions);
    String arresting =
        Optional.ofNullable(booking.getArrestingOri()).orElse(booking.getControllingOri());
    return new Determination(
        identification,
        counted.map(RecordFacts::status).orElse(ImmigrationStatus.UNKNOWN),
        counted.map(RecordFacts::recordId).orElse(null),
        counted.map(RecordFacts::origin).orElse(null),
        convictions,
        levels(offences, bookedOn, offenceTable(reference)),
        place(booking.getControllingOri(), bookedOn, reference, "controllingOri"),
        place(arresting, bookedOn, reference, "arrestingOri"),
        place(booking.getBookingOri(), bookedOn, reference, "bookingOri"),
        reference.version(),
        Times.kept(determinedAt));
  }

  /** The levels of offence codes, as the policy takes them. */
  public static OffenceTable offenceTable(ReferenceSet reference) {
    Map<String, String> levels = new TreeMap<>();
    reference.offences().forEach(offence -> levels.put(offence.code(), offence.level()));
    return new OffenceTable(reference.version(), levels);
  }

  private static List<SchemeLevel> levels(
      Offences offences, LocalDate bookedOn, OffenceTable table) {
    List<SchemeLevel> levels = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      Gravity gravity =
          OffenceLevels.of(scheme, offences, bookedOn, Basis.EITHER, Optional.empty(), table);
      levels.add(
          new SchemeLevel(
              scheme.text(),
              gravity.mayBeHigher() ? OffenceLevel.UNKNOWN : level(gravity.level()),
              gravity.facts().stream().map(Determinations::fact).toList()));
    }
    return levels;
  }

  private static LevelFact fact(RatedFact fact) {
    return new LevelFact(
        fact.conviction() ? FactKind.CONVICTION : FactKind.CHARGE,
        fact.ncic(),
        fact.date().orElse(null),
        fact.level().map(Determinations::level).orElse(OffenceLevel.UNKNOWN));
  }

  private static OffenceLevel level(Level level) {
    return OffenceLevel.valueOf(level.name());
  }

  private static Place place(String ori, LocalDate day, ReferenceSet reference, String field)
      throws BrokenEvent {
    Agency agency =
        reference
            .agency(ori, day)
            .orElseThrow(() -> new BrokenEvent(field + " is no agency on the day of the booking"));
    String fieldOffice =
        reference
            .fieldOffice(agency.countyFips())
            .orElseThrow(() -> new BrokenEvent("the county of " + field + " has no field office"));
    return new Place(ori, agency.countyFips(), agency.state(), fieldOffice);
  }
}
