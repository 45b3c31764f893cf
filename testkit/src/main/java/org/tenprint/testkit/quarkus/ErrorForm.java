package org.tenprint.testkit.quarkus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The one form in which every port of every service says that something is not done: a problem
 * detail (RFC 9457). Asked over plain sockets, so that no client mends anything. No path stands in
 * the metrics as it was asked for.
 */
public final class ErrorForm {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final String FORM =
      "\\{\"type\":\"urn:tenprint:problem:[a-z0-9-]+\",\"title\":\"[^\"]+\",\"status\":%d,"
          + "\"detail\":\"[^\"]+\",\"instance\":\"%s\",\"reason\":\"[A-Z0-9_]+\""
          + "(,\"errors\":\\[\\{.+\\}\\])?\\}";

  private static final Pattern LENGTH =
      Pattern.compile("content-length: (\\d{1,6})\r", Pattern.CASE_INSENSITIVE);

  private ErrorForm() {}

  /** Asks both ports of the service under test for what they have not, as somebody. */
  public static void check() {
    check(404, 413);
  }

  /** Asks them as nobody: at the door that is the answer to everything. */
  public static void checkAsNobody() {
    check(401, 401);
  }

  private static void check(int missing, int tooLong) {
    URI door = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    URI management = URI.create(Management.url("/"));
    List<String> other = new ArrayList<>();
    for (URI port : List.of(door, management)) {
      for (String head :
          List.of(
              "GET /nothing HTTP/1.1",
              "GET /q/nothing?name=ZANZIBAR HTTP/1.1",
              "DELETE /nothing HTTP/1.1",
              "PATCH /a/b/c%20d HTTP/1.1",
              "GET /nothing HTTP/1.1\nAccept: text/html,application/xhtml+xml",
              "POST /nothing HTTP/1.1\nContent-Type: text/csv\nContent-Length: 0")) {
        other.addAll(otherThan(port.equals(door) ? missing : 404, port, head));
      }
    }
    other.addAll(otherThan(tooLong, door, "POST /nothing HTTP/1.1\nContent-Length: 990000000"));
    other.addAll(
        otherThan(tooLong, door, "POST /nothing HTTP/1.1\nContent-Length: 9223372036854775807"));
    if (Metrics.page().contains("/a/b/c")) {
      other.add("a path as it was asked for stands in the metrics");
    }
    if (!other.isEmpty()) {
      throw new AssertionError(String.join("\n", other));
    }
  }

  /**
   * What of an answer is not as it should be.
   *
   * @param status of the answer
   * @param head the request's first line and headers, a line each
   */
  public static List<String> otherThan(int status, URI port, String head) {
    String answer = answer(port, head);
    String[] parts = answer.split("\r\n\r\n", 2);
    String path = head.split("[ ?]")[1];
    String form = FORM.formatted(status, Pattern.quote(path));
    List<String> other = new ArrayList<>();
    if (!answer.startsWith("HTTP/1.1 " + status + " ")) {
      other.add("status");
    }
    if (!parts[0].toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")) {
      other.add("media type");
    }
    if (parts.length < 2 || !Pattern.compile(form).matcher(parts[1]).matches()) {
      other.add("form");
    }
    other.replaceAll(what -> what + " of: " + port.getPort() + " " + head + "\n" + answer);
    return other;
  }

  /** Head and body; a server that waits for the rest of a request does not end the connection. */
  private static String whole(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    String head = "";
    for (int next = in.read(); next >= 0; next = in.read()) {
      read.write(next);
      head = read.toString(US_ASCII);
      if (head.endsWith("\r\n\r\n")) {
        break;
      }
    }
    Matcher length = LENGTH.matcher(head);
    return head + (length.find() ? body(in, Integer.parseInt(length.group(1))) : "");
  }

  private static String body(InputStream in, int length) throws IOException {
    return new String(in.readNBytes(length), UTF_8);
  }

  private static String answer(URI port, String head) {
    try (Socket socket = new Socket(port.getHost(), port.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request = head + "\nHost: localhost\nConnection: close\n\n";
      socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(US_ASCII));
      socket.getOutputStream().flush();
      return whole(socket.getInputStream());
    } catch (IOException e) {
      throw new AssertionError("no answer to " + head, e);
    }
  }
}
