package org.tenprint.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return BenchCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  private JsonNode result(String file) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(file).toFile());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "matching",
        "matching-million",
        "matching-ten-million",
        "fvc-accuracy",
        "scan-agreement",
        "enrolment",
        "mixed-cards",
        "effort",
        "minutiae",
        "calibration",
        "cohort",
        "policy",
        "effect",
        "receipts",
        "pipeline",
        "overload",
        "extraction",
        "doors",
        "report"
      })
  void every_measurement_explains_itself(String name) {
    assertEquals(0, run(name, "--help"));
    assertTrue(out.toString().startsWith("Usage: tenprint bench " + name), out.toString());
    assertTrue(out.toString().contains("--results"), out.toString());
  }

  @Test
  void every_measurement_that_the_documentation_names_exists() throws IOException {
    Pattern command = Pattern.compile("\\./tenprint bench ([a-z-]+)");
    Set<String> named = new TreeSet<>();
    try (Stream<Path> pages =
        Files.walk(Path.of(System.getProperty("tenprint.root", ".."), "docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        command.matcher(Files.readString(page)).results().forEach(m -> named.add(m.group(1)));
      }
    }
    assertTrue(named.contains("matching-million"), "the scan finds nothing");
    named.removeAll(BenchCommand.commandLine().getSubcommands().keySet());
    // the front door hands it to the system's tests
    assertTrue(named.remove("faults"));
    assertEquals(Set.of(), named);
  }

  @Test
  void an_unknown_measurement_is_a_wrong_command_line() {
    assertEquals(CommandLine.ExitCode.USAGE, run("matchin"));
  }

  @Test
  void sets_that_cannot_be_read_are_one_line_and_an_exit_code() {
    int code =
        run("fvc-accuracy", "--sets", folder.resolve("none").toString(), "--results", "" + folder);
    assertEquals(BenchCommand.UNREADABLE, code);
    assertEquals("fvc-accuracy: " + folder.resolve("none") + " is no folder\n", errors.toString());
  }

  @Test
  void a_small_run_measures_every_row_and_draws_its_curves() throws IOException {
    String[] arguments = {
      "matching-million",
      "--people=150",
      "--mated=4",
      "--strangers=20",
      "--timed=3",
      "--probes=booking",
      "--results=" + folder
    };
    assertEquals(0, run(arguments), errors.toString());
    JsonNode result = result("matching-million.json");
    assertEquals(
        "./tenprint bench " + String.join(" ", arguments), result.path("command").asText());
    assertTrue(result.path("commit").asText().matches("[0-9a-f]{7,}(-dirty)?"));
    JsonNode gallery = result.path("series").path(0);
    for (String row : new String[] {"booking10", "booking4", "booking2", "booking1"}) {
      assertEquals(4, gallery.path(row).path("matedSearches").asInt(), row);
      assertEquals(20, gallery.path(row).path("nonMatedSearches").asInt(), row);
      assertTrue(gallery.path(row).path("timesLessCpuThanScan").asDouble() > 0, row);
    }
    assertEquals(1.0, gallery.path("booking10").path("rank1").asDouble());
    assertTrue(gallery.path("restart").path("sameAnswers").asBoolean());
    assertTrue(gallery.path("restart").path("sameAnswersOfNewProcess").asBoolean());
    JsonNode process = gallery.path("restart").path("newProcess");
    assertTrue(process.path("readSeconds").asDouble() > 0);
    assertTrue(process.path("readySeconds").asDouble() >= process.path("readSeconds").asDouble());
    assertTrue(process.path("warmUpSearches").asInt() > 0);
    assertTrue(gallery.path("throughput").path("searchesAWallSecond").asDouble() > 0);
    assertEquals(3, gallery.path("wholeAnswers").path("strangerAnswers").asInt());
    assertEquals(8, gallery.path("wholeAnswers").path("byTurns").asInt());
    assertTrue(Files.readString(folder.resolve("matching-latency.svg")).contains("polyline"));
    assertTrue(errors.toString().contains("non-mated searches of booking4"), errors.toString());
  }

  @Test
  void a_large_gallery_is_built_and_asked_without_a_snapshot() throws IOException {
    assertEquals(
        0,
        run(
            "matching-ten-million",
            "--people=200",
            "--mated=5",
            "--strangers=3",
            "--results=" + folder),
        errors.toString());
    JsonNode gallery = result("matching-ten-million.json").path("series").path(0);
    assertEquals(8, gallery.path("lanes").asInt());
    assertTrue(gallery.path("fileBytesAPerson").asDouble() > 1_900);
    assertTrue(gallery.path("memoryWhenSearched").path("heapLiveMiB").asInt() > 0);
    assertEquals(5, gallery.path("wholeAnswers").path("matedAnswers").asInt());
    assertEquals(3, gallery.path("wholeAnswers").path("strangerAnswers").asInt());
    assertEquals(5, gallery.path("wholeAnswers").path("matedFirstIsTheMateOrNobody").asInt());
    assertTrue(gallery.path("wholeAnswers").path("matedWallMillisP50").asDouble() > 0);
    assertEquals(BenchCommand.UNREADABLE, run("matching-ten-million", "--people=0"));
  }

  @Test
  void a_gallery_is_searched_at_each_size_in_the_lanes_of_a_larger_one() throws IOException {
    assertEquals(
        0,
        run(
            "matching-ten-million",
            "--people=50,120",
            "--lanes=128",
            "--mated=2",
            "--strangers=1",
            "--results=" + folder),
        errors.toString());
    JsonNode series = result("matching-lanes.json").path("series");
    assertEquals(2, series.size());
    for (int i = 0; i < 2; i++) {
      JsonNode gallery = series.path(i);
      assertEquals(i == 0 ? 50 : 120, gallery.path("people").asInt());
      assertEquals(128, gallery.path("lanes").asInt());
      assertTrue(gallery.path("minutiaeAFinger").asDouble() > 20);
      assertEquals(2, gallery.path("wholeAnswers").path("matedFirstIsTheMateOrNobody").asInt());
    }
    assertTrue(Files.notExists(folder.resolve("matching-ten-million.json")));
    assertEquals(BenchCommand.UNREADABLE, run("matching-ten-million", "--people=20,20"));
    assertEquals(BenchCommand.UNREADABLE, run("matching-ten-million", "--people=20", "--lanes=4"));
  }

  @Test
  void minutiae_in_a_file_are_measured_beside_those_in_the_heap() throws IOException {
    assertEquals(
        0,
        run("minutiae", "--people=100", "--searches=3", "--results=" + folder),
        errors.toString());
    JsonNode result = result("matching-minutiae.json");
    JsonNode stores = result.path("stores");
    assertEquals(0, stores.path("heap").path("fileBytesAPerson").asDouble());
    assertTrue(stores.path("file").path("fileBytesAPerson").asDouble() > 1_900);
    for (String row : new String[] {"mated10", "mated1", "stranger10", "hundredFinds"}) {
      JsonNode facts = result.path("searches").path(row);
      assertTrue(facts.path("answersCompared").asInt() > 0, row);
      assertEquals(facts.path("answersCompared"), facts.path("sameAnswers"), row);
    }
    for (String store : new String[] {"heap", "file"}) {
      assertTrue(stores.path(store).path("restart").path("sameAnswers").asBoolean(), store);
    }
  }

  @Test
  void images_are_extracted_as_bookings_are_and_by_source_afis_alone() throws IOException {
    assertEquals(
        0,
        run("extraction", "--people=1", "--rounds=1", "--fvc=2", "--results=" + folder),
        errors.toString());
    JsonNode kinds = result("extraction.json").path("kinds");
    JsonNode grown = kinds.path("grown");
    assertEquals(10, grown.path("extractions").asInt());
    assertEquals(10, grown.path("sameMinutiae").asInt(), "the bounds have changed a template");
    assertEquals(512 * 512, grown.path("pixels").asInt());
    kinds.forEach(
        kind -> {
          for (String figure : new String[] {"boundedImagesACpuSecond", "bareImagesACpuSecond"}) {
            assertTrue(kind.path(figure).asDouble() > 0, figure);
          }
          assertTrue(kind.path("twoThreads").path("imagesAWallSecond").asDouble() > 0);
        });
    JsonNode booking = result("extraction.json").path("booking");
    assertEquals(1, booking.path("sameOutcome").asInt());
    assertEquals(10, booking.path("imagesOfEach").asInt());
    assertEquals(BenchCommand.UNREADABLE, run("extraction", "--rounds=0"));
  }

  @Test
  void a_row_for_which_no_time_is_left_says_so() throws IOException {
    assertEquals(
        0,
        run(
            "matching-million",
            "--people=64",
            "--mated=2",
            "--strangers=2",
            "--timed=2",
            "--minutes=0",
            "--probes=fvcLike",
            "--results=" + folder));
    JsonNode row = result("matching-million.json").path("series").path(0).path("fvcLike10");
    assertEquals("accuracy: no time left", row.path("leftOut").asText());
    assertTrue(row.path("rank1").isMissingNode());
  }

  @Test
  void a_small_run_of_efforts_measures_both_on_the_same_searches() throws IOException {
    assertEquals(
        0,
        run(
            "effort",
            "--people=40",
            "--mated=3",
            "--strangers=4",
            "--timed=2",
            "--rounds=1",
            "--results=" + folder),
        errors.toString());
    JsonNode result = result("matching-effort.json");
    assertTrue(result.path("strangers").path("earlierCpuMillisP50").asDouble() > 0);
    assertTrue(result.path("strangers").path("nowCpuMillisP50").asDouble() > 0);
    assertEquals(2 * 3, result.path("mislabelled").size());
    assertEquals(2, result.path("mislabelled").path(0).path("now").asInt());
    assertEquals(2, result.path("exchanged").path(0).path("matchFirst").asInt());
    JsonNode rows = result.path("few");
    assertTrue(rows.size() >= 2 * 2 * 2, "" + rows);
    for (int i = 0; i < rows.size(); i += 2) {
      assertEquals("earlier", rows.path(i).path("effort").asText());
      assertEquals("now", rows.path(i + 1).path("effort").asText());
      for (String same : new String[] {"probes", "fingers", "matedSearches", "nonMatedSearches"}) {
        assertEquals(rows.path(i).path(same), rows.path(i + 1).path(same));
      }
    }
    assertEquals(BenchCommand.UNREADABLE, run("effort", "--timed=0"));
  }
}
