package org.tenprint.booking.adapter.http;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.tenprint.booking.adapter.kafka.IntakeSpans;
import org.tenprint.booking.application.IntakeCounter;
import org.tenprint.booking.application.IntakeCounter.Outcome;
import org.tenprint.booking.application.PixelBudget;
import org.tenprint.booking.application.SubmitBooking;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;
import org.tenprint.doorway.Parties;
import org.tenprint.doorway.body.Busy;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.messaging.TraceContext;

/** Bookings over HTTP, each of the agency that calls. */
@Path("/bookings")
@RolesAllowed(Parties.AGENCY)
public class BookingResource {
  private final SubmitBooking submitBooking;
  private final Workers workers;
  private final PixelBudget pixels;
  private final IntakeCounter counter;
  private final InstantSource clock;
  private final JsonSubmission json = new JsonSubmission(BodyLimits.MOST);

  BookingResource(
      SubmitBooking submitBooking,
      Workers workers,
      PixelBudget pixels,
      IntakeCounter counter,
      InstantSource clock) {
    this.submitBooking = submitBooking;
    this.workers = workers;
    this.pixels = pixels;
    this.counter = counter;
    this.clock = clock;
  }

  /** What reads a draft out of a body. */
  @FunctionalInterface
  private interface Reader {
    Draft read(byte[] body) throws JsonSubmission.Malformed, FormatException;
  }

  /** A booking in JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NonBlocking
  public CompletionStage<Response> acceptJson(@Context RoutingContext request) {
    return accept(Intake.REST_JSON, request, json::read);
  }

  /** An ANSI/NIST file. */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @NonBlocking
  public CompletionStage<Response> acceptFile(
      @Context RoutingContext request, @Context UriInfo at) {
    MultivaluedMap<String, String> query = at.getQueryParameters();
    return accept(
        Intake.REST_ANSI_NIST,
        request,
        file -> AnsiNistSubmission.read(file, query, Limits.DEFAULT, pixels));
  }

  private CompletionStage<Response> accept(Intake intake, RoutingContext request, Reader reader) {
    String path = request.request().path();
    String agency = Caller.agency(request);
    Optional<TraceContext> traced =
        TraceContext.only(request.request().headers().getAll(TraceContext.HEADER));
    Instant begun = clock.instant();
    BodyIntake.Whole body = BodyIntake.take(request);
    CompletionStage<Response> answer;
    try {
      answer =
          workers.work(
              body.caller(),
              () -> submit(new Sent(intake, agency, path, traced, begun), body.bytes(), reader));
    } catch (Busy e) {
      body.close();
      counter.count(intake, Outcome.UNAVAILABLE);
      return CompletableFuture.completedStage(Answers.of(e, path));
    }
    return answer
        .exceptionally(failure -> failed(intake, failure, path))
        .whenComplete((response, failure) -> body.close());
  }

  /** By which intake, agency and path a body came, in which trace of its sender's, and when. */
  private record Sent(
      Intake intake, String agency, String path, Optional<TraceContext> traced, Instant begun) {}

  private CompletionStage<Response> submit(Sent sent, byte[] bytes, Reader reader) {
    Intake intake = sent.intake();
    String path = sent.path();
    Draft draft;
    try {
      draft = reader.read(bytes);
    } catch (JsonSubmission.Malformed e) {
      counter.count(intake, Outcome.UNREADABLE);
      return CompletableFuture.completedStage(
          Answers.problem(SubmissionProblem.MALFORMED, e.getMessage(), path, List.of()));
    } catch (FormatException e) {
      counter.count(intake, Outcome.UNREADABLE);
      return CompletableFuture.completedStage(Answers.unreadable(e, path));
    }
    if (Caller.anothers(draft, sent.agency())) {
      counter.count(intake, Outcome.NOT_YOURS);
      return CompletableFuture.completedStage(Answers.notYours(sent.agency(), path));
    }
    return submitBooking
        .submit(draft, intake, ContentDigest.ofBytes(bytes), clock.instant())
        .thenApply(
            answer -> {
              counter.count(intake, Outcome.of(answer));
              IntakeSpans.accepted(intake, answer, sent.traced(), sent.begun());
              return Answers.of(answer, path);
            });
  }

  private Response failed(Intake intake, Throwable failure, String path) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Unavailable unavailable) {
      counter.count(intake, Outcome.UNAVAILABLE);
      return Answers.of(unavailable, path);
    }
    throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
  }
}
