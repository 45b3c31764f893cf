package org.tenprint.booking.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tenprint.booking.application.ShowBooking.Standing;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemDetail;
import org.tenprint.doorway.ProblemDetail.FieldError;
import org.tenprint.doorway.ProblemKind;
import org.tenprint.doorway.body.Busy;
import org.tenprint.doorway.rest.Responses;
import org.tenprint.formats.FormatException;

/** Answers as HTTP responses. The same acceptance gives the same bytes. */
final class Answers {
  /** Says that the answer is the first one again. */
  static final String REPLAYED = "Idempotency-Replayed";

  private static final int BUSY_RETRY_SECONDS = 2;
  private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

  private Answers() {}

  @JsonPropertyOrder({
    "bookingId",
    "bookingOri",
    "tcn",
    "status",
    "receivedAt",
    "digest",
    "notUsed"
  })
  private record Accepted(
      String bookingId,
      String bookingOri,
      String tcn,
      String status,
      String receivedAt,
      String digest,
      List<FieldError> notUsed) {}

  @JsonPropertyOrder({"receivedAt", "digest", "errors"})
  private record Refused(String receivedAt, String digest, List<FieldError> errors) {}

  @JsonPropertyOrder({"bookingOri", "tcn", "status", "booking", "answer", "refusal"})
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Shown(
      String bookingOri,
      String tcn,
      String status,
      Accepted booking,
      String answer,
      Refused refusal) {}

  static Response of(Answer answer, String path) {
    if (answer instanceof Answer.Accepted accepted) {
      Response.ResponseBuilder response =
          Response.status(Response.Status.ACCEPTED)
              .type(MediaType.APPLICATION_JSON)
              .header(HttpHeaders.LOCATION, address(accepted.key()))
              .entity(json(accepted(accepted.key(), accepted.acceptance())));
      return accepted.replayed() ? response.header(REPLAYED, "true").build() : response.build();
    }
    if (answer instanceof Answer.Refused refused) {
      return problem(
          SubmissionProblem.NOT_IN_ORDER,
          "mend the fields named in errors and send it again; nothing was taken in",
          path,
          refused.problems());
    }
    return problem(
        SubmissionProblem.DUPLICATE_TCN,
        "a booking with this TCN was accepted before with other content; give a new TCN, or send"
            + " the first content again",
        path,
        List.of());
  }

  static Response of(BookingKey key, Standing standing) {
    Optional<Acceptance> acceptance = standing.acceptance();
    Shown shown =
        new Shown(
            key.ori(),
            key.tcn(),
            acceptance.isPresent() ? "ACCEPTED" : "REFUSED",
            acceptance.map(known -> accepted(key, known)).orElse(null),
            acceptance.map(known -> standing.answer().name()).orElse(null),
            standing.refusal().map(Answers::refused).orElse(null));
    return Response.ok(json(shown), MediaType.APPLICATION_JSON).build();
  }

  static Response unreadable(FormatException e, String path) {
    ProblemCode code = ProblemCode.valueOf(e.code().name());
    Problem problem = new Problem("byte " + e.offset(), code, e.advice());
    return problem(
        SubmissionProblem.MALFORMED,
        "the file cannot be read; mend what errors names and send it again",
        path,
        List.of(problem));
  }

  static Response notYours(String agency, String path) {
    return problem(
        SubmissionProblem.NOT_YOURS,
        "your certificate is of "
            + agency
            + ": state it as bookingOri (in a file, as 1.008); nothing was taken in",
        path,
        List.of());
  }

  static Response of(Unavailable unavailable, String path) {
    String detail =
        "nothing was taken in that is not answered; send the same submission again after the time"
            + " in Retry-After";
    return Responses.of(
            document(GeneralProblem.UNAVAILABLE, detail, path, List.of()),
            unavailable.retryAfter().toSeconds())
        .build();
  }

  static Response of(Busy busy, String path) {
    return Responses.of(
            document(busy.kind(), busy.getMessage(), path, List.of()), BUSY_RETRY_SECONDS)
        .build();
  }

  static Response problem(ProblemKind kind, String detail, String path, List<Problem> problems) {
    return Responses.of(document(kind, detail, path, problems)).build();
  }

  private static ProblemDetail document(
      ProblemKind kind, String detail, String path, List<Problem> problems) {
    return new ProblemDetail(kind, detail, path, problems.stream().map(Answers::toMend).toList());
  }

  private static FieldError toMend(Problem problem) {
    return new FieldError(problem.field(), problem.code().name(), problem.remedy());
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of text can be written", e);
    }
  }

  private static Accepted accepted(BookingKey key, Acceptance acceptance) {
    return new Accepted(
        acceptance.bookingId().toString(),
        key.ori(),
        key.tcn(),
        "ACCEPTED",
        acceptance.receivedAt().toString(),
        acceptance.digest(),
        acceptance.notUsed().stream().map(Answers::toMend).toList());
  }

  private static Refused refused(Refusal refusal) {
    return new Refused(
        refusal.receivedAt().toString(),
        refusal.digest(),
        refusal.problems().stream().map(Answers::toMend).toList());
  }

  private static String address(BookingKey key) {
    String tcn = URLEncoder.encode(key.tcn(), StandardCharsets.UTF_8).replace("+", "%20");
    return "/bookings/" + key.ori() + "/" + tcn;
  }
}
