package org.tenprint.notification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.tenprint.notification.TestDoor.as;
import static org.tenprint.notification.TestDoor.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.events.BookingIds;

/** What custodians of records ask over HTTP, and what they are answered. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class ExpungementDoorIT {
  private static ValidatableResponse propose(String who, String body) {
    return post("/expungements", who, body);
  }

  private static String of(String tcn) {
    return "{\"ori\": \"NY0303000\", \"tcn\": \"%s\", \"order\": \"O-1\", \"citation\": \"CPL 160.50\"}"
        .formatted(tcn);
  }

  @Test
  void oneProposesAndAnotherApproves() {
    String id =
        propose("ann", of("DOOR-1"))
            .statusCode(201)
            .body("state", equalTo("proposed"))
            .body("booking", equalTo(BookingIds.of("NY0303000", "DOOR-1").toString()))
            .body("citation", equalTo("CPL 160.50"))
            .extract()
            .path("id");
    propose("ann", of("DOOR-1")).statusCode(409).body("reason", equalTo("ALREADY_PROPOSED"));
    String approval = "/expungements/" + id + "/approval";
    post(approval, "ann", "").statusCode(403).body("reason", equalTo("PROPOSER_APPROVES"));
    as("ben").get("/expungements").then().statusCode(200).body("id", hasItem(id));
    post(approval, "ben", "")
        .statusCode(200)
        .body("state", equalTo("approved"))
        .body("approvedBy", not(equalTo("")));
    post(approval, "ben", "").statusCode(409).body("reason", equalTo("ALREADY_ORDERED"));
    propose("cat", of("DOOR-1")).statusCode(409).body("reason", equalTo("ALREADY_ORDERED"));
    as("ben").get("/expungements").then().body("id", not(hasItem(id)));
    post("/expungements/" + UUID.randomUUID() + "/approval", "ben", "").statusCode(404);
    post("/expungements/none/approval", "ben", "").statusCode(404);
  }

  @Test
  void whoProposedItWithdrawsIt() {
    String id = propose("ann", of("DOOR-3")).statusCode(201).extract().path("id");
    String withdrawal = "/expungements/" + id + "/withdrawal";
    post(withdrawal, "ben", "").statusCode(403).body("reason", equalTo("NOT_THE_PROPOSER"));
    post(withdrawal, "ann", "").statusCode(200).body("state", equalTo("withdrawn"));
    as("ben").get("/expungements").then().body("id", not(hasItem(id)));
    post("/expungements/" + id + "/approval", "ben", "")
        .statusCode(409)
        .body("reason", equalTo("WITHDRAWN"));
    propose("ann", of("DOOR-3")).statusCode(201);
  }

  /** Each would order something that nobody meant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ori\": \"NY0303000\", \"tcn\": \"door-2\", \"order\": \"O\", \"citation\": \"C\"} | tcn",
        "{\"ori\": \"NY03\", \"tcn\": \"DOOR-2\", \"order\": \"O\", \"citation\": \"C\"} | ori",
        "{\"ori\": \"NY0303000\", \"order\": \"O\", \"citation\": \"C\"} | tcn",
        "{\"booking\": \"B-2\", \"order\": \"O\", \"citation\": \"C\"} | UUID",
        "{\"order\": \"O\", \"citation\": \"C\"} | booking",
        "{\"ori\": \"NY0303000\", \"tcn\": \"DOOR-2\", \"citation\": \"C\"} | order",
        "{\"ori\": \"NY0303000\", \"tcn\": \"DOOR-2\", \"order\": \" \", \"citation\": \"C\"} | order",
        "{\"ori\": \"NY0303000\", \"tcn\": \"DOOR-2\", \"order\": \"O\"} | citation",
        "{\"ori\": \"NY0303000\", \"tcn\": \"DOOR-2\", \"order\": \"O\", \"citation\": \"\"} | citation",
        "{\"ori\": \"NY0303000\", \"tcn\": \"DOOR-2\", \"order\": \"O\", \"citation\": \"C\", \"why\": 1} | known keys",
        "[] | object"
      })
  void whatIsNotInOrderIsRefusedInWords(String body, String said) {
    propose("ann", body).statusCode(400).body("detail", containsString(said));
  }
}
