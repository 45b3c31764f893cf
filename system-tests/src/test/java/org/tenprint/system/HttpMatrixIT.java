package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.BookingIds;
import org.tenprint.events.Principal;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** Every caller at every route of the packaged services, against the table. */
class HttpMatrixIT {
  /** What was answered and does not stand in the OpenAPI documents. */
  private static final Set<String> UNDOCUMENTED = new TreeSet<>();

  private static final String BOOKED = BookingIds.of("MA0130100", "MATRIX-0").toString();

  /** Of an agency in whose state nobody is told anything. */
  private static final String UNTOLD = BookingIds.of("VA0070100", "MATRIX-0").toString();

  private static RunningStack stack;
  private static final Map<String, Knock> CALLERS = new LinkedHashMap<>();
  private static final Map<String, Map<String, String>> HEADERS = new LinkedHashMap<>();

  /** On the drafts that were proposed: what who approves one has seen. */
  private static final Map<String, String> REPORTS = new TreeMap<>();

  private static final Map<String, String> ORDERS = new TreeMap<>();
  private static int number;

  @BeforeAll
  static void start() throws IOException {
    stack = Stack.shared();
    CredentialStore store =
        new CredentialStore(Stack.sharedFolder().resolve("credentials"), Clock.systemUTC());
    Knock plain = Knock.plain(stack);
    for (String caller : new HttpTable().callers()) {
      CALLERS.put(
          caller, HttpCallers.party(caller).map(party -> Knock.as(stack, party)).orElse(plain));
      HEADERS.put(caller, HttpCallers.headers(caller, store.people()));
    }
    store.revoke(Principal.parse(HttpCallers.party("v").orElseThrow()));
    new Bookings(stack).submit("MA0130100", "MATRIX-0", 1);
    new Bookings(stack).submit("VA0070100", "MATRIX-0", 1);
    propose("MATRIX-R");
    propose("MATRIX-E");
    for (String of : List.of("approval", "withdrawal")) {
      boolean own = of.equals("withdrawal");
      order("/expungements", of, forget(UUID.randomUUID()), own ? "cu" : "other", "custodian");
      order("/reassignments", of, reassign(UUID.randomUUID()), own ? "ex" : "other", "examiner");
    }
  }

  private static void order(String route, String to, String body, String who, String role)
      throws IOException {
    HttpResponse<String> made = new PeoplesDoor(stack).post(route, body, "person-" + who, role);
    ORDERS.put(route + "/{id}/" + to, PeoplesDoor.id(made));
  }

  private static String reassign(UUID booking) {
    return "{\"booking\": \"" + booking + "\", \"person\": \"new\", \"citation\": \"x\"}";
  }

  private static String forget(UUID booking) {
    return "{\"booking\": \"" + booking + "\", \"order\": \"O-1\", \"citation\": \"x\"}";
  }

  private static void propose(String id) throws IOException {
    HttpResponse<String> draft =
        CALLERS
            .get("au")
            .send(
                Service.NOTIFICATION,
                "POST",
                "/instruments",
                Optional.of(instrument(id)),
                HEADERS.get("au"));
    assertEquals(201, draft.statusCode(), draft.body());
    REPORTS.put(id, PeoplesDoor.field(draft, "report"));
  }

  @Test
  void everyRouteHasARowAndEveryRowOfARouteIsServed() throws IOException {
    List<HttpTable.Row> rows = new HttpTable().rows();
    for (Service service : Service.values()) {
      Set<String> told =
          rows.stream()
              .filter(row -> row.service() == service)
              .filter(row -> row.answers().values().stream().anyMatch(HttpMatrixIT::served))
              .map(HttpTable.Row::route)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(ServedRoutes.of(service), told, service.module());
    }
    assertEquals(21, ServedRoutes.of(Service.NOTIFICATION).size());
    assertEquals(3, ServedRoutes.of(Service.BOOKING).size());
    assertEquals(16, ServedRoutes.of(Service.BIOMETRIC).size());
  }

  private static boolean served(int status) {
    return status != 401 && status != 404;
  }

