package org.tenprint.notification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.tenprint.notification.TestDoor.given;
import static org.tenprint.notification.TestDoor.permit;
import static org.tenprint.notification.TestDoor.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drafts are changed and withdrawn over HTTP, with the running service behind. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class DraftDoorIT {
  private static final String TEXAS = "{\"state\": \"TX\"}";

  private static void proposed(String id) {
    post("/instruments", "drafter", permit(id, TEXAS, "return")).statusCode(201);
  }

  private static ValidatableResponse revise(String id, String by, int of) {
    String words = permit(id, "{\"county\": \"48201\"}", "return");
    return post(
        "/instruments/" + id + "/revisions",
        by,
        "{\"revision\": " + of + ", " + words.strip().substring(1));
  }

  private static ValidatableResponse withdraw(String id, String by, String reason) {
    return post("/instruments/" + id + "/withdrawal", by, "{\"reason\": \"" + reason + "\"}");
  }

  private static ValidatableResponse approve(String id, String by, String report) {
    return post("/instruments/" + id + "/approvals", by, "{\"report\": \"" + report + "\"}");
  }

  @Test
  void whatIsChangedIsApprovedByThoseWhoReadTheChange() {
    proposed("D-1");
    String before = given().get("/instruments/D-1/effect").path("report");
    approve("D-1", "one", before).statusCode(200);
    revise("D-1", "other", 1).statusCode(403).body("reason", equalTo("NOT_THE_AUTHOR"));
    String report =
        revise("D-1", "drafter", 1)
            .statusCode(201)
            .body("instrument.revision", equalTo(2))
            .body("instrument.scope.county", equalTo("48201"))
            .body("instrument.approvals", hasSize(0))
            .extract()
            .path("report");
    assertNotEquals(before, report);
    approve("D-1", "one", before).statusCode(409).body("reason", equalTo("REPORT_NOT_SEEN"));
    revise("D-1", "drafter", 1)
        .statusCode(409)
        .contentType("application/problem+json")
        .body("reason", equalTo("REVISION_NOT_SEEN"))
        .body("detail", containsString("revision 2"));
    approve("D-1", "one", report).statusCode(200);
    approve("D-1", "two", report).statusCode(200).body("instrument.state", equalTo("approved"));
    revise("D-1", "drafter", 2).statusCode(409).body("reason", equalTo("NO_DRAFT"));
    withdraw("D-1", "drafter", "mistaken").statusCode(409).body("reason", equalTo("NO_DRAFT"));
  }

  @Test
  void whatIsWithdrawnCanBeReadAndNothingElse() {
    proposed("D-2");
    String report = given().get("/instruments/D-2/effect").path("report");
    withdraw("D-2", "other", "mistaken").statusCode(403).body("reason", equalTo("NOT_THE_AUTHOR"));
    withdraw("D-2", "drafter", "overtaken")
        .statusCode(200)
        .body("state", equalTo("withdrawn"))
        .body("withdrawn", equalTo("overtaken"));
    approve("D-2", "one", report).statusCode(409).body("reason", equalTo("WITHDRAWN"));
    withdraw("D-2", "drafter", "mistaken").statusCode(409).body("reason", equalTo("WITHDRAWN"));
    post("/instruments", "drafter", permit("D-2", TEXAS, "return"))
        .statusCode(409)
        .body("reason", equalTo("DUPLICATE_ID"))
        .body("detail", containsString("withdrawn"));
    given().get("/instruments/D-2").then().statusCode(200).body("state", equalTo("withdrawn"));
    given().get("/instruments").then().body("id.toString()", not(containsString("D-2")));
  }

  @Test
  void whatCannotBeReadSaysWhatIsWanted() {
    proposed("D-3");
    withdraw("D-3", "drafter", "no more wanted")
        .statusCode(400)
        .body("detail", containsString("mistaken, overtaken, repeated"));
    for (String body : List.of("{}", "{\"revision\": \"1\"}", "{\"revision\": 1.5}")) {
      post("/instruments/D-3/revisions", "drafter", body)
          .statusCode(400)
          .body("detail", containsString("revision"));
    }
    post("/instruments/D-3/revisions", "drafter", "{\"revision\": 1, \"id\": \"D-4\"}")
        .statusCode(400)
        .body("detail", containsString("id"));
    given().get("/instruments/D-3").then().body("state", equalTo("draft"));
    withdraw("D-3", "drafter", "repeated").statusCode(200);
  }
}
