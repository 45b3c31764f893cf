package org.tenprint.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** Asks a service whether it is ready, the way any orchestrator would. */
public final class HttpReadiness {

  private static final Duration ONE_TRY = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(300);
  private static final Duration TELL = Duration.ofMinutes(1);
  private static final String READY = "ready";

  /** As biometric-service says it among its checks. */
  private static final Pattern READS = Pattern.compile("\"gallery caught up\"\\s*:\\s*false");

  private static final Pattern INTACT = Pattern.compile("\"intact\"\\s*:\\s*true");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ONE_TRY).build();

  /**
   * Waits until the service answers 200 at {@code /q/health/ready}. While it says that its gallery
   * is not caught up no time runs: how long it reads goes by how many people there are, and one
   * that does not read on while the brokers answer ends by itself.
   *
   * @param look called at each look; throws where nobody can read on any more
   * @param reads called each minute in which it reads
   * @throws StackException when the process ends or the time is over before
   */
  void await(ChildProcess process, String url, Duration atMost, Runnable look, Runnable reads) {
    long deadline = System.nanoTime() + atMost.toNanos();
    long told = System.nanoTime();
    while (true) {
      String said = answer(url);
      if (said.equals(READY)) {
        return;
      }
      if (process.endsWithin(BETWEEN)) {
        throw process.notReady("ended before it was ready");
      }
      look.run();
      long now = System.nanoTime();
      if (reads(said)) {
        deadline = now + atMost.toNanos();
        if (now - told > TELL.toNanos()) {
          told = now;
          reads.run();
        }
      }
      if (now > deadline) {
        throw process.notReady("was not ready in " + atMost.toSeconds() + " s");
      }
    }
  }

  /** Whether a service that is not ready says that it reads its gallery, and has not failed. */
  public static boolean reads(String said) {
    return READS.matcher(said).find() && INTACT.matcher(said).find();
  }

  /** Whether the service answers 200 now. */
  public boolean ready(String url) {
    return answer(url).equals(READY);
  }

  /** {@link #READY}, what else it says, or nothing where it does not answer. */
  private String answer(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).timeout(ONE_TRY).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? READY : answer.body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while asking " + url, e);
    }
  }
}
