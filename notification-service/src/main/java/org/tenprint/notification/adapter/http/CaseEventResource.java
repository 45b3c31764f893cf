package org.tenprint.notification.adapter.http;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.doorway.Parties;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.AskAgency;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReportOnCase;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.InstrumentBounds;
import org.tenprint.reference.ReferenceSet;

/**
 * What happens to a case after its booking: a reviewer reports it, and a field office, by its
 * certificate, asks an agency.
 */
@Path("/case-events")
public class CaseEventResource {
  private static final String AUTHORITY = "authority";
  private static final String ORDER = "order";
  private static final String REQUEST_KIND = "request-kind";
  private static final String NO_MORE = "%s does not belong to kind %s.";

  private final ReportOnCase reporting;
  private final AskAgency asking;
  private final ReferenceSet reference;
  private final InstantSource clock;

  /** Records through these, at that clock's time, of the agencies of that set. */
  public CaseEventResource(
      ReportOnCase reporting, AskAgency asking, ReferenceSet reference, InstantSource clock) {
    this.reporting = reporting;
    this.asking = asking;
    this.reference = reference;
    this.clock = clock;
  }

  /** What can be reported. */
  private enum Kind {
    /** The person is protected by statute: what was delivered is recalled. */
    PROTECTED,
    /** Expunged or sealed by order: what was delivered is recalled. */
    EXPUNGED,
    /** A court ordered that the person is tried as an adult: counts when two people report it. */
    TRIED_AS_ADULT,
    /** It vacated that, or there was no such order. */
    ADULT_TRIAL_VACATED,
    /** A charge no longer stands. */
    CHARGE_DISMISSED,
    /** The field office asks an agency. */
    REQUEST
  }

  /** What was recorded. */
  public record Recorded(String booking, String kind, String by) {}

  /**
   * Records an event: {@code booking}, {@code kind} (protected, expunged, tried-as-adult,
   * adult-trial-vacated, charge-dismissed, request), and {@code order} of an expungement, {@code
   * authority} and {@code order} of a trial, {@code ncic} of a charge, {@code ori}, {@code
   * request-kind} (detainer, release-date, transfer, interview, status; where it is known) and
   * {@code warrant} (none, judicial, criminal-warrant, subpoena, administrative-warrant) of a
   * request; 202: it stands in the log.
   */
  @POST
  @RolesAllowed({PersonRoles.REVIEWER, Parties.FIELD_OFFICE})
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response report(@Context SecurityContext user, byte[] body) throws Refused {
    String by = Caller.of(user);
    RequestBody asked =
        RequestBody.of(
            body, "booking", "kind", AUTHORITY, ORDER, "ncic", "ori", REQUEST_KIND, "warrant");
    UUID booking = asked.booking();
    Kind kind = asked.word("kind", Kind.class);
    if (!user.isUserInRole(kind == Kind.REQUEST ? Parties.FIELD_OFFICE : PersonRoles.REVIEWER)) {
      throw new ForbiddenException();
    }
    Optional<String> order =
        kind == Kind.EXPUNGED ? Optional.of(asked.text(ORDER)) : Optional.empty();
    CaseEventLog.Report report = new CaseEventLog.Report(event(kind, asked, by), by, order);
    if (kind == Kind.REQUEST) {
      asking.ask(booking, by, report, clock.instant());
    } else {
      reporting.report(booking, Caller.offices(user), report, clock.instant());
    }
    return Response.accepted(new Recorded(booking.toString(), asked.text("kind"), by)).build();
  }

  private CaseEvent event(Kind kind, RequestBody asked, String by) throws Refused {
    return switch (kind) {
      case PROTECTED -> {
        none(asked, AUTHORITY, ORDER, "ncic", "ori", REQUEST_KIND, "warrant");
        yield new CaseEvent.PersonProtected();
      }
      case EXPUNGED -> {
        none(asked, AUTHORITY, "ncic", "ori", REQUEST_KIND, "warrant");
        yield new CaseEvent.Expunged();
      }
      case TRIED_AS_ADULT -> {
        none(asked, "ncic", "ori", REQUEST_KIND, "warrant");
        yield new CaseEvent.TriedAsAdult(by, named(asked, AUTHORITY), named(asked, ORDER));
      }
      case ADULT_TRIAL_VACATED -> {
        none(asked, "ncic", "ori", REQUEST_KIND, "warrant");
        yield new CaseEvent.AdultTrialVacated(named(asked, AUTHORITY), named(asked, ORDER));
      }
      case CHARGE_DISMISSED -> {
        none(asked, AUTHORITY, ORDER, "ori", REQUEST_KIND, "warrant");
        yield new CaseEvent.ChargeDismissed(asked.text("ncic", "\\d{4}", "a code of four digits"));
      }
      case REQUEST -> {
        none(asked, AUTHORITY, ORDER, "ncic");
        yield new CaseEvent.Requested(agency(asked), request(asked));
      }
    };
  }

  /** A court or the number of its paper, as long as the hop takes it. */
  private static String named(RequestBody asked, String key) throws Refused {
    String text = asked.text(key);
    if (text.length() > InstrumentBounds.LONGEST_NAME) {
      throw RequestBody.unreadable(
          key + ": at most " + InstrumentBounds.LONGEST_NAME + " characters (UTF-16) are read.");
    }
    return text;
  }

  private static Request request(RequestBody asked) throws Refused {
    Optional<RequestKind> kind =
        asked.optional(REQUEST_KIND).isPresent()
            ? Optional.of(asked.word(REQUEST_KIND, RequestKind.class))
            : Optional.empty();
    return new Request(kind, asked.word("warrant", Warrant.class));
  }

  private static void none(RequestBody asked, String... keys) throws Refused {
    for (String key : keys) {
      if (asked.optional(key).isPresent()) {
        throw RequestBody.unreadable(NO_MORE.formatted(key, asked.text("kind")));
      }
    }
  }

  private String agency(RequestBody asked) throws Refused {
    String ori = asked.text("ori");
    if (reference.agency(ori).isEmpty()) {
      throw new Refused(RefusalReason.UNKNOWN_ORI, "ori: there is no agency of that ORI.");
    }
    return ori;
  }
}
