package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** The door of notification-service, as people come to it: with a token and no certificate. */
final class PeoplesDoor {
  private final RunningStack stack;
  private final Knock door;

  PeoplesDoor(RunningStack stack) {
    this.stack = stack;
    this.door = Knock.plain(stack);
  }

  HttpResponse<String> post(String path, String body, String who, String role) throws IOException {
    return door.send(
        Service.NOTIFICATION,
        "POST",
        path,
        Optional.of(body),
        Map.of("Authorization", "Bearer " + stack.token(who, role)));
  }

  /** Has an instrument proposed, and approved. */
  void enact(String id, String instrument) throws IOException {
    HttpResponse<String> draft = post("/instruments", instrument, "ann", "author");
    assertEquals(201, draft.statusCode(), draft.body());
    approve(id);
  }

  /** Has a draft approved by two others, who name the report on it. */
  void approve(String id) throws IOException {
    for (String by : List.of("ben", "cat")) {
      String token = stack.token(by, "approver");
      HttpResponse<String> effect =
          door.get(Service.NOTIFICATION, "/instruments/" + id + "/effect", token);
      String seen = "{\"report\": \"" + field(effect, "report") + "\"}";
      HttpResponse<String> answer = post("/instruments/" + id + "/approvals", seen, by, "approver");
      assertEquals(200, answer.statusCode(), answer.body());
    }
  }

  /** Of what was proposed. */
  static String id(HttpResponse<String> answer) {
    return field(answer, "id");
  }

  /** The last text of that name. */
  static String field(HttpResponse<String> answer, String name) {
    return answer.body().replaceFirst("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
  }
}
