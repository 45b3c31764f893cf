package org.tenprint.notification.adapter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.AuthorInstruments;
import org.tenprint.notification.application.ExplainEffect;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.Jurisdictions;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.UnreadRecord;
import org.tenprint.notification.domain.Authority;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Withdrawal;
import org.tenprint.scenarios.place.ReferencePlaces;

/**
 * Instruments: proposed by one person, who may change and withdraw the draft, approved by two
 * others, ended with notice, listed as of two times, and explained. Whoever works here may read
 * them, but those about single bookings.
 */
@Path("/instruments")
@RolesAllowed({
  PersonRoles.AUTHOR,
  PersonRoles.APPROVER,
  PersonRoles.REVIEWER,
  PersonRoles.EXAMINER,
  PersonRoles.AUDITOR,
  PersonRoles.OPERATOR
})
@Produces(MediaType.APPLICATION_JSON)
public class InstrumentResource {
  private final AuthorInstruments author;
  private final InstrumentRegister register;
  private final ExplainEffect explain;
  private final Jurisdictions jurisdictions;
  private final ReferencePlaces places;
  private final InstantSource clock;

  /** Serves these uses. */
  public InstrumentResource(
      AuthorInstruments author,
      InstrumentRegister register,
      ExplainEffect explain,
      Jurisdictions jurisdictions,
      ReferencePlaces places,
      InstantSource clock) {
    this.author = author;
    this.register = register;
    this.explain = explain;
    this.jurisdictions = jurisdictions;
    this.places = places;
    this.clock = clock;
  }

  /** Proposes an instrument; the answer shows its effect and what it conflicts with. */
  @POST
  @RolesAllowed(PersonRoles.AUTHOR)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response propose(@Context SecurityContext user, byte[] body) throws Refused {
    author.readOn();
    Instant now = clock.instant();
    Instrument proposal = InstrumentDocument.read(body, Caller.of(user), now);
    jurisdictions.check(Caller.authority(user), proposal);
    return Response.status(Response.Status.CREATED)
        .entity(shown(author.propose(proposal, now)))
        .build();
  }

  /**
   * Approves a draft; the second approval makes it apply. The body names the {@code report} that
   * the approver saw, of the draft and what it conflicts with.
   */
  @POST
  @RolesAllowed(PersonRoles.APPROVER)
  @Path("/{id}/approvals")
  public Map<String, Object> approve(
      @Context SecurityContext user, @PathParam("id") String id, byte[] body) throws Refused {
    String by = Caller.of(user);
    Instrument asked = known(user, id);
    jurisdictions.check(Caller.authority(user), asked);
    Optional<String> report =
        RequestBody.absent(body)
            ? Optional.empty()
            : RequestBody.of(body, "report").optional("report");
    return shown(author.approve(asked, by, report, clock.instant()));
  }

