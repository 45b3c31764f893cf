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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.events.BookingIds;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.ExpungementRegister;
import org.tenprint.notification.application.OrderExpungement;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Expungement.Matter;

/** That a booking be forgotten: proposed by one custodian, approved by another. */
@Path("/expungements")
@RolesAllowed(PersonRoles.CUSTODIAN)
@Produces(MediaType.APPLICATION_JSON)
public class ExpungementResource {
  private final OrderExpungement orders;
  private final ExpungementRegister register;
  private final InstantSource clock;
  private final Readings readings;

  /** Serves these uses; what is listed is recorded. */
  public ExpungementResource(
      OrderExpungement orders,
      ExpungementRegister register,
      InstantSource clock,
      Readings readings) {
    this.orders = orders;
    this.register = register;
    this.clock = clock;
    this.readings = readings;
  }

  /**
   * Proposes: {@code booking}, or {@code ori} and {@code tcn}; {@code order}, the order's number;
   * {@code citation}, the legal basis. The same whether anybody was booked under it or not.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response propose(@Context SecurityContext user, byte[] body) throws Refused {
    RequestBody asked = RequestBody.of(body, "booking", "ori", "tcn", "order", "citation");
    Optional<Expungement.Number> number = number(asked);
    UUID booking =
        number.isPresent()
            ? BookingIds.of(number.get().ori(), number.get().tcn())
            : asked.booking();
    Matter matter =
        new Matter(booking, number, Optional.of(asked.text("order")), asked.text("citation"));
    Expungement proposed =
        orders.propose(UUID.randomUUID(), matter, Caller.of(user), clock.instant());
    return Response.status(Response.Status.CREATED).entity(write(proposed)).build();
  }

  private static Optional<Expungement.Number> number(RequestBody asked) throws Refused {
    if (asked.optional("ori").isEmpty() && asked.optional("tcn").isEmpty()) {
      return Optional.empty();
    }
    if (asked.optional("booking").isPresent()) {
      throw RequestBody.unreadable("Name the booking by its id, or by ori and tcn.");
    }
    return Optional.of(
        new Expungement.Number(
            asked.text("ori", BookingIds.ORI, "an ORI"),
            asked.text("tcn", BookingIds.TCN, "a transaction control number")));
  }

  /** Approves what another proposed; from then on it is an order, and cannot be taken back. */
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
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(RefusalReason.UNKNOWN_EXPUNGEMENT, "There is no expungement of that id.");
    }
  }

  /** Those that wait for an approval, the oldest first. */
  @GET
  public List<Map<String, Object>> open(
      @Context SecurityContext user, @Context HttpHeaders headers) {
    Readings.Reading reading =
        new Readings.Reading(Caller.of(user), "GET /expungements", Readings.stated(headers));
    List<Expungement> open = register.open();
    return readings.handOut(
        reading,
        open.stream().map(one -> one.matter().booking()).toList(),
        open.stream().map(ExpungementResource::write).toList());
  }

  private static String state(Expungement expungement) {
    if (expungement.withdrawn().isPresent()) {
      return "withdrawn";
    }
    return expungement.approved().isPresent() ? "approved" : "proposed";
  }

  private static Map<String, Object> write(Expungement expungement) {
    Matter matter = expungement.matter();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", expungement.id().toString());
    document.put("state", state(expungement));
    document.put("booking", matter.booking().toString());
    matter.number().ifPresent(number -> document.put("ori", number.ori()));
    matter.number().ifPresent(number -> document.put("tcn", number.tcn()));
    matter.order().ifPresent(order -> document.put("order", order));
    document.put("citation", matter.citation());
    document.put("proposedBy", expungement.proposed().by());
    document.put("proposedAt", expungement.proposed().at().toString());
    expungement
        .approved()
        .ifPresent(
            act -> {
              document.put("approvedBy", act.by());
              document.put("approvedAt", act.at().toString());
            });
    expungement.withdrawn().ifPresent(act -> document.put("withdrawnAt", act.at().toString()));
    return document;
  }
}
