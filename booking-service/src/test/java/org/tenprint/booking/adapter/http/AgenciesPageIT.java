package org.tenprint.booking.adapter.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.booking.BookingTopics;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.ProblemKind;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors.ArrestSegment;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.quarkus.Management;

/** The agencies' page: its commands are run as they stand, its answers are those that come. */
@QuarkusTest
@WithTestResource(BookingTopics.class)
class AgenciesPageIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern BLOCK = Pattern.compile("```([^\\n]*)\\n(.*?)```", Pattern.DOTALL);

  /** Nobody authenticates here. */
  private static final Set<GeneralProblem> NOT_OF_THIS_DOOR =
      EnumSet.of(GeneralProblem.UNAUTHENTICATED, GeneralProblem.FORBIDDEN);

  /** A line that is typed, and what comes. */
  private record Shown(String command, JsonNode answer) {
    static Shown of(String block) {
      String typed = block.lines().findFirst().orElseThrow();
      try {
        return new Shown(
            typed.replaceFirst("^\\$ ", ""), JSON.readTree(block.substring(typed.length())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @TestHTTPResource("/")
  URI service;

  @TempDir Path folder;

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  @Test
  void theCommandsRunAndTheAnswersAreThese() throws Exception {
    List<Shown> shown = blocks("console stack").stream().map(Shown::of).toList();
    assertEquals(3, shown.size(), "commands with their answers");
    List<String> files =
        blocks("sh").stream().filter(block -> block.contains("submission.an2")).toList();
    assertEquals(1, files.size(), "commands that submit a file");
    ObjectNode booking = (ObjectNode) JSON.readTree(blocks("json").get(0));
    String png = Base64.getEncoder().encodeToString(Submissions.png(1, 500));
    ((ObjectNode) booking.path("prints").get(0)).put("data", png);
    Files.writeString(folder.resolve("booking.json"), booking.toString());
    Files.write(folder.resolve("submission.an2"), submission());

    JsonNode accepted = run(shown.get(0).command());
    assertSameFields(shown.get(0).answer(), accepted);
    assertEquals(booking.path("tcn"), accepted.path("tcn"));
    assertEquals("ACCEPTED", run(files.get(0)).path("status").asText());
    assertSameFields(shown.get(2).answer(), run(shown.get(2).command()));

    ((ObjectNode) booking.path("charges").get(0)).remove("ncic");
    String answer =
        given()
            .contentType("application/json")
            .body(booking.toString())
            .post("/bookings")
            .asString();
    assertEquals(shown.get(1).answer(), JSON.readTree(answer));
  }

  @Test
  void everyKindOfErrorAndEveryCodeIsExplained() throws IOException {
    String page = page();
    List<String> missing = new ArrayList<>();
    List<ProblemKind> kinds = new ArrayList<>(List.of(SubmissionProblem.values()));
    Stream.of(GeneralProblem.values())
        .filter(kind -> !NOT_OF_THIS_DOOR.contains(kind))
        .forEach(kinds::add);
    for (ProblemKind kind : kinds) {
      String row = "| " + kind.status() + " | `" + kind.typeName() + "` |";
      if (!page.contains(row)) {
        missing.add(row);
      }
    }
    Stream.of(ProblemCode.values())
        .map(code -> "`" + code + "`")
        .filter(code -> !page.contains(code))
        .forEach(missing::add);
    assertEquals(List.of(), missing, "not in docs/agencies.md");
  }

  private static byte[] submission() {
    LocalDate day = LocalDate.of(2011, 6, 5);
    return CarFile.of("MA0130100", "BOS-2011-000124", day)
        .person("QUIMBY, ORVILLE", Optional.of(LocalDate.of(1980, 2, 29)))
        .arrest(
            day,
            List.of(
                new ArrestSegment(Optional.of(day), "ROBBERY"),
                new ArrestSegment(Optional.of(day), "RESISTING OFFICER")))
        .typeFour(
            FrictionRidgePosition.RIGHT_THUMB,
            ImpressionType.LIVE_ROLLED,
            CarFile.raw(Submissions.image(1, 500)))
        .bytes();
  }

  /** Runs a command of the page by the shell, as a reader would. */
  private JsonNode run(String command) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    shell.environment().put("BOOKING", service.toString().replaceAll("/$", ""));
    Path out = folder.resolve("out");
    Process running =
        shell.redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile()).start();
    assertTrue(running.waitFor(60, TimeUnit.SECONDS), command);
    assertEquals(0, running.exitValue(), Files.readString(folder.resolve("err")));
    return JSON.readTree(Files.readString(out));
  }

  private static void assertSameFields(JsonNode documented, JsonNode answered) {
    assertEquals(names(documented), names(answered), answered.toString());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(page());
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  private static String page() throws IOException {
    return Files.readString(Checkout.root().resolve("docs/agencies.md"));
  }
}
