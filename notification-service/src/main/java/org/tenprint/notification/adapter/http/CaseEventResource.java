package org.tenprint.notification.adapter.http;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tenprint.doorway.Parties;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.AskAgency;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReportOnCase;
import org.tenprint.reference.ReferenceSet;

/**
 * What happens to a case after its booking: a reviewer reports it, and a field office, by its
 * certificate, asks an agency.
 */
@Path("/case-events")
public class CaseEventResource {
  /** Of a request: visible characters, such as those of a UUID. */
  private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");

  private final ReportOnCase reporting;
  private final AskAgency asking;
  private final Paces paces;
  private final ReferenceSet reference;
  private final InstantSource clock;

  /**
   * Records through these, at that clock's time, of the agencies of that set.
   *
   * @param paces how often an office may ask
   */
  public CaseEventResource(
      ReportOnCase reporting,
      AskAgency asking,
      Paces paces,
      ReferenceSet reference,
      InstantSource clock) {
    this.reporting = reporting;
    this.asking = asking;
    this.paces = paces;
    this.reference = reference;
    this.clock = clock;
  }

  /** What was recorded. */
  public record Recorded(String booking, String kind, String by) {}

  /**
   * Records an event: {@code booking}, {@code kind} (protected, protection-lifted, fact-stated,
   * expunged, tried-as-adult, adult-trial-vacated, consented, consent-withdrawn, charge-dismissed,
   * dismissal-taken-back, request), and {@code ground} (ended, waived), {@code authority}, {@code
   * order} and {@code from} of a protection's end, {@code fact} (victim-witness, final-order,
   * pending-case, delinquency, magistrate-finding, registry), {@code says} (yes, no), {@code
   * authority}, {@code order} and {@code from} of a statement, {@code order} of an expungement,
   * {@code authority} and {@code order} of a trial, {@code ori}, {@code asked}, {@code form} and
   * {@code terms} (alone, with-counsel) of a consent, {@code ori} of its end, {@code ncic}, {@code
   * authority} and {@code order} of a dismissed charge, or of the end of that, {@code ori}, {@code
   * request-kind} (detainer, release-date, transfer, interview, status; where it is known), {@code
   * warrant} (none, judicial, criminal-warrant, subpoena, administrative-warrant) and {@code
   * purpose} (civil-enforcement, immigration-crime, criminal-investigation, custody-safety; what
   * the answer may be used for) of a request; 202: it stands in the log. 429: a reviewer reports
   * this kind too often ({@link WordPace}), or an office asks too often; it is not recorded.
   *
   * @param idempotencyKey by which an office knows its request: sent again under it, after an
   *     answer that did not come or was 503, it is the same; without it another
   */
  @POST
  @RolesAllowed({PersonRoles.REVIEWER, Parties.FIELD_OFFICE})
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response report(
      @Context SecurityContext user,
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      byte[] body)
      throws Refused {
    String by = Caller.of(user);
    Instant now = clock.instant();
    ReportedEvent told = ReportedEvent.of(body);
    UUID booking = told.booking();
    boolean request = told.asksAnAgency();
    if (!user.isUserInRole(request ? Parties.FIELD_OFFICE : PersonRoles.REVIEWER)) {
      throw new ForbiddenException();
    }
    if (request) {
      paces.request(by);
    }
    Optional<String> key = key(request, idempotencyKey);
    Optional<String> order = told.ofAnExpungement();
    CaseEventLog.Report report = new CaseEventLog.Report(told.event(by, now, reference), by, order);
    if (request) {
      asking.ask(booking, by, report, key, now);
    } else {
      reporting.report(booking, Caller.offices(user), report, now);
    }
    return Response.accepted(new Recorded(booking.toString(), told.kind(), by)).build();
  }

  private static Optional<String> key(boolean request, String sent) throws Refused {
    if (sent == null) {
      return Optional.empty();
    }
    if (!request || !KEY.matcher(sent).matches()) {
      throw RequestBody.unreadable(
          "Idempotency-Key: of a request alone, 1 to 64 visible characters without spaces.");
    }
    return Optional.of(sent);
  }
}
