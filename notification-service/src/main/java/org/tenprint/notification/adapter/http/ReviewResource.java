package org.tenprint.notification.adapter.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReviewLog;
import org.tenprint.policy.Verdict;

/** People's verdicts on held or delivered cases. Two people's count, when they agree. */
@Path("/reviews")
public class ReviewResource {
  private final ReviewLog log;
  private final InstantSource clock;

  /** Records there, at that clock's time. */
  public ReviewResource(ReviewLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * A review.
   *
   * @param booking the booking's id
   * @param verdict match, no-match, citizen, not-citizen, release or withhold
   */
  public record ReviewDocument(String booking, String verdict) {}

  /** What was recorded. */
  public record Recorded(String booking, String verdict, String by) {}

  /** Records a verdict; 202: it stands in the log, and the case will be looked at. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response review(@HeaderParam(Caller.HEADER) String user, ReviewDocument review)
      throws Refused {
    String by = Caller.of(user);
    if (review == null) {
      throw new Refused(RefusalReason.UNREADABLE, "Send booking and verdict as JSON.");
    }
    Verdict verdict = verdict(review.verdict());
    log.record(booking(review.booking()), by, verdict, clock.instant());
    return Response.accepted(new Recorded(review.booking(), review.verdict(), by)).build();
  }

  private static UUID booking(String text) throws Refused {
    try {
      UUID booking = UUID.fromString(text == null ? "" : text);
      if (booking.toString().equals(text)) {
        return booking;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Refused(RefusalReason.UNREADABLE, "booking: the booking's id, a UUID, is wanted.");
  }

  private static Verdict verdict(String text) throws Refused {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return verdict;
      }
    }
    throw new Refused(
        RefusalReason.UNREADABLE,
        "verdict: match, no-match, citizen, not-citizen, release or withhold is wanted.");
  }
}
