package org.tenprint.booking.adapter.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.tenprint.booking.application.IntakeCounter;
import org.tenprint.booking.application.IntakeCounter.Outcome;
import org.tenprint.booking.application.ShowBooking;
import org.tenprint.booking.application.SubmitBooking;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/** Bookings over HTTP. */
@Path("/bookings")
public class BookingResource {
  private final SubmitBooking submitBooking;
  private final ShowBooking showBooking;
  private final Bodies bodies;
  private final BodyLimits limits;
  private final IntakeCounter counter;
  private final InstantSource clock;
  private final JsonSubmission json;

  BookingResource(
      SubmitBooking submitBooking,
      ShowBooking showBooking,
      Bodies bodies,
      BodyLimits limits,
      IntakeCounter counter,
      InstantSource clock) {
    this.submitBooking = submitBooking;
    this.showBooking = showBooking;
    this.bodies = bodies;
    this.limits = limits;
    this.counter = counter;
    this.clock = clock;
    this.json = new JsonSubmission(limits.json());
  }

  /** What reads a draft out of a body. */
  @FunctionalInterface
  private interface Reader {
    Draft read(byte[] body) throws JsonSubmission.Malformed, FormatException;
  }

  /** A booking in JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  public CompletionStage<Response> acceptJson(
      InputStream body, @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length, @Context UriInfo at)
      throws IOException {
    return accept(Intake.REST_JSON, body, length, at, json::read);
  }

  /** An ANSI/NIST file. */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Blocking
  public CompletionStage<Response> acceptFile(
      InputStream body, @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length, @Context UriInfo at)
      throws IOException {
    MultivaluedMap<String, String> query = at.getQueryParameters();
    return accept(
        Intake.REST_ANSI_NIST,
        body,
        length,
        at,
        file -> AnsiNistSubmission.read(file, query, Limits.DEFAULT));
  }

  /** Where a submission stands. */
  @GET
  @Path("/{ori}/{tcn: .+}")
  public Response show(
      @PathParam("ori") String ori, @PathParam("tcn") String tcn, @Context UriInfo at) {
    BookingKey key = new BookingKey(ori, tcn);
    return showBooking
        .show(key)
        .map(standing -> Answers.of(key, standing))
        .orElseGet(
            () ->
                Answers.problem(
                    ProblemDetail.Kind.NOT_FOUND,
                    "no submission with this ORI and TCN was taken in; check both, or submit",
                    at.getPath(),
                    List.of()));
  }

  private CompletionStage<Response> accept(
      Intake intake, InputStream in, Long length, UriInfo at, Reader reader) throws IOException {
    String path = at.getPath();
    int limit = intake == Intake.REST_JSON ? limits.json() : limits.file();
    Bodies.Body body;
    try {
      body = bodies.read(in, length == null ? -1 : length, limit);
    } catch (Bodies.TooLarge e) {
      return answered(intake, Outcome.TOO_LARGE, ProblemDetail.Kind.TOO_LARGE, e, path);
    } catch (Bodies.TooSlow e) {
      return answered(intake, Outcome.UNREADABLE, ProblemDetail.Kind.TOO_SLOW, e, path);
    } catch (Unavailable e) {
      counter.count(intake, Outcome.UNAVAILABLE);
      return completed(Answers.of(e, path));
    }
    try {
      Sent sent = sent(body, reader);
      return submitBooking
          .submit(sent.draft(), intake, sent.digest(), clock.instant())
          .handle(
              (answer, failure) -> {
                body.close();
                if (failure != null) {
                  return failed(intake, failure, path);
                }
                counter.count(intake, Outcome.of(answer));
                return Answers.of(answer, path);
              });
    } catch (JsonSubmission.Malformed e) {
      body.close();
      return answered(intake, Outcome.UNREADABLE, ProblemDetail.Kind.MALFORMED, e, path);
    } catch (FormatException e) {
      body.close();
      counter.count(intake, Outcome.UNREADABLE);
      return completed(Answers.unreadable(e, path));
    } catch (RuntimeException e) {
      body.close();
      throw e;
    }
  }

  /** What a body says, and the digest of its bytes, which are let go. */
  private record Sent(Draft draft, String digest) {}

  private static Sent sent(Bodies.Body body, Reader reader)
      throws JsonSubmission.Malformed, FormatException {
    byte[] bytes = body.take();
    return new Sent(reader.read(bytes), ContentDigest.ofBytes(bytes));
  }

  private CompletionStage<Response> answered(
      Intake intake, Outcome outcome, ProblemDetail.Kind kind, Exception e, String path) {
    counter.count(intake, outcome);
    return completed(Answers.problem(kind, e.getMessage(), path, List.of()));
  }

  private Response failed(Intake intake, Throwable failure, String path) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Unavailable unavailable) {
      counter.count(intake, Outcome.UNAVAILABLE);
      return Answers.of(unavailable, path);
    }
    throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
  }

  private static CompletionStage<Response> completed(Response response) {
    return java.util.concurrent.CompletableFuture.completedStage(response);
  }
}
