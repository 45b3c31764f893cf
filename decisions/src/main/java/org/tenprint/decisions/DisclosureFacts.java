package org.tenprint.decisions;

import java.util.Optional;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.immigration.Determination;
import org.tenprint.policy.Facts;
import org.tenprint.policy.Finding;
import org.tenprint.policy.IdentificationResult;
import org.tenprint.policy.Place;
import org.tenprint.policy.Places;
import org.tenprint.policy.Status;
import org.tenprint.policy.Subject;

/** What a determination says, as facts that the policy decides on. */
public final class DisclosureFacts {
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
            Optional.ofNullable(booking.getBorn()),
            booking.getCitizenshipClaimed(),
            booking.getProtectedPerson()),
        StatedOffences.of(booking, determination.getRecordConvictions()),
        new Finding(
            IdentificationResult.valueOf(identification.getOutcome().name()),
            Status.valueOf(determination.getStatus().name())));
  }

  private static Place place(org.tenprint.events.immigration.Place place) {
    return new Place(
        place.getOri(), place.getCountyFips(), place.getState(), place.getFieldOffice());
  }
}
