package org.tenprint.booking.adapter.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.tenprint.booking.application.ShowBooking;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.Parties;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.doorway.rest.Responses;
import org.tenprint.events.BookingIds;

/** Where an agency's own submissions stand. */
@Path("/bookings")
@RolesAllowed(Parties.AGENCY)
public class StandingResource {
  private static final String OPERATION = "GET /bookings/{ori}/{tcn}";

  /** For what an agency asks, where it says nothing. */
  private static final String USUAL = "own-booking";

  private final ShowBooking showBooking;
  private final Readings readings;

  StandingResource(ShowBooking showBooking, Readings readings) {
    this.showBooking = showBooking;
    this.readings = readings;
  }

  /**
   * Where a submission stands. Whatever agency is asked about, the look-up is among the caller's
   * own, so that an answer about another's tells nothing, not by its time either: what is handed
   * out is recorded, and that alone.
   */
  @GET
  @Path("/{ori}/{tcn: .+}")
  public Response show(
      @PathParam("ori") String ori,
      @PathParam("tcn") String tcn,
      @Context RoutingContext request,
      @Context HttpHeaders headers,
      @Context UriInfo at) {
    BookingKey key = new BookingKey(Caller.agency(request), tcn);
    Readings.Reading reading =
        new Readings.Reading(Caller.of(request).name(), OPERATION, Readings.stated(headers, USUAL));
    Optional<ShowBooking.Standing> found =
        showBooking.show(key).filter(own -> key.ori().equals(ori));
    return found
        .map(
            standing ->
                readings.handOut(
                    reading,
                    List.of(BookingIds.of(key.ori(), key.tcn())),
                    Answers.of(key, standing)))
        .orElseGet(
            () ->
                Answers.problem(
                    GeneralProblem.NOT_FOUND,
                    "no submission with this ORI and TCN was taken in; check both, or submit",
                    Responses.path(at),
                    List.of()));
  }
}
