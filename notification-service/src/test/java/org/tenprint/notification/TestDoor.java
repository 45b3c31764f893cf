package org.tenprint.notification;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

/** How tests knock at the service's door. */
final class TestDoor {
  private TestDoor() {}

  static ValidatableResponse post(String path, String user, String body) {
    return given()
        .header("X-Remote-User", user)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }

  static String permit(String id, String scope, String edge) {
    return """
    {"id": "%s", "issuer": "federal", "scope": %s, "edge": "%s", "effect": "permit",
     "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "a letter"}
    """
        .formatted(id, scope, edge);
  }
}
