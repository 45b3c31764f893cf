package org.tenprint.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service whether it is ready, the way any orchestrator would. */
public final class HttpReadiness {

  private static final Duration ONE_TRY = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(300);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ONE_TRY).build();

  /**
   * Waits until the service answers 200 at {@code /q/health/ready}.
   *
   * @throws StackException when the process ends or the time is over before
   */
  void await(ChildProcess process, String url, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!ready(url)) {
      if (process.endsWithin(BETWEEN)) {
        throw process.notReady("ended before it was ready");
      }
      if (System.nanoTime() > deadline) {
        throw process.notReady("was not ready in " + atMost.toSeconds() + " s");
      }
    }
  }

  /** Whether the service answers 200 now. */
  public boolean ready(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).timeout(ONE_TRY).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while asking " + url, e);
    }
  }
}
