package org.tenprint.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.Place;
import org.tenprint.policy.offence.Offences;
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
   *     determinedAt}; empty where there was none. A service looks none up where {@link #subject}
   *     is empty
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
    var convictions = record.map(RecordFacts::convictions).orElse(List.of());
    Offences offences = StatedOffences.of(booking, convictions);
    String arresting =
        Optional.ofNullable(booking.getArrestingOri()).orElse(booking.getControllingOri());
    Place controllingAt = place(booking.getControllingOri(), bookedOn, reference, "controllingOri");
    Place arrestingAt = place(arresting, bookedOn, reference, "arrestingOri");
    Place bookingAt = place(booking.getBookingOri(), bookedOn, reference, "bookingOri");
    List<String> states =
        List.of(controllingAt.getState(), arrestingAt.getState(), bookingAt.getState());
    return new Determination(
        identification,
        record.map(RecordFacts::status).orElse(ImmigrationStatus.UNKNOWN),
        record.map(RecordFacts::recordId).orElse(null),
        record.map(RecordFacts::origin).orElse(null),
        convictions,
        StatedLevels.of(offences, bookedOn, StatedLevels.offenceTable(reference)),
        controllingAt,
        arrestingAt,
        bookingAt,
        reference.version(),
        Times.kept(determinedAt),
        reference.adultAge(states, offences.days(bookedOn)),
        null);
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
