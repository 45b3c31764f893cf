package org.tenprint.testkit.quarkus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where a service under a Quarkus test says how it is: never on the port of its own face. */
public final class Management {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Management() {}

  /**
   * The address of a page of the management port.
   *
   * @param path such as {@code /q/health/ready}
   */
  public static String url(String path) {
    String root = ConfigProvider.getConfig().getValue("test.management.url", String.class);
    return root.substring(0, root.length() - "/q".length()) + path;
  }

  /** Waits until the service says that it is ready. */
  public static void awaitReady() {
    HttpRequest asked = HttpRequest.newBuilder(URI.create(url("/q/health/ready"))).build();
    HttpClient client = HttpClient.newHttpClient();
    Awaitility.await().atMost(LONGEST).until(() -> says200(client, asked));
  }

  private static boolean says200(HttpClient client, HttpRequest asked)
      throws IOException, InterruptedException {
    return client.send(asked, BodyHandlers.discarding()).statusCode() == 200;
  }
}
