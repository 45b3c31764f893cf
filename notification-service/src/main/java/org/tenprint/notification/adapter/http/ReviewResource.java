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
import java.util.regex.Pattern;
import org.tenprint.events.PersonRoles;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReviewCases;
import org.tenprint.policy.fact.Verdict;

/** People's verdicts on held or delivered cases. Two people's count, when they agree. */
@Path("/reviews")
public class ReviewResource {
  private static final Pattern SHEET = Pattern.compile("[0-9a-f]{32}");

  private final ReviewCases reviews;
  private final InstantSource clock;

  /** Records through these, at that clock's time. */
  public ReviewResource(ReviewCases reviews, InstantSource clock) {
    this.reviews = reviews;
    this.clock = clock;
  }

  /**
   * What was recorded.
   *
   * @param checked that it answered something when the case was last looked at; what nobody could
   *     look at is not recorded
   */
  public record Recorded(String booking, String verdict, String by, boolean checked) {}

  /**
   * Records a verdict: {@code booking}, {@code verdict} (match, no-match, citizen, not-citizen,
   * release or withhold; the first two are an examiner's, the others a reviewer's), {@code sheet}
   * as {@code GET /work-items/{booking}} named what is held; 202: it stands in the log, and the
   * case will be looked at. 404: no such booking was decided for the caller's offices, 409: nothing
   * stands that it answers, or the sheet is another; neither is recorded. 429: the caller gives
   * this verdict too often ({@link WordPace}); nor is that. 503: another instance decides the case;
   * nor is that.
   */
  @POST
  @RolesAllowed({PersonRoles.REVIEWER, PersonRoles.EXAMINER})
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response review(@Context SecurityContext user, byte[] body) throws Refused {
    String by = Caller.of(user);
    RequestBody review = RequestBody.of(body, "booking", "verdict", "sheet");
    UUID booking = review.booking();
    Verdict verdict = review.word("verdict", Verdict.class);
    String role = verdict.ofPrints() ? PersonRoles.EXAMINER : PersonRoles.REVIEWER;
    if (!user.isUserInRole(role)) {
      throw new ForbiddenException();
    }
    Optional<String> sheet = review.optional("sheet");
    if (sheet.isPresent() && !SHEET.matcher(sheet.get()).matches()) {
      throw RequestBody.unreadable("sheet: the name of a work sheet is wanted.");
    }
    reviews.review(booking, Caller.asking(user), verdict, sheet, clock.instant());
    return Response.accepted(new Recorded(booking.toString(), review.text("verdict"), by, true))
        .build();
  }
}
