package org.tenprint.system;

import java.io.IOException;
import java.net.http.HttpResponse;
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

  /** Of what was proposed. */
  static String id(HttpResponse<String> answer) {
    return answer.body().replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }
}
