package org.tenprint.notification.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.tenprint.doorway.Parties;
import org.tenprint.doorway.rest.Readings;
import org.tenprint.events.Purpose;
import org.tenprint.notification.application.HandOutKey;
import org.tenprint.notification.application.OwnKey;
import org.tenprint.notification.application.Refused;

/** Keys of messages, for the recipient that calls by its certificate: its own and no other's. */
@Path("/keys")
public class KeyResource {
  /** A booking's id that cannot be; what is asked about it is answered as of any unknown one. */
  private static final UUID NONE = new UUID(0, 0);

  /** For what a recipient asks, where it says nothing. */
  private static final String USUAL = "own-key";

  private final HandOutKey keys;
  private final Paces paces;
  private final Readings readings;

  /**
   * Hands out these, and records that it does.
   *
   * @param paces how often a recipient may ask
   */
  public KeyResource(HandOutKey keys, Paces paces, Readings readings) {
    this.keys = keys;
    this.paces = paces;
    this.readings = readings;
  }

  /**
   * A key and how it is used.
   *
   * @param booking of which it opens what was told
   * @param recipient whom it was told
   * @param keyId as {@code sealed.key} names it
   * @param form as {@code sealed.form} names it: {@code aes-siv-1} is AES-SIV, RFC 5297
   * @param about the one associated datum, as UTF-8
   * @param key 64 bytes, base64
   */
  public record Key(
      String booking, String recipient, String keyId, String form, String about, String key) {}

  /**
   * The caller's key of a booking. 404: it was told nothing of such a booking; 410: what it was
   * told was recalled, or its person forgotten; 429: it asks more often than it may.
   */
  @GET
  @Path("/{bookingId}")
  @RolesAllowed({Parties.AGENCY, Parties.FIELD_OFFICE, Parties.STATE_BUREAU})
  @Produces(MediaType.APPLICATION_JSON)
  public Key key(
      @PathParam("bookingId") String bookingId,
      @Context SecurityContext caller,
      @Context HttpHeaders headers)
      throws Refused {
    Purpose purpose = Readings.stated(headers, USUAL);
    UUID booking = booking(bookingId);
    String recipient = Caller.of(caller);
    paces.key(recipient);
    OwnKey own = keys.to(recipient, booking);
    return readings.handOut(
        new Readings.Reading(recipient, "GET /keys/{bookingId}", purpose),
        List.of(booking),
        new Key(
            booking.toString(),
            recipient,
            own.keyId(),
            own.form(),
            own.about(),
            Base64.getEncoder().encodeToString(own.key())));
  }

  /** What a path names; nobody's where that is no booking's id as it is written. */
  static UUID booking(String text) {
    try {
      UUID read = UUID.fromString(text);
      return read.toString().equals(text) ? read : NONE;
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }
}
