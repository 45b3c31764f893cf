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

/** What examiners order over HTTP of a booking's prints, and what they are answered. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class ReassignmentDoorIT {
  private static ValidatableResponse propose(String who, UUID booking, String person) {
    return post(
        "/reassignments",
        who,
        "{\"booking\": \"%s\", \"person\": \"%s\", \"citation\": \"report 7\"}"
            .formatted(booking, person));
  }

  @Test
  void oneProposesAndAnotherApproves() {
    UUID booking = UUID.randomUUID();
    ValidatableResponse proposed =
        propose("ann", booking, "new")
            .statusCode(201)
            .body("state", equalTo("proposed"))
            .body("booking", equalTo(booking.toString()))
            .body("citation", equalTo("report 7"));
    String id = proposed.extract().path("id");
    String person = proposed.extract().path("person");
    propose("ann", booking, "nobody").statusCode(409).body("reason", equalTo("ALREADY_PROPOSED"));
    String approval = "/reassignments/" + id + "/approval";
    post(approval, "ann", "").statusCode(403).body("reason", equalTo("PROPOSER_APPROVES"));
    as("ben").get("/reassignments").then().statusCode(200).body("id", hasItem(id));
    post(approval, "ben", "").statusCode(200).body("state", equalTo("approved"));
    post(approval, "ben", "").statusCode(409).body("reason", equalTo("ALREADY_ORDERED"));
    as("ben").get("/reassignments").then().body("id", not(hasItem(id)));
    propose("cat", UUID.randomUUID(), person).statusCode(201).body("person", equalTo(person));
    propose("cat", UUID.randomUUID(), UUID.randomUUID().toString())
        .statusCode(422)
        .body("reason", equalTo("UNKNOWN_PERSON"));
    propose("cat", UUID.randomUUID(), "first:" + booking)
        .statusCode(201)
        .body("person", equalTo("first:" + booking));
    post("/reassignments/" + UUID.randomUUID() + "/approval", "ben", "").statusCode(404);
    post("/reassignments/none/withdrawal", "ben", "").statusCode(404);
  }

  @Test
  void whoProposedItWithdrawsIt() {
    String id = propose("ann", UUID.randomUUID(), "nobody").statusCode(201).extract().path("id");
    String withdrawal = "/reassignments/" + id + "/withdrawal";
    post(withdrawal, "ben", "").statusCode(403).body("reason", equalTo("NOT_THE_PROPOSER"));
    post(withdrawal, "ann", "").statusCode(200).body("state", equalTo("withdrawn"));
    post("/reassignments/" + id + "/approval", "ben", "")
        .statusCode(409)
        .body("reason", equalTo("WITHDRAWN"));
  }

  /** Each would order something that nobody meant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"booking\": \"B-2\", \"person\": \"nobody\", \"citation\": \"C\"} | UUID",
        "{\"person\": \"nobody\", \"citation\": \"C\"} | booking",
        "{\"booking\": \"1117ff59-acfd-5f37-bd08-257e17b77ef5\", \"citation\": \"C\"} | person",
        "{\"booking\": \"1117ff59-acfd-5f37-bd08-257e17b77ef5\", \"person\": null, \"citation\": \"C\"} | person",
        "{\"booking\": \"1117ff59-acfd-5f37-bd08-257e17b77ef5\", \"person\": \"none\", \"citation\": \"C\"} | nobody, new",
        "{\"booking\": \"1117ff59-acfd-5f37-bd08-257e17b77ef5\", \"person\": \"nobody\"} | citation",
        "{\"booking\": \"1117ff59-acfd-5f37-bd08-257e17b77ef5\", \"person\": \"nobody\", \"citation\": \"C\", \"order\": \"O\"} | known keys",
        "[] | object"
      })
  void whatIsNotInOrderIsRefusedInWords(String body, String said) {
    post("/reassignments", "ann", body).statusCode(400).body("detail", containsString(said));
  }
}
