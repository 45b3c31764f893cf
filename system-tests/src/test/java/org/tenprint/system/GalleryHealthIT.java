package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.tenprint.localstack.HttpReadiness;
import org.tenprint.localstack.Service;

/**
 * {@code ./tenprint up} waits for as long as biometric-service says that it reads its gallery: by
 * the words in which a running one says so, and no other service says anything like it.
 */
class GalleryHealthIT {
  private static String said(Service service) throws IOException, InterruptedException {
    URI health = URI.create(Stack.shared().ports().managementUrl(service) + "/q/health/ready");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  /** What it would say where a word of its answer were {@code false}. */
  private static String without(String said, String word) {
    String other = said.replaceAll("(\"" + word + "\"\\s*:\\s*)true", "$1false");
    assertNotEquals(said, other, word + " is not said: " + said);
    return other;
  }

  @Test
  void biometricServiceSaysThatItReadsInTheWordsThatUpWaitsFor() throws Exception {
    String ready = said(Service.BIOMETRIC);
    assertFalse(HttpReadiness.reads(ready), ready);
    String reads = without(ready, "gallery caught up");
    assertTrue(HttpReadiness.reads(reads), reads);
    assertFalse(HttpReadiness.reads(without(reads, "intact")), "it has failed");
  }

  @Test
  void noOtherServiceIsWaitedForSo() throws Exception {
    for (Service service : Service.values()) {
      if (service != Service.BIOMETRIC) {
        String notReady = without(said(service), "(?!intact\")[a-z -]*");
        assertFalse(HttpReadiness.reads(notReady), notReady);
      }
    }
  }
}
