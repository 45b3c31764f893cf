package org.tenprint.notification;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.tenprint.events.Principal;

/** How tests knock at the service's door. */
final class TestDoor {
  private TestDoor() {}

  /** A question of somebody who may do everything. */
  static RequestSpecification given() {
    return as("auditor");
  }

  static RequestSpecification as(String user) {
    return RestAssured.given()
        .header("Tenprint-Purpose", "test")
        .auth()
        .oauth2(TestPeople.token(user));
  }

  /** What a field office asks. */
  static ValidatableResponse post(Principal office, String path, String body) {
    return RestAssured.given()
        .header(TestParties.PARTY, office.text())
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }

  static ValidatableResponse post(String path, String user, String body) {
    return as(user).contentType("application/json").body(body).post(path).then();
  }

  /** The verdict of somebody who has seen what is asked. */
  static ValidatableResponse review(String user, UUID booking, String verdict) {
    return post("/reviews", user, verdict(booking, verdict, sheet(as(user), booking)));
  }

  /** The name of the work sheet that somebody is shown. */
  static String sheet(RequestSpecification somebody, UUID booking) {
    return somebody.get("/work-items/" + booking).path("sheet");
  }

  static String verdict(UUID booking, String verdict, String sheet) {
    return "{\"booking\": \"%s\", \"verdict\": \"%s\", \"sheet\": \"%s\"}"
        .formatted(booking, verdict, sheet);
  }

  static String permit(String id, String scope, String edge) {
    return """
    {"id": "%s", "issuer": "federal", "scope": %s, "edge": "%s", "effect": "permit",
     "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "a letter"}
    """
        .formatted(id, scope, edge);
  }
}
