package org.tenprint.decisions;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.reference.AdultAge;

/** What a determination says, as facts that the policy decides on. */
public final class DisclosureFacts {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,16}");

  private DisclosureFacts() {}

  /**
   * The facts of a booking.
   *
   * @throws BrokenEvent if a field has no meaning
   */
  public static Facts of(Determination determination) throws BrokenEvent {
    Identification identification = determination.getIdentification();
    BookingContext booking = identification.getContext();
    return new Facts(
        booking.getTcn(),
        new Places(
            place(determination.getControlling()),
            place(determination.getArresting()),
            place(determination.getBooking())),
        Times.read(booking.getBookedAt(), "bookedAt"),
        new Subject(
                Optional.ofNullable(Times.date(booking.getBorn(), "born")),
                booking.getCitizenshipClaimed(),
                booking.getProtectedPerson())
            .adultFrom(adultAge(determination)),
        StatedOffences.of(booking, determination.getRecordConvictions()),
        new Finding(
            Codes.read(IdentificationResult.class, identification.getOutcome(), "outcome"),
            Codes.read(Status.class, determination.getStatus(), "status")));
  }

  /** As the determination has it; what is no such age is taken for the highest there is. */
  private static int adultAge(Determination determination) {
    int age = determination.getAdultAge();
    return age < AdultAge.LOWEST || age > AdultAge.HIGHEST ? AdultAge.HIGHEST : age;
  }

  private static Place place(org.tenprint.events.immigration.Place place) throws BrokenEvent {
    return new Place(
        code(place.getOri(), "ori"),
        code(place.getCountyFips(), "countyFips"),
        code(place.getState(), "state"),
        code(place.getFieldOffice(), "fieldOffice"));
  }

  private static String code(String text, String field) throws BrokenEvent {
    if (!CODE.matcher(text).matches()) {
      throw new BrokenEvent(field + " is no code");
    }
    return text;
  }
}