  @Test
  void everyCellIsAsTheTableSays() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    int cells = 0;
    for (String caller : CALLERS.keySet()) {
      wrong.putAll(wrong(caller, caller, "MATRIX-R"));
      cells += new HttpTable().rows().size();
    }
    assertEquals(Map.of(), wrong);
    assertEquals(Set.of(), UNDOCUMENTED, "answers are not as docs/openapi says");
    assertTrue(cells > 450, cells + " cells");
  }

  @Test
  void whatIsReadIsRecordedOnceAndIsNotHandedOutUnrecorded() throws Exception {
    String booking = "/bookings/MA0130100/MATRIX-0";
    RecordedReads reads = new RecordedReads(stack.client(Stack.DEPLOYMENT));
    long before = reads.of(BOOKED);
    assertEquals(200, asked("b", booking).statusCode());
    assertEquals(before + 1, reads.of(BOOKED));
    assertEquals(404, asked("b", "/bookings/MA0130100/NEVER").statusCode());
    assertEquals(404, asked("c", booking).statusCode());
    assertEquals(before + 1, reads.of(BOOKED));
    reads.withoutTheGrantOf(
        "service:booking-service",
        () -> {
          HttpResponse<String> refused = asked("b", booking);
          assertEquals(503, refused.statusCode(), refused.body());
          assertFalse(refused.body().contains(BOOKED), refused.body());
          assertEquals(404, asked("c", booking).statusCode());
          assertEquals(before + 1, reads.of(BOOKED));
          return null;
        });
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> asked("b", booking).statusCode() == 200);
    assertEquals(before + 2, reads.of(BOOKED));
  }

  private static HttpResponse<String> asked(String caller, String path) throws IOException {
    return CALLERS.get(caller).get(Service.BOOKING, path);
  }

  /** Holes: who is let in as whom. */
  private static final List<Map.Entry<String, String>> HOLES =
      List.of(
          Map.entry("nobody", "b"),
          Map.entry("v", "b"),
          Map.entry("c", "b"),
          Map.entry("r", "B"),
          Map.entry("s", "B"),
          Map.entry("d", "b"),
          Map.entry("m", "S"),
          Map.entry("no", "ad"),
          Map.entry("op", "ab"),
          Map.entry("au", "ap"),
          Map.entry("ap", "au"),
          Map.entry("re", "ex"),
          Map.entry("ex", "re"),
          Map.entry("ad", "au"),
          Map.entry("pa", "op"),
          Map.entry("cu", "op"),
          Map.entry("rn", "re"),
          Map.entry("rs", "re"),
          Map.entry("aw", "au"));

  @Test
  void theTableIsRedForEachPlantedHole() throws IOException {
    propose("MATRIX-H");
    for (Map.Entry<String, String> hole : HOLES) {
      Map<String, String> wrong = wrong(hole.getKey(), hole.getValue(), "MATRIX-H");
      assertFalse(wrong.isEmpty(), hole + " is not seen");
      wrong.keySet().forEach(cell -> assertTrue(cell.endsWith(" as " + hole.getKey()), cell));
    }
  }

  /** The cells of a caller that are not as the table says, were they let in as another. */
  private static Map<String, String> wrong(String caller, String as, String approved)
      throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    for (HttpTable.Row row : new HttpTable().rows()) {
      int found = ask(row, as, approved);
      int told = row.answers().get(caller);
      if (found != told) {
        wrong.put(row.name() + " as " + caller, found + ", not " + told);
      }
    }
    return wrong;
  }

  private static int ask(HttpTable.Row row, String caller, String approved) throws IOException {
    number++;
    String method = row.route().split(" ")[0];
    Map<String, String> headers = new LinkedHashMap<>(HEADERS.get(caller));
    if (!row.variant().equals("purposeless")) {
      headers.put("Tenprint-Purpose", "test");
    }
    if (row.route().endsWith("octet-stream")) {
      headers.put("Content-Type", "application/octet-stream");
    }
    HttpResponse<String> answer =
        CALLERS
            .get(caller)
            .send(row.service(), method, path(row, approved), body(row, approved), headers);
    UNDOCUMENTED.addAll(undocumented(row, answer));
    return answer.statusCode();
  }

  private static List<String> undocumented(HttpTable.Row row, HttpResponse<String> answer)
      throws IOException {
    String[] asked = row.route().split(" ");
    String route = asked[0] + " " + asked[1];
    HttpContract contract = HttpContract.of(row.service()).orElse(null);
    if (contract == null || !contract.routes().contains(route)) {
      return List.of();
    }
    String mediaType = answer.headers().firstValue("Content-Type").orElse("none").split(";")[0];
    return contract.wrong(route, answer.statusCode(), mediaType, answer.body());
  }

  private static String path(HttpTable.Row row, String approved) {
    String path = row.route().split(" ")[1];
    String id =
        path.endsWith("/approvals") || path.endsWith("/effect")
            ? approved
            : ORDERS.getOrDefault(path, "MATRIX-E");
    return path.replace("{ori}", "MA0130100")
        .replace("{tcn}", "MATRIX-0")
        .replace("{id}", id)
        .replace("{booking}", new UUID(0, 7).toString())
        .replace("{bookingId}", UNTOLD)
        .replaceAll("\\{(person|encounter|gallery)\\w*\\}", "none")
        .replaceFirst("^/v1/.*", "$0?transactionId=matrix");
  }

  private static Optional<String> body(HttpTable.Row row, String approved) {
    String of = (row.route() + " " + row.variant()).strip();
    return Optional.ofNullable(
        switch (of) {
          case "POST /bookings application/json" ->
              Bookings.json("MA0130100", "MATRIX-" + number, 1);
          case "POST /bookings application/octet-stream" -> "no file";
          case "POST /instruments" -> instrument("MATRIX-" + number);
          case "POST /instruments/{id}/approvals" ->
              "{\"report\": \"" + REPORTS.get(approved) + "\"}";
          case "POST /instruments/{id}/revisions", "POST /instruments/{id}/withdrawal" -> "{}";
          case "POST /instruments/{id}/termination" ->
              "{\"id\": \"MATRIX-"
                  + number
                  + "\", \"notice\": \"P30D\", \"from\": \"2026-04-01T00:00:00-05:00\"}";
          case "POST /expungements" -> forget(UUID.randomUUID());
          case "POST /reassignments" -> reassign(UUID.randomUUID());
          default ->
              CaseWords.body(row).orElse(row.route().matches("(POST|PUT) /v1/.*") ? "{}" : null);
        });
  }

  private static String instrument(String id) {
    return """
    {"id": "%s", "issuer": "federal", "scope": {"ori": "MA0110300"}, "edge": "share",
     "effect": "permit", "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "x"}
    """
        .formatted(id);
  }
}
