package org.tenprint.biometric.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.doorway.Remedies;

/** Places of requests whose bodies are there, over a plain server; a resource answers when told. */
class AbisGateTest {
  private static final int PLACES = 8;
  private static final int OF_ONE = 2;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<RoutingContext> worked = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<HttpResponse<String>>> open = new ArrayList<>();
  private int port;

  @BeforeEach
  void serve() throws Exception {
    AbisOpening opening = AbisOpening.begun();
    opening.opened(face(), () -> {});
    Router router = Router.router(vertx);
    router.route().order(-200).handler(AbisGateTest::known);
    new AbisGate(opening, new Remedies(Map.of())).register(router);
    router.route().order(10).handler(worked::add);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    port = server.actualPort();
  }

  private static AbisFace face() {
    return new AbisFace(null, null, null, null, null, 1);
  }

  private static void known(RoutingContext request) {
    QuarkusPrincipal client = new QuarkusPrincipal(request.request().getHeader("client"));
    QuarkusHttpUser.setIdentity(
        QuarkusSecurityIdentity.builder().setPrincipal(client).build(), request);
    request.next();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  private CompletableFuture<HttpResponse<String>> ask(String client) {
    URI at = URI.create("http://localhost:" + port + "/v1/galleries");
    return http.sendAsync(
        HttpRequest.newBuilder(at).header("client", client).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void begin(String client) {
    int before = worked.size();
    open.add(ask(client));
    Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> worked.size() > before);
  }

  private void answerOne() {
    worked.remove().response().end("done");
  }

  private static void refused(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode());
    assertTrue(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()) > 0);
  }

  @Test
  void a_client_that_has_its_places_is_told_to_wait_and_another_is_served() throws Exception {
    begin("one");
    begin("one");
    refused(429, ask("one").get());
    begin("other");
    answerOne();
    assertEquals(200, open.get(0).get().statusCode());
    begin("one");
  }

  @Test
  void whoever_comes_when_all_are_taken_is_told_to_come_again() throws Exception {
    for (int i = 0; i < PLACES; i++) {
      begin("client-" + i / OF_ONE);
    }
    refused(503, ask("fifth").get());
    answerOne();
    begin("fifth");
  }
}
