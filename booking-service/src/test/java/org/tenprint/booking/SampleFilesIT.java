package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Print;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.annist.AnsiNistFile;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.AnsiNistRecord;
import org.tenprint.formats.annist.AnsiNistWriter;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors.ArrestSegment;
import org.tenprint.formats.annist.TaggedRecord;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print.Encoded;
import org.tenprint.matching.intake.Print.Raw;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

/**
 * Public sample files of NIST and openEBTS through the door, as they are and with what a submission
 * needs beside the prints: the table in docs/agencies.md, line by line. A file without a line fails
 * the test.
 */
@QuarkusTest
@WithTestResource(BookingTopics.class)
class SampleFilesIT {
  private static final String BOSTON = "MA0130100";
  private static final LocalDate DAY = LocalDate.of(2011, 6, 5);
  private static final List<String> NO_SAMPLES = List.of("LICENSE", "README");

  /** The two cards hold the same images. */
  private final Map<ByteBuffer, Boolean> extracted = new HashMap<>();

  @Test
  void everySampleFileFaresAsTheDocumentationSays() throws Exception {
    Optional<Path> samples = Checkout.shared("data/annist");
    assumeTrue(samples.isPresent(), "no shared/data/annist beside the checkout: skipped");
    Management.awaitReady();
    List<String> lines = new ArrayList<>();
    for (Path file : files(samples.get())) {
      String name = file.getFileName().toString();
      byte[] bytes = Files.readAllBytes(file);
      lines.add(
          "| %s | %s | %s |"
              .formatted(
                  name,
                  told(postFile(sender(bytes), bytes)),
                  told(name, inASubmission(name, bytes))));
    }
    String documented =
        Files.readAllLines(Checkout.root().resolve("docs/agencies.md")).stream()
            .filter(line -> lines.stream().anyMatch(l -> start(l).equals(start(line))))
            .collect(Collectors.joining("\n"));
    assertEquals(String.join("\n", lines), documented);
  }

  private static String start(String line) {
    return line.substring(0, Math.max(0, line.indexOf(" | ") + 1));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !NO_SAMPLES.contains(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  /** An ANSI/NIST file under the header of a known agency; anything else as a print in JSON. */
  private static Response inASubmission(String name, byte[] bytes) throws FormatException {
    if (!AnsiNistReader.looksLike(bytes)) {
      return given()
          .contentType("application/json")
          .body(json(name, bytes).toString())
          .post("/bookings");
    }
    AnsiNistFile sample = AnsiNistReader.read(bytes);
    CarFile header =
        CarFile.of("MA0130100", tcn(name), DAY)
            .person("QUIMBY, ORVILLE", Optional.of(LocalDate.of(1980, 2, 29)))
            .arrest(DAY, List.of(new ArrestSegment(Optional.of(DAY), "ROBBERY")));
    List<AnsiNistRecord> records = new ArrayList<>(header.file().records());
    sample.records().stream().filter(record -> record.type() > 2).forEach(records::add);
    return postFile(BOSTON, AnsiNistWriter.write(new AnsiNistFile(records)));
  }

  /** The agency that a file names as its own (1.008). */
  private static String sender(byte[] bytes) throws FormatException {
    if (!AnsiNistReader.looksLike(bytes)) {
      return BOSTON;
    }
    return AnsiNistReader.read(bytes).records().stream()
        .filter(record -> record.type() == 1)
        .flatMap(record -> ((TaggedRecord) record).text(8).stream())
        .findFirst()
        .orElse(BOSTON);
  }

  private static ObjectNode json(String name, byte[] bytes) {
    ObjectNode booking = Submissions.json(tcn(name));
    ObjectNode print = booking.putArray("prints").addObject();
    print.put("data", Base64.getEncoder().encodeToString(bytes));
    if (name.endsWith(".wsq")) {
      print.put("position", 8).put("format", "WSQ");
    } else {
      print.put("format", name.contains("iso") ? "ISO_19794_2" : "ANSI_378");
    }
    return booking;
  }

  private static Response postFile(String agency, byte[] bytes) {
    return given()
        .header(TestCallers.CALLER, "agency:" + agency)
        .contentType("application/octet-stream")
        .queryParam("charge", "1201")
        .body(bytes)
        .post("/bookings");
  }

  private static String tcn(String name) {
    return "SAMPLE-" + name.toUpperCase(java.util.Locale.ROOT);
  }

  private String told(String name, Response answer) throws Exception {
    return answer.statusCode() == 202
        ? "202: " + prints(tcn(name)) + notUsed(answer)
        : told(answer);
  }

  private static String told(Response answer) {
    return answer.statusCode() + ": " + problems(answer, "errors");
  }

  private static String notUsed(Response answer) {
    String problems = problems(answer, "notUsed");
    return problems.isEmpty() ? "" : "; not used: " + problems;
  }

  private static String problems(Response answer, String list) {
    List<String> fields = answer.path(list + ".field");
    List<String> codes = answer.path(list + ".code");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      told.add(fields.get(i) + " " + codes.get(i));
    }
    return String.join(", ", told);
  }

  /** The fingers on the log; in brackets those that give no template. */
  private String prints(String tcn) throws Exception {
    String id = BookingIds.of("MA0130100", tcn).toString();
    for (var record : TestBroker.shared().consume(TopicCatalogue.BOOKINGS.name())) {
      if (id.equals(new String(record.key(), StandardCharsets.UTF_8))) {
        return EventCodec.of(Booking.class)
            .with(TestKeys.VAULT)
            .decode(record.value())
            .getPrints()
            .stream()
            .map(print -> givesATemplate(print) ? finger(print) : "(" + finger(print) + ")")
            .collect(Collectors.joining(" ", "fingers ", ""));
      }
    }
    throw new AssertionError("no booking " + tcn);
  }

  private static String finger(Print print) {
    return Integer.toString(print.getPosition());
  }

  private boolean givesATemplate(Print print) {
    return extracted.computeIfAbsent(print.getData(), data -> extracts(print));
  }

  private static boolean extracts(Print print) {
    byte[] data = new byte[print.getData().remaining()];
    print.getData().duplicate().get(data);
    Extraction extraction =
        TemplateExtractor.extract(
            print.getWidth() == null
                ? new Encoded(data, print.getPpi() == null ? 0 : print.getPpi())
                : new Raw(data, print.getWidth(), print.getHeight(), print.getPpi()));
    return extraction instanceof Extraction.Extracted;
  }
}
