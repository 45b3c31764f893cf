package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors.ArrestSegment;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.image.Compression;
import org.tenprint.testkit.quarkus.Management;

/** Nobody holds the door shut for others: not by announcing, not by waiting, not by unpacking. */
@QuarkusTest
@WithTestResource(BookingTopics.class)
class DoorIT {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int SLAPS = 180;
  private static final int SOCKETS = 5_000;

  private final List<Socket> sockets = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TestHTTPResource("/bookings")
  URI bookings;

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** 24 sockets announce 16 MiB each and send a line: the next booking is taken all the same. */
  @Test
  void whoAnnouncesMuchAndSendsLittleHoldsNothing() throws Exception {
    for (int i = 0; i < 24; i++) {
      begin(16 * 1024 * 1024, "{\"tcn\":\"IDLE-" + i + "\",");
    }
    assertTaken("DOOR-24");
  }

  /** 221 bodies that never come: who asks is answered, and who submits too. */
  @Test
  void bodiesThatDoNotComeKeepNobodyWaiting() throws Exception {
    for (int i = 0; i < 221; i++) {
      begin(1000, "");
    }
    given().get("/bookings/MA0130100/NOBODY").then().statusCode(404);
    given().get(Management.url("/q/health/ready")).then().statusCode(200);
    assertTaken("DOOR-221");
  }

  /** Sockets on which no request comes, some with a part of one: each is ended, others answered. */
  @Test
  void socketsWithoutARequestKeepNobodyWaitingAndAreEnded() throws Exception {
    List<String> parts = List.of("", "G", "POST /book", "GET /bookings/A/B HTTP/1.1\r\nHost: lo");
    for (int i = 0; i < SOCKETS; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), bookings.getPort());
      sockets.add(socket);
      write(socket, parts.get(i % parts.size()));
    }
    given().get("/bookings/MA0130100/NOBODY").then().statusCode(404);
    given().get(Management.url("/q/health/ready")).then().statusCode(200);
    assertTaken("DOOR-5000");
    for (Socket socket : sockets) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      assertTrue(ended(socket), "nothing was sent, and it is still there");
    }
  }

  /** A head that comes a byte at a time is never idle, and is ended all the same. */
  @Test
  void aHeadThatTricklesIsEnded() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bookings.getPort());
    sockets.add(socket);
    write(socket, "GET /bookings/MA0130100/X HTTP/1.1\r\nX-Slow: ");
    socket.setSoTimeout(100);
    long begun = System.nanoTime();
    boolean ended = false;
    while (!ended && System.nanoTime() - begun < PATIENCE_MILLIS * 1_000_000L) {
      try {
        write(socket, "x");
        ended = ended(socket);
      } catch (SocketTimeoutException stillThere) {
        // a byte more
      }
    }
    assertTrue(ended);
  }

  private static void write(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (SocketException alreadyEnded) {
      // which reading from it tells too
    }
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void aBodyThatDoesNotComeIsEndedByName() throws Exception {
    Socket idle = begin(1000, "{");
    byte[] answer = idle.getInputStream().readNBytes(600);
    String text = new String(answer, StandardCharsets.US_ASCII);
    assertTrue(text.startsWith("HTTP/1.1 408"), text);
    assertTrue(text.contains("urn:tenprint:problem:too-slow"), text);
  }

  /** Small files that hold large images, all at once: each is answered, none by a fault. */
  @Test
  void imagesThatUnpackToMuchAreWorkedOnInTurn() throws Exception {
    byte[] file = slap();
    assertTrue(file.length < 100_000, "" + file.length);
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < SLAPS; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(bookings + "?charge=1201"))
              .header("Content-Type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofByteArray(file))
              .build();
      answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      HttpResponse<String> told = answer.get(5, TimeUnit.MINUTES);
      assertTrue(Set.of(422, 429, 503).contains(told.statusCode()), told.body());
      assertEquals(told.statusCode() != 422, told.headers().firstValue("Retry-After").isPresent());
    }
  }

  /** Blank: nothing can be cut from it, after all of it was unpacked. */
  private static byte[] slap() throws IOException {
    int side = 1600;
    BufferedImage black = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(black, "png", png);
    LocalDate day = LocalDate.of(2011, 6, 5);
    return CarFile.of("MA0130100", "DOOR-SLAP-1", day)
        .person("QUIMBY, ORVILLE", Optional.of(LocalDate.of(1980, 2, 29)))
        .arrest(day, List.of(new ArrestSegment(Optional.of(day), "ROBBERY")))
        .typeFourteen(
            FrictionRidgePosition.RIGHT_FOUR,
            ImpressionType.LIVE_PLAIN,
            new EncodedImage(Compression.PNG, side, side, 500, png.toByteArray()),
            List.of())
        .bytes();
  }

  private Socket begin(int length, String start) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), bookings.getPort());
    sockets.add(socket);
    socket.setSoTimeout(PATIENCE_MILLIS);
    String head =
        "POST /bookings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + length
            + "\r\n\r\n";
    socket.getOutputStream().write((head + start).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void assertTaken(String tcn) {
    given()
        .contentType("application/json")
        .body(Submissions.json(tcn).toString())
        .post("/bookings")
        .then()
        .statusCode(202);
  }
}
