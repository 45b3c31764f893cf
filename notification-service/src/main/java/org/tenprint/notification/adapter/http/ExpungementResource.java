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
import org.tenprint.events.BookingIds;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.ExpungementRegister;
import org.tenprint.notification.application.OrderExpungement;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TwoPersonOrder;

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
    Expungement matter =
        new Expungement(booking, number, Optional.of(asked.text("order")), asked.text("citation"));
    TwoPersonOrder<Expungement> proposed =
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
    return OrderDocument.id(text, RefusalReason.UNKNOWN_EXPUNGEMENT, "expungement");
  }

  /** Those that wait for an approval, the oldest first. */
  @GET
  public List<Map<String, Object>> open(
      @Context SecurityContext user, @Context HttpHeaders headers) {
    Readings.Reading reading =
        new Readings.Reading(Caller.of(user), "GET /expungements", Readings.stated(headers));
    return OrderDocument.handedOut(register.open(), readings, reading, ExpungementResource::write);
  }

  private static Map<String, Object> write(TwoPersonOrder<Expungement> expungement) {
    return OrderDocument.of(
        expungement,
        (matter, document) -> {
          matter.number().ifPresent(number -> document.put("ori", number.ori()));
          matter.number().ifPresent(number -> document.put("tcn", number.tcn()));
          matter.order().ifPresent(order -> document.put("order", order));
        });
  }
}
