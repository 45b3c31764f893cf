package org.tenprint.notification.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.ReassignPrints;
import org.tenprint.notification.application.ReassignmentRegister;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.FirstBooked;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;
import org.tenprint.notification.domain.TwoPersonOrder;

/** On whose prints a booking's are: proposed by one examiner, approved by another. */
@Path("/reassignments")
@RolesAllowed(PersonRoles.EXAMINER)
@Produces(MediaType.APPLICATION_JSON)
public class ReassignmentResource {
  private static final String NOBODY = "nobody";
  private static final String NEW = "new";
  private static final String FIRST = "first:";

  private final ReassignPrints orders;
  private final ReassignmentRegister register;
  private final InstantSource clock;
  private final Readings readings;

  /** Serves these uses; what is listed is recorded. */
  public ReassignmentResource(
      ReassignPrints orders,
      ReassignmentRegister register,
      InstantSource clock,
      Readings readings) {
    this.orders = orders;
    this.register = register;
    this.clock = clock;
    this.readings = readings;
  }

  /**
   * Proposes: {@code booking}; {@code person}, which is {@code nobody}, {@code new}, the number
   * that an earlier one was given, or {@code first:} and the id of the booking as which the person
   * was enrolled first; {@code citation}, the finding. The same whether anybody was booked under it
   * or not.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response propose(@Context SecurityContext user, byte[] body) throws Refused {
    RequestBody asked = RequestBody.of(body, "booking", "person", "citation");
    String person = asked.text("person");
    Reassignment matter = new Reassignment(asked.booking(), person(person), asked.text("citation"));
    TwoPersonOrder<Reassignment> proposed =
        orders.propose(
            UUID.randomUUID(), matter, person.equals(NEW), Caller.of(user), clock.instant());
    return Response.status(Response.Status.CREATED).entity(write(proposed)).build();
  }

  private static Optional<Person> person(String person) throws Refused {
    if (person.equals(NOBODY)) {
      return Optional.empty();
    }
    if (person.equals(NEW)) {
      return Optional.of(new Numbered(UUID.randomUUID()));
    }
    String id = person.startsWith(FIRST) ? person.substring(FIRST.length()) : person;
    if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw RequestBody.unreadable(
          "person: nobody, new, a number that was given, or first: and a booking's id is wanted.");
    }
    UUID named = UUID.fromString(id);
    return Optional.of(person.startsWith(FIRST) ? new FirstBooked(named) : new Numbered(named));
  }

  private static String text(Person person) {
    return person instanceof FirstBooked first
        ? FIRST + first.booking()
        : ((Numbered) person).number().toString();
  }

  /** Approves what another proposed; from then on it is an order. */
  @POST
  @Path("/{id}/approval")
  public Map<String, Object> approve(@Context SecurityContext user, @PathParam("id") String id)
      throws Refused {
    return write(orders.approve(id(id), Caller.of(user), clock.instant()));
  }

  /** Withdraws what one proposed oneself, while nobody approved it. */
  @POST
  @Path("/{id}/withdrawal")
  public Map<String, Object> withdraw(@Context SecurityContext user, @PathParam("id") String id)
      throws Refused {
    return write(orders.withdraw(id(id), Caller.of(user), clock.instant()));
  }

  private static UUID id(String text) throws Refused {
    return OrderDocument.id(text, RefusalReason.UNKNOWN_REASSIGNMENT, "reassignment");
  }

  /** Those that wait for an approval, the oldest first. */
  @GET
  public List<Map<String, Object>> open(
      @Context SecurityContext user, @Context HttpHeaders headers) {
    Readings.Reading reading =
        new Readings.Reading(Caller.of(user), "GET /reassignments", Readings.stated(headers));
    return OrderDocument.handedOut(register.open(), readings, reading, ReassignmentResource::write);
  }

  private static Map<String, Object> write(TwoPersonOrder<Reassignment> reassignment) {
    return OrderDocument.of(
        reassignment,
        (matter, document) ->
            document.put("person", matter.person().map(ReassignmentResource::text).orElse(NOBODY)));
  }
}