  /** Changes a draft of the caller's: the answer shows its next revision as a proposal's does. */
  @POST
  @RolesAllowed(PersonRoles.AUTHOR)
  @Path("/{id}/revisions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response revise(@Context SecurityContext user, @PathParam("id") String id, byte[] body)
      throws Refused {
    Authority authority = Caller.authority(user);
    jurisdictions.check(authority, known(user, id));
    Instant now = clock.instant();
    InstrumentDocument.Revised revised =
        InstrumentDocument.readRevised(body, id, Caller.of(user), now);
    jurisdictions.check(authority, revised.words());
    return Response.status(Response.Status.CREATED)
        .entity(shown(author.revise(revised.words(), revised.of(), now)))
        .build();
  }

  /** Withdraws a draft of the caller's, for a {@code reason}: it can never be approved. */
  @POST
  @RolesAllowed(PersonRoles.AUTHOR)
  @Path("/{id}/withdrawal")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> withdraw(
      @Context SecurityContext user, @PathParam("id") String id, byte[] body) throws Refused {
    jurisdictions.check(Caller.authority(user), known(user, id));
    Withdrawal reason = RequestBody.of(body, "reason").word("reason", Withdrawal.class);
    Instrument withdrawn = author.withdraw(id, Caller.of(user), reason, clock.instant());
    return InstrumentDocument.write(withdrawn, register.approvals(id));
  }

  /** Proposes the end of an instrument, with notice. */
  @POST
  @RolesAllowed(PersonRoles.AUTHOR)
  @Path("/{id}/termination")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response terminate(@Context SecurityContext user, @PathParam("id") String id, byte[] body)
      throws Refused {
    String by = Caller.of(user);
    RequestBody asked =
        RequestBody.of(body, "id", "notice", "business-days", "holidays", "from", "citation");
    Instrument ending = known(user, id);
    Issuer level = jurisdictions.endsAs(Caller.authority(user), ending);
    AuthorInstruments.End end =
        new AuthorInstruments.End(
            asked.text("id"),
            level,
            TerminationBody.read(id, asked),
            time(asked.text("from")),
            asked.optional("citation").orElse(""));
    return Response.status(Response.Status.CREATED)
        .entity(shown(author.terminate(ending, end, by, clock.instant())))
        .build();
  }

  /**
   * The instruments in force at an instant, as known at another; without either, every instrument's
   * latest state, drafts included but not what was withdrawn. Behind them those that cannot be
   * read, which hold whatever the instants.
   */
  @GET
  public List<Map<String, Object>> list(
      @Context SecurityContext user,
      @QueryParam("effectiveAt") String effectiveAt,
      @QueryParam("knownAt") String knownAt)
      throws Refused {
    author.readOn();
    return Stream.concat(
            read(effectiveAt, knownAt).stream()
                .filter(one -> mayRead(user, one.issuer(), one.reach()))
                .map(InstrumentDocument::write),
            register.unread().stream()
                .filter(one -> one.reach().isEmpty() || one.ofPlaces() || mayRead(user, one))
                .map(one -> unread(user, one)))
        .toList();
  }

  /** One of which nobody knows how far it reaches may be about one booking. */
  private static Map<String, Object> unread(SecurityContext user, UnreadRecord one) {
    return one.reach().isPresent() || user.isUserInRole(PersonRoles.AUDITOR)
        ? InstrumentDocument.write(one)
        : InstrumentDocument.unnamed(one);
  }

  private Collection<Instrument> read(String effectiveAt, String knownAt) throws Refused {
    if (effectiveAt == null && knownAt == null) {
      return register.book().instruments();
    }
    Instant now = clock.instant();
    Instant effective = effectiveAt == null ? now : time(effectiveAt).toInstant();
    Instant known = knownAt == null ? now : time(knownAt).toInstant();
    return register.inForce(effective, known);
  }

  /** An instrument's latest state. */
  @GET
  @Path("/{id}")
  public Map<String, Object> one(@Context SecurityContext user, @PathParam("id") String id)
      throws Refused {
    return InstrumentDocument.write(known(user, id), register.approvals(id));
  }

  /**
   * What an instrument would switch off, and what it would not: as of now or of when it begins, or
   * as of {@code effectiveAt}; beside the others as recorded now, or by {@code knownAt}.
   */
  @GET
  @Path("/{id}/effect")
  public Map<String, Object> effect(
      @Context SecurityContext user,
      @PathParam("id") String id,
      @QueryParam("effectiveAt") String effectiveAt,
      @QueryParam("knownAt") String knownAt)
      throws Refused {
    Instant effective = effectiveAt == null ? clock.instant() : time(effectiveAt).toInstant();
    Instant known = knownAt == null ? Instant.MAX : time(knownAt).toInstant();
    Instrument asked = known(user, id);
    if (!jurisdictions.mayExplain(
        Caller.authority(user), user.isUserInRole(PersonRoles.AUDITOR), asked)) {
      throw new Refused(
          RefusalReason.NOT_ITS_JURISDICTION,
          "Your token does not name the jurisdiction of what %s ends (claim jurisdiction)."
              .formatted(id));
    }
    return new EffectDocument(explain.of(asked, effective, known), places).write();
  }

  /** One of which the caller may know; to anybody else it is one that does not exist. */
  private Instrument known(SecurityContext user, String id) throws Refused {
    author.readOn();
    Instrument one = author.known(id);
    if (!mayRead(user, one.issuer(), one.reach())) {
      throw AuthorInstruments.unknown();
    }
    return one;
  }

  private boolean mayRead(SecurityContext user, Issuer issuer, Reach reach) {
    return !reach.scope().ofBookings()
        || jurisdictions.mayRead(
            Caller.authority(user), user.isUserInRole(PersonRoles.AUDITOR), issuer, reach.scope());
  }

  /** An order that cannot be read is for whose it is; of which that is not known, for auditors. */
  private boolean mayRead(SecurityContext user, UnreadRecord order) {
    return order
        .issuer()
        .map(issuer -> mayRead(user, issuer, order.reach().orElseThrow()))
        .orElseGet(() -> user.isUserInRole(PersonRoles.AUDITOR));
  }

  private Map<String, Object> shown(Instrument instrument) {
    EffectDocument effect =
        new EffectDocument(explain.of(instrument, clock.instant(), Instant.MAX), places);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "instrument", InstrumentDocument.write(instrument, register.approvals(instrument.id())));
    effect.report(answer);
    answer.put("effect", effect.sentences());
    return answer;
  }

  private static OffsetDateTime time(String text) throws Refused {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw RequestBody.unreadable(
          "An instant with its offset is wanted, such as 2011-06-06T00:00:00-04:00 (in a query,"
              + " + is written %2B).");
    }
  }
}
