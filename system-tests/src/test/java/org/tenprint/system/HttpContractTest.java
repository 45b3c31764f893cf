package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Verdict;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** The OpenAPI documents: another's parser takes them, and they are of our doors. */
class HttpContractTest {
  private static final Pattern CONSTANT = Pattern.compile("(?m)^  ([A-Z][A-Z_]+)\\s*[(,;]?");

  private static HttpContract contract(Service service) {
    return HttpContract.of(service).orElseThrow();
  }

  private static List<String> findings(ObjectNode document) {
    SwaggerParseResult read = new OpenAPIV3Parser().readContents(document.toString());
    List<String> findings = new ArrayList<>(read.getMessages());
    if (read.getOpenAPI() == null || !read.isOpenapi31()) {
      findings.add("it is no OpenAPI 3.1");
    }
    return findings;
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOKING", "BIOMETRIC", "NOTIFICATION"})
  void itIsAnOpenApiDocument(Service service) {
    assertEquals(List.of(), findings(contract(service).document()));
    ObjectNode broken = contract(service).document();
    ((ObjectNode) broken.get("info")).remove("title");
    assertFalse(findings(broken).isEmpty(), "the parser takes anything");
  }

  /** The table of the doors has them all, and is itself held to what is served. */
  @ParameterizedTest
  @EnumSource(Service.class)
  void itsRoutesAreThoseOfTheTable(Service service) throws IOException {
    TreeSet<String> routes =
        new HttpTable()
            .rows().stream()
                .filter(row -> row.service() == service)
                .map(row -> row.route().split(" ")[0] + " " + row.route().split(" ")[1])
                .filter(route -> !route.matches("GET /(elsewhere|q/.*)?"))
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        routes, HttpContract.of(service).map(HttpContract::routes).orElse(new TreeSet<>()));
  }

  /** Who may say what is asked of each word by itself. */
  @Test
  void everyWordOnACaseHasItsRow() throws IOException {
    TreeSet<String> kinds = words(CaseEventKind.values());
    // a system writes one, and nobody the other
    kinds.removeAll(List.of("unknown", "dispatched"));
    kinds.remove("requested");
    kinds.add("request");
    assertEquals(kinds, rows("POST /case-events"));
    assertEquals(kinds, words("CaseEvent/properties/kind"));
    TreeSet<String> verdicts = words(Verdict.values());
    verdicts.remove("unknown");
    assertEquals(verdicts, rows("POST /reviews"));
    assertEquals(verdicts, words("Verdict"));
  }

  private static TreeSet<String> words(Enum<?>... constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> words(String schema) {
    TreeSet<String> words = new TreeSet<>();
    contract(Service.NOTIFICATION)
        .document()
        .at("/components/schemas/" + schema + "/enum")
        .forEach(word -> words.add(word.asText()));
    return words;
  }

  private static TreeSet<String> rows(String route) throws IOException {
    return new HttpTable()
        .rows().stream()
            .filter(row -> row.route().equals(route))
            .map(HttpTable.Row::variant)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOKING", "BIOMETRIC", "NOTIFICATION"})
  void itsExamplesAreOfItsSchemas(Service service) {
    assertEquals(List.of(), contract(service).wrongExamples());
  }

  @Test
  void itsReasonsAreThoseOfTheCode() throws IOException {
    String general = "doorway/src/main/java/org/tenprint/doorway/GeneralProblem.java";
    String booking =
        "booking-service/src/main/java/org/tenprint/booking/adapter/http/SubmissionProblem.java";
    String notification =
        "notification-service/src/main/java/org/tenprint/notification/application/RefusalReason.java";
    assertEquals(constants(general, booking), documented(Service.BOOKING));
    assertEquals(constants(general), documented(Service.BIOMETRIC));
    assertEquals(constants(general, notification), documented(Service.NOTIFICATION));
  }

  private static TreeSet<String> constants(String... files) throws IOException {
    TreeSet<String> constants = new TreeSet<>();
    for (String file : files) {
      Path source = Checkout.root().resolve(file);
      Matcher constant = CONSTANT.matcher(Files.readString(source));
      while (constant.find()) {
        constants.add(constant.group(1));
      }
    }
    return constants;
  }

  private static TreeSet<String> documented(Service service) {
    List<String> reasons = new ArrayList<>();
    contract(service)
        .document()
        .at("/components/schemas/Problem/properties/reason/enum")
        .forEach(reason -> reasons.add(reason.asText()));
    return new TreeSet<>(reasons);
  }

  @Test
  void anAnswerThatIsNotDocumentedIsSeen() throws IOException {
    HttpContract contract = contract(Service.NOTIFICATION);
    String json = "application/json";
    String whole = "{\"counts\":{},\"items\":[],\"complete\":true,\"missing\":[]}";
    assertEquals(List.of(), contract.wrong("GET /work-items", 200, json, whole));
    String name = whole.replace("\"complete\"", "\"name\":\"x\",\"complete\"");
    assertEquals(1, contract.wrong("GET /work-items", 200, json, name).size());
    assertEquals(1, contract.wrong("GET /work-items", 204, json, whole).size());
    assertTrue(contract.wrong("GET /work-items", 404, "text/html", "").get(0).contains("not doc"));
  }
}
