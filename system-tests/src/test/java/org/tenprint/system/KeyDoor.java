package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** The door at which recipients ask for their keys, each by its certificate. */
final class KeyDoor {
  private static final Pattern TEXT = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");

  private final RunningStack stack;

  KeyDoor(RunningStack stack) {
    this.stack = stack;
  }

  /**
   * The texts of an answer by their names.
   *
   * @param status that it must have
   */
  Map<String, String> ask(String recipient, String booking, int status) throws IOException {
    HttpResponse<String> answer =
        Knock.as(stack, recipient).get(Service.NOTIFICATION, "/keys/" + booking);
    assertEquals(status, answer.statusCode(), answer.body());
    Map<String, String> texts = new TreeMap<>();
    TEXT.matcher(answer.body()).results().forEach(text -> texts.put(text.group(1), text.group(2)));
    return texts;
  }
}
