package org.tenprint.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.tenprint.events.Principal;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.localstack.StackException;

/** Submits bookings to booking-service as an agency would. */
final class DemoIntake {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final URI bookings;
  private final Function<Principal, SSLContext> identities;
  private final Map<String, HttpClient> agencies = new HashMap<>();

  /**
   * @param service address of booking-service
   * @param identities by which each agency shows who it is
   */
  DemoIntake(URI service, Function<Principal, SSLContext> identities) {
    this.bookings = service.resolve("/bookings");
    this.identities = identities;
  }

  /** The answer to a booking in JSON, which an agency submits. */
  HttpResponse<String> submit(
      DemoBooking booking, String by, List<DemoPerson.Press> presses, OffsetDateTime bookedAt) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(bookings).header("Content-Type", "application/json");
    return send(by, request.POST(BodyPublishers.ofString(json(booking, by, presses, bookedAt))));
  }

  /** The body of a booking in JSON, which an agency submits. */
  static String json(
      DemoBooking booking, String by, List<DemoPerson.Press> presses, OffsetDateTime bookedAt) {
    ObjectNode body = JSON.createObjectNode();
    body.put("bookingOri", by);
    body.put("tcn", booking.tcn());
    body.put("controllingOri", booking.ori());
    body.put("bookedAt", bookedAt.toString());
    booking.charge().born().ifPresent(born -> body.put("born", born.toString()));
    ObjectNode charge = body.putArray("charges").addObject();
    charge.put("ncic", booking.charge().ncic());
    charge.put("occurred", bookedAt.toLocalDate().minusDays(1).toString());
    ArrayNode prints = body.putArray("prints");
    for (DemoPerson.Press press : presses) {
      ObjectNode print = prints.addObject();
      print.put("position", press.position());
      print.put("impression", "ROLLED");
      print.put("format", "PNG");
      print.put("data", Base64.getEncoder().encodeToString(press.png()));
    }
    return body.toString();
  }

  /** The answer to a booking as an ANSI/NIST-ITL file. */
  HttpResponse<String> submitFile(
      DemoBooking booking, List<GreyImage> images, OffsetDateTime bookedAt) {
    URI address = URI.create(bookings + "?charge=" + booking.charge().ncic());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Content-Type", "application/octet-stream");
    byte[] file = DemoFile.of(booking, images, bookedAt);
    return send(booking.ori(), request.POST(BodyPublishers.ofByteArray(file)));
  }

  /** What a refusal says is to be mended: two lines a field. */
  static List<String> toMend(String problem) {
    try {
      List<String> lines = new ArrayList<>();
      for (JsonNode error : JSON.readTree(problem).path("errors")) {
        lines.add(error.path("field").asText() + "  " + error.path("code").asText());
        lines.add("  " + error.path("remedy").asText());
      }
      return lines;
    } catch (JsonProcessingException e) {
      throw new StackException("booking-service's refusal is no JSON", e);
    }
  }

  private HttpResponse<String> send(String agency, HttpRequest.Builder request) {
    HttpClient http =
        agencies.computeIfAbsent(
            agency,
            ori ->
                HttpClient.newBuilder()
                    .sslContext(identities.apply(new Principal(Principal.Kind.AGENCY, ori)))
                    .build());
    try {
      return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new StackException("booking-service did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }
}
