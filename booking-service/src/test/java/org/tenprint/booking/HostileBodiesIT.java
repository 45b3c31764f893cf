package org.tenprint.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors.ArrestSegment;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.PngWriter;
import org.tenprint.testkit.quarkus.Management;

/**
 * Whatever body is sent, the answer is a problem detail of the sender's making, and the next good
 * submission passes.
 */
@QuarkusTest
@WithTestResource(BookingTopics.class)
class HostileBodiesIT {
  private static final String JSON = "application/json";
  private static final String FILE = "application/octet-stream";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Random random = new Random(20111);

  @TestHTTPResource("/bookings")
  URI bookings;

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  /** Nothing that was refused keeps its share of memory: what comes next is taken. */
  @AfterEach
  void theNextGoodSubmissionPasses() throws Exception {
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = post(JSON, bytes(json("HOSTILE-" + i)));
      assertEquals(202, answer.statusCode(), answer.body());
    }
  }

  @Test
  void aJsonBookingCutAtAnyByte() throws Exception {
    byte[] good = bytes(json("CUT-JSON"));
    for (int length = 0; length < good.length; length++) {
      assertRefused(JSON, Arrays.copyOf(good, length));
    }
  }

  @Test
  void anAnsiNistFileCutAtAnyByte() throws Exception {
    byte[] good = file();
    for (int length = 0; length < good.length; length++) {
      assertRefused(FILE, Arrays.copyOf(good, length));
    }
  }

  @Test
  void anAnsiNistFileWithOneWrongByte() throws Exception {
    byte[] good = file();
    for (int i = 0; i < 600; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(good.length)] ^= (byte) (1 + random.nextInt(255));
      int status = post(FILE, bad).statusCode();
      // 403: the byte is one of the agency's
      assertTrue(Set.of(202, 400, 403, 409, 422).contains(status), "" + status);
    }
  }

  @Test
  void aBodyInAnotherEncodingIsRefusedByName() throws Exception {
    for (String charset : List.of("UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      HttpResponse<String> answer =
          assertRefused(JSON, json("UTF").getBytes(java.nio.charset.Charset.forName(charset)));
      assertTrue(answer.body().contains("UTF-8"), answer.body());
    }
  }

  @Test
  void randomBytesAndBottomlessDocuments() throws Exception {
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1 + random.nextInt(3000)];
      random.nextBytes(noise);
      assertRefused(FILE, noise);
      assertRefused(JSON, noise);
    }
    assertRefused(JSON, bytes("[".repeat(200_000)));
    assertRefused(JSON, bytes("{\"prints\":".repeat(50_000)));
    assertRefused(JSON, bytes("{\"charges\":[" + "{},".repeat(100_000) + "{}]}"));
    assertRefused(JSON, bytes("{\"tcn\":" + "9".repeat(100_000) + "}"));
    assertRefused(JSON, bytes("{\"tcn\":\"" + "T".repeat(4_000_000) + "\"}"));
    assertRefused(JSON, bytes("{\"" + "k".repeat(1_000_000) + "\":1}"));
  }

  /** Prints as JSON carries them, each with one thing in it that must not be believed. */
  @ParameterizedTest
  @EnumSource(Liar.class)
  void aPrintThatLiesOfItsSize(Liar liar) throws Exception {
    ObjectNode booking = Submissions.json("LIAR-" + liar);
    ObjectNode print = booking.putArray("prints").addObject();
    print.put("position", 1).put("format", liar.format).put("ppi", 500);
    print.put("data", Base64.getEncoder().encodeToString(liar.bytes));
    HttpResponse<String> answer = assertRefused(JSON, bytes(booking.toString()));
    assertTrue(answer.body().contains("\"/prints/0/data\""), answer.body());
  }

  private enum Liar {
    PNG_OF_65535_SQUARE("PNG", png(65535, 65535)),
    PNG_OF_2_147_483_647_SQUARE("PNG", png(Integer.MAX_VALUE, Integer.MAX_VALUE)),
    PNG_CHUNK_OF_4_GIB("PNG", withInt(png(32, 32), 33, -1)),
    WSQ_OF_65535_SQUARE("WSQ", hex("ffa0 ffa2 0011 00ff ffff ffff 0000 0000 0000 0000 0000 ffa1")),
    WSQ_SEGMENT_OF_65535("WSQ", hex("ffa0 ffa8 ffff 00")),
    ISO_OF_4_GIB("ISO_19794_2", hex("464d5200 20323000 ffffffff 0000 ffff ffff 00c5 00c5 ff 00")),
    ISO_2011_OF_65535_VIEWS("ISO_19794_2", hex("464d5200 30333000 ffffffff ffff ff")),
    ANSI_OF_255_VIEWS(
        "ANSI_378", hex("464d5200 20323000 ffff 0000 0000 0000 ffff ffff 00c5 00c5 ff00"));

    private final String format;
    private final byte[] bytes;

    Liar(String format, byte[] bytes) {
      this.format = format;
      this.bytes = bytes;
    }
  }

  private HttpResponse<String> assertRefused(String type, byte[] body) throws Exception {
    HttpResponse<String> answer = post(type, body);
    assertTrue(
        answer.statusCode() == 400 || answer.statusCode() == 413 || answer.statusCode() == 422,
        answer.statusCode() + " " + answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    return answer;
  }

  private HttpResponse<String> post(String type, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bookings + "?charge=1201"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String json(String tcn) {
    ObjectNode booking = Submissions.json(tcn);
    booking.putArray("prints").add(Submissions.print(1, PngWriter.write(small())));
    return booking.toString();
  }

  private static byte[] file() {
    LocalDate day = LocalDate.of(2011, 6, 5);
    return CarFile.of("MA0130100", "HOSTILE-FILE", day)
        .person("QUIMBY, ORVILLE", Optional.of(LocalDate.of(1980, 2, 29)))
        .arrest(day, List.of(new ArrestSegment(Optional.of(day), "ROBBERY")))
        .typeFourteen(
            FrictionRidgePosition.RIGHT_THUMB,
            ImpressionType.LIVE_ROLLED,
            CarFile.png(small()),
            List.of())
        .bytes();
  }

  /** The smallest image of a finger: 0.15 inches at 300 ppi. */
  private static GreyImage small() {
    byte[] pixels = new byte[45 * 45];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 45 * 5);
    }
    return new GreyImage(45, 45, pixels, 300);
  }

  private static byte[] png(int width, int height) {
    byte[] png = PngWriter.write(small());
    withInt(withInt(png, 16, width), 20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    return withInt(png, 29, (int) crc.getValue());
  }

  private static byte[] withInt(byte[] bytes, int at, int value) {
    ByteBuffer.wrap(bytes).putInt(at, value);
    return bytes;
  }

  private static byte[] hex(String digits) {
    return java.util.HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
