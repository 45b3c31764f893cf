package org.tenprint.biometric;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.TestFingers.person;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.adapter.http.AbisAnswers;
import org.tenprint.events.AbisScopes;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.testkit.quarkus.ErrorForm;
import org.tenprint.testkit.quarkus.KafkaResource;
import org.tenprint.testkit.quarkus.Management;
import org.tenprint.testkit.quarkus.Metrics;

/**
 * The ABIS face as it is served: each answer is of our document and, where it lies beside the
 * checkout, of the published one.
 */
@QuarkusTest
@TestProfile(AbisFaceIT.Served.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TopicsResource.class)
class AbisFaceIT {
  private static final String PERSONS = "/v1/persons";
  private static final String OF = PERSONS + "/{personId}/encounters";
  private static final String ONE = OF + "/{encounterId}";
  private static final String IDENTIFY = "/v1/identify/{galleryId}";
  private static final String VERIFY = "/v1/verify/{galleryId}/{personId}";
  static final String EVERYTHING =
      AbisClients.ofScope(String.join(" ", AbisScopes.ALL) + " openid");

  /** With the face on. */
  public static final class Served implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return AbisClients.settings();
    }
  }

  private final AbisAnswers answers = new AbisAnswers();

  @BeforeEach
  void ready() {
    awaitServed();
  }

  static void awaitServed() {
    Management.awaitReady();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> as(EVERYTHING).get("/v1/galleries").statusCode() == 200);
  }

  private static String fingers(TenPrint prints) {
    return prints.fingers().entrySet().stream()
        .map(
            finger ->
                "{\"biometricType\":\"FINGER\",\"biometricSubType\":\"%s\",\"template\":\"%s\"}"
                    .formatted(
                        finger.getKey(),
                        Base64.getEncoder().encodeToString(SourceAfis.toIso(finger.getValue()))))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String encounter(TenPrint prints, String gallery) {
    return """
    {"status": "ACTIVE", "encounterType": "BASIC", "galleries": ["%s"],
     "biographicData": {"firstName": "ZANZIBAR"}, "biometricData": %s}
    """
        .formatted(gallery, fingers(prints));
  }

  static String probe(TenPrint prints) {
    return "{\"filter\":{},\"biometricData\":" + fingers(prints) + "}";
  }

  private static String of(TenPrint prints) {
    return "{\"biometricData\":" + fingers(prints) + "}";
  }

  static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token).queryParam("transactionId", "t-1");
  }

  /** The answer, which has that status and is as documented. */
  private Response ask(int status, String method, String route, String body, String... names) {
    RequestSpecification request = as(EVERYTHING);
    if (body != null) {
      request.contentType("application/json").body(body);
      answers.checkRequest(status, method, route, body);
    }
    Response answer = request.request(method, route, (Object[]) names);
    assertEquals(status, answer.statusCode(), answer.asString());
    answers.check(method, route, answer.statusCode(), answer.asString());
    assertFalse(answer.asString().contains("ZANZIBAR"), "biographic data is handed out");
    return answer;
  }

  @Test
  void a_person_is_added_found_verified_read_and_deleted() {
    TenPrint ann = person(201, 0, 1, 2, 6, 7);
    Response held = ask(200, "POST", ONE, encounter(ann, "civil"), "ann", "e1");
    assertEquals(
        List.of("RIGHT_THUMB", "RIGHT_INDEX", "LEFT_THUMB", "LEFT_INDEX"),
        held.path("others.fingersHeld"));
    assertEquals(List.of("/biographicData"), held.path("others.notHeld"));
    ask(409, "POST", ONE, encounter(person(201, 1, 1, 2, 6, 7), "civil"), "ann", "e1");
    Response found = ask(200, "POST", IDENTIFY, probe(person(201, 2, 1, 2, 6, 7)), "civil");
    assertEquals(List.of("ann"), found.path("personId"));
    assertEquals("MATCH", found.path("[0].others.decision"));
    assertEquals(
        List.of(),
        ask(200, "POST", IDENTIFY, probe(person(202, 0, 1, 2, 6, 7)), "civil").path("$"));
    ask(404, "POST", IDENTIFY, probe(ann), "nowhere");
    assertEquals(
        true,
        ask(200, "POST", VERIFY, of(person(201, 3, 1, 2, 6, 7)), "civil", "ann").path("decision"));
    Response other = ask(200, "POST", VERIFY, of(person(202, 0, 1, 2, 6, 7)), "ALL", "ann");
    assertEquals(false, other.path("decision"));
    ask(404, "POST", VERIFY, of(ann), "civil", "nobody");
    Response read = ask(200, "GET", OF, null, "ann");
    assertEquals(List.of("e1"), read.path("encounterId"));
    assertFalse(read.asString().contains("template"), "a print is handed out");
    ask(200, "GET", ONE, null, "ann", "e1");
    ask(200, "GET", "/v1/galleries", null);
    ask(200, "GET", "/v1/galleries/{galleryId}", null, "civil");
    ask(204, "PUT", ONE + "/galleries", "[\"tax\",\"civil\"]", "ann", "e1");
    ask(200, "PUT", ONE, encounter(person(201, 4, 1, 2, 6, 7), "civil"), "ann", "e1");
    ask(204, "DELETE", ONE, null, "ann", "e1");
    ask(404, "GET", OF, null, "ann");
    ask(404, "DELETE", PERSONS + "/{personId}", null, "ann");
  }

  @Test
  void another_s_prints_join_nobody_and_the_same_person_s_are_merged() {
    Response one = ask(200, "POST", PERSONS, encounter(person(211, 0, 1, 2, 6, 7), "join"));
    Response two = ask(200, "POST", PERSONS, encounter(person(211, 1, 1, 2, 6, 7), "join"));
    Response stranger = ask(200, "POST", PERSONS, encounter(person(212, 0, 1, 2, 6, 7), "join"));
    String id = one.path("personId");
    Response refused = ask(403, "POST", OF, encounter(person(212, 1, 1, 2, 6, 7), "join"), id);
    assertEquals(1201, (int) refused.path("code"));
    String merge = PERSONS + "/{personIdTarget}/merge/{personIdSource}";
    ask(403, "POST", merge, null, id, stranger.path("personId"));
    ask(204, "POST", merge, null, id, two.path("personId"));
    ask(404, "POST", merge, null, id, two.path("personId"));
    List<String> held = ask(200, "GET", OF, null, id).path("encounterId");
    assertEquals(List.of(one.path("encounterId"), two.path("encounterId")), held);
    given()
        .header("Authorization", "Bearer " + EVERYTHING)
        .put(ONE + "/status?status=INACTIVE&transactionId=t", id, held.get(0))
        .then()
        .statusCode(204);
    ask(204, "DELETE", PERSONS + "/{personId}", null, id);
  }

  @Test
  void what_is_not_of_the_interface_is_refused_in_its_form() {
    TenPrint ann = person(231, 0, 1, 2);
    assertEquals(1001, (int) ask(400, "POST", PERSONS, "{\"name\":1}").path("code"));
    String empty =
        encounter(ann, "civil").replaceAll("\"template\":\"[^\"]+\"", "\"image\":\"AAAA\"");
    assertEquals(1003, (int) ask(400, "POST", PERSONS, empty).path("code"));
    for (String query :
        List.of(
            "priority=1",
            "transactionId=",
            "transactionId=a&callback=http://x",
            "transactionId=a&maxNbCand=0",
            "transactionId=a&threshold=NaN",
            "transactionId=a&transactionId=b",
            "transactionId=a&priority=x")) {
      Response answer =
          given()
              .header("Authorization", "Bearer " + EVERYTHING)
              .contentType("application/json")
              .body(probe(ann))
              .post("/v1/identify/ALL?" + query);
      assertEquals(400, answer.statusCode(), query);
      answers.check("POST", IDENTIFY, 400, answer.asString());
    }
    ask(400, "GET", OF, null, "a b");
  }

  @Test
  void who_has_no_scope_for_it_does_nothing_and_who_is_nobody_is_told_nothing() {
    Map<String, String> asked = new TreeMap<>();
    asked.put("POST " + PERSONS, AbisScopes.WRITE);
    asked.put("GET " + PERSONS + "/a/encounters", AbisScopes.READ);
    asked.put("DELETE " + PERSONS + "/a", AbisScopes.WRITE);
    asked.put("POST /v1/identify/ALL", AbisScopes.IDENTIFY);
    asked.put("POST /v1/verify", AbisScopes.VERIFY);
    asked.put("GET /v1/galleries", AbisScopes.GALLERY);
    asked.forEach(
        (route, scope) -> {
          String[] of = route.split(" ");
          for (String other : AbisScopes.ALL) {
            int status =
                as(AbisClients.ofGroups(other))
                    .contentType("application/json")
                    .body("{}")
                    .request(of[0], of[1])
                    .statusCode();
            assertEquals(
                other.equals(scope), status != 403, route + " by " + other + ": " + status);
          }
          assertEquals(
              403,
              as(AbisClients.ofScope("author openid"))
                  .contentType("application/json")
                  .body("{}")
                  .request(of[0], of[1])
                  .statusCode());
          assertEquals(401, given().request(of[0], of[1]).statusCode());
          assertEquals(401, as("eyJ.a.b").request(of[0], of[1]).statusCode());
        });
    ErrorForm.checkAsNobody();
  }

  @Test
  void a_body_over_the_limit_is_not_read() {
    assertEquals(
        413,
        as(EVERYTHING)
            .contentType("application/json")
            .body("{\"a\":\"" + "a".repeat(9 << 20) + "\"}")
            .post(PERSONS)
            .statusCode());
  }

  private static List<String> journal(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".txt")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void who_did_what_is_in_the_journal_and_no_id_is_in_the_metrics() throws IOException {
    ask(200, "POST", ONE, encounter(person(241, 0, 1, 2, 6, 7), "journal"), "cid-of-241", "e1");
    ask(200, "POST", IDENTIFY, probe(person(241, 1, 1, 2, 6, 7)), "journal");
    ask(200, "POST", ONE, encounter(person(241, 2, 1, 2, 6, 7), "journal"), "absorbed", "e2");
    ask(409, "POST", ONE, encounter(person(241, 2, 1, 2, 6, 7), "journal"), "absorbed", "e2");
    String merge = PERSONS + "/{personIdTarget}/merge/{personIdSource}";
    ask(204, "POST", merge, null, "cid-of-241", "absorbed");
    Path folder = Path.of(AbisClients.settings().get("tenprint.abis.folder"));
    List<String> lines = journal(folder);
    String by = "tenprint:local#registry\t";
    assertEquals(
        List.of(
            by + "createEncounter\tASKED\tcid-of-241\te1",
            by + "createEncounter\tDONE\tcid-of-241\te1",
            by + "identify\tASKED\tcid-of-241\t",
            by + "createEncounter\tASKED\tabsorbed\te2",
            by + "createEncounter\tDONE\tabsorbed\te2",
            by + "createEncounter\tASKED\tabsorbed\te2",
            by + "createEncounter\tREFUSED\tabsorbed\te2",
            by + "mergeEncounter\tASKED\tcid-of-241 absorbed\t",
            by + "mergeEncounter\tDONE\tcid-of-241 absorbed\t"),
        lines.stream()
            .filter(line -> line.contains("cid-of-241") || line.contains("absorbed"))
            .map(line -> line.substring(line.indexOf('\t') + 1))
            .toList());
    assertFalse(Metrics.page().contains("cid-of-241"), "an id stands in the metrics");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".person")).toList()) {
        String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        assertFalse(bytes.contains("cid-of-241"), "a person is not sealed");
      }
    }
    assertTrue(lines.stream().noneMatch(line -> line.getBytes(UTF_8).length > 2_000));
  }
}
