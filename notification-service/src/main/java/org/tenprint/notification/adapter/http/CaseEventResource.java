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
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tenprint.doorway.Parties;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.AskAgency;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReportOnCase;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
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
  private static final String WARRANT = "warrant";
  private static final String PURPOSE = "purpose";
  private static final String ORI = "ori";
  private static final String NCIC = "ncic";
  private static final String ASKED = "asked";
  private static final String FORM = "form";
  private static final String TERMS = "terms";
  private static final String NO_MORE = "%s does not belong to kind %s.";

  /** Of a request: visible characters, such as those of a UUID. */
  private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");

  private static final List<String> ALWAYS = List.of("booking", "kind");
  private static final List<String> KEYS =
      List.of(
          "booking",
          "kind",
          AUTHORITY,
          ORDER,
          NCIC,
          ORI,
          REQUEST_KIND,
          WARRANT,
          PURPOSE,
          ASKED,
          FORM,
          TERMS);

  /** What each kind is told by, beside the booking. */
  private static final Map<Kind, Set<String>> OF_KINDS =
      new EnumMap<>(
          Map.of(
              Kind.PROTECTED, Set.of(),
              Kind.EXPUNGED, Set.of(ORDER),
              Kind.TRIED_AS_ADULT, Set.of(AUTHORITY, ORDER),
              Kind.ADULT_TRIAL_VACATED, Set.of(AUTHORITY, ORDER),
              Kind.CONSENTED, Set.of(ORI, ASKED, FORM, TERMS),
              Kind.CONSENT_WITHDRAWN, Set.of(ORI),
              Kind.CHARGE_DISMISSED, Set.of(NCIC),
              Kind.REQUEST, Set.of(ORI, REQUEST_KIND, WARRANT, PURPOSE)));

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
    /** The person consents in writing to a request: counts when two people report it. */
    CONSENTED,
    /** The person does not, or not any more. */
    CONSENT_WITHDRAWN,
    /** A charge no longer stands. */
    CHARGE_DISMISSED,
    /** The field office asks an agency. */
    REQUEST
  }

  /** What was recorded. */
  public record Recorded(String booking, String kind, String by) {}

  /**
   * Records an event: {@code booking}, {@code kind} (protected, expunged, tried-as-adult,
   * adult-trial-vacated, consented, consent-withdrawn, charge-dismissed, request), and {@code
   * order} of an expungement, {@code authority} and {@code order} of a trial, {@code ori}, {@code
   * asked}, {@code form} and {@code terms} (alone, with-counsel) of a consent, {@code ori} of its
   * end, {@code ncic} of a charge, {@code ori}, {@code request-kind} (detainer, release-date,
   * transfer, interview, status; where it is known), {@code warrant} (none, judicial,
   * criminal-warrant, subpoena, administrative-warrant) and {@code purpose} (civil-enforcement,
   * immigration-crime, criminal-investigation, custody-safety; what the answer may be used for) of
   * a request; 202: it stands in the log.
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
    RequestBody asked = RequestBody.of(body, KEYS.toArray(String[]::new));
    UUID booking = asked.booking();
    Kind kind = asked.word("kind", Kind.class);
    if (!user.isUserInRole(kind == Kind.REQUEST ? Parties.FIELD_OFFICE : PersonRoles.REVIEWER)) {
      throw new ForbiddenException();
    }
    Optional<String> key = key(kind, idempotencyKey);
    Optional<String> order =
        kind == Kind.EXPUNGED ? Optional.of(asked.text(ORDER)) : Optional.empty();
    CaseEventLog.Report report = new CaseEventLog.Report(event(kind, asked, by, now), by, order);
    if (kind == Kind.REQUEST) {
      asking.ask(booking, by, report, key, now);
    } else {
      reporting.report(booking, Caller.offices(user), report, now);
    }
    return Response.accepted(new Recorded(booking.toString(), asked.text("kind"), by)).build();
  }

  private static Optional<String> key(Kind kind, String sent) throws Refused {
    if (sent == null) {
      return Optional.empty();
    }
    if (kind != Kind.REQUEST || !KEY.matcher(sent).matches()) {
      throw RequestBody.unreadable(
          "Idempotency-Key: of a request alone, 1 to 64 visible characters without spaces.");
    }
    return Optional.of(sent);
  }

  private CaseEvent event(Kind kind, RequestBody asked, String by, Instant now) throws Refused {
    only(asked, OF_KINDS.get(kind));
    return switch (kind) {
      case PROTECTED -> new CaseEvent.PersonProtected();
      case EXPUNGED -> new CaseEvent.Expunged();
      case TRIED_AS_ADULT ->
          new CaseEvent.TriedAsAdult(by, named(asked, AUTHORITY), named(asked, ORDER));
      case ADULT_TRIAL_VACATED ->
          new CaseEvent.AdultTrialVacated(named(asked, AUTHORITY), named(asked, ORDER));
      case CONSENTED ->
          new CaseEvent.Consented(by, agency(asked), when(asked), form(asked), terms(asked));
      case CONSENT_WITHDRAWN -> new CaseEvent.ConsentWithdrawn(agency(asked));
      case CHARGE_DISMISSED ->
          new CaseEvent.ChargeDismissed(asked.text(NCIC, "\\d{4}", "a code of four digits"));
      case REQUEST -> new CaseEvent.Requested(agency(asked), request(asked).at(now));
    };
  }

  /** When the request was asked to which somebody consents, as the work sheet tells it. */
  private static Instant when(RequestBody asked) throws Refused {
    try {
      Instant when = Instant.parse(asked.text(ASKED));
      if (InstrumentBounds.time(when)) {
        return when;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw RequestBody.unreadable(
        ASKED + ": when the request was asked, such as 2011-06-06T14:00:00Z, is wanted.");
  }

  private static String form(RequestBody asked) throws Refused {
    String form = named(asked, FORM);
    if (!Consent.names(form)) {
      throw RequestBody.unreadable(FORM + ": the number of the form is wanted.");
    }
    return form;
  }

  private static ConsentTerms terms(RequestBody asked) throws Refused {
    ConsentTerms terms = asked.word(TERMS, ConsentTerms.class);
    if (terms == ConsentTerms.NONE) {
      throw RequestBody.unreadable(TERMS + ": none is said by kind consent-withdrawn.");
    }
    return terms;
  }

  /** A court, or the number of a paper, as long as the hop takes it. */
  private static String named(RequestBody asked, String key) throws Refused {
    String text = asked.text(key);
    if (text.length() > InstrumentBounds.LONGEST_NAME) {
      throw RequestBody.unreadable(
          key + ": at most " + InstrumentBounds.LONGEST_NAME + " characters (UTF-16) are read.");
    }
    return text;
  }

  private static Request request(RequestBody asked) throws Refused {
    return new Request(
            some(asked, REQUEST_KIND, RequestKind.class), asked.word(WARRANT, Warrant.class))
        .statedFor(some(asked, PURPOSE, RequestPurpose.class));
  }

  private static <E extends Enum<E>> Optional<E> some(RequestBody asked, String key, Class<E> words)
      throws Refused {
    return asked.optional(key).isPresent() ? Optional.of(asked.word(key, words)) : Optional.empty();
  }

  private static void only(RequestBody asked, Set<String> its) throws Refused {
    for (String key : KEYS) {
      if (!ALWAYS.contains(key) && !its.contains(key) && asked.optional(key).isPresent()) {
        throw RequestBody.unreadable(NO_MORE.formatted(key, asked.text("kind")));
      }
    }
  }

  private String agency(RequestBody asked) throws Refused {
    String ori = asked.text(ORI);
    if (reference.agency(ori).isEmpty()) {
      throw new Refused(RefusalReason.UNKNOWN_ORI, "ori: there is no agency of that ORI.");
    }
    return ori;
  }
}
