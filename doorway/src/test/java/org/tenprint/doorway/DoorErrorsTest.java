package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.HttpException;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.messaging.Lifeline;
import org.tenprint.testkit.quarkus.ErrorForm;

class DoorErrorsTest {
  private static final String SECRET = "ZANZIBAR, PRUDENCE";

  private final Lifeline lifeline = Lifeline.observed();
  private final Vertx vertx = Vertx.vertx();
  private final Router router = Router.router(vertx);
  private URI port;

  @BeforeEach
  void listen() throws Exception {
    Remedies own = new Remedies(Map.of(GeneralProblem.NOT_FOUND, "the resources are here"));
    new DoorErrors(lifeline, own, new MemorySize(BigInteger.TEN)).register(router);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    port = URI.create("http://localhost:" + server.actualPort());
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void aPathAndAMethodThatAreNotServedAreProblems() {
    router.get("/here").handler(request -> request.response().end("found"));
    is(404, "GET /nothing HTTP/1.1");
    is(405, "POST /here HTTP/1.1");
  }

  @Test
  void aServicesOwnWordsStandBeforeTheGeneralOnes() {
    Remedies own = new Remedies(Map.of(GeneralProblem.NOT_FOUND, "the resources are here"));
    assertEquals("the resources are here", own.of(GeneralProblem.NOT_FOUND));
    assertEquals("use another method", own.of(GeneralProblem.METHOD_NOT_ALLOWED));
  }

  @ParameterizedTest
  @EnumSource(GeneralProblem.class)
  void whatAHandlerFailsWithIsAProblemOfThatStatus(GeneralProblem kind) {
    router.get("/fails").handler(request -> request.fail(kind.status()));
    is(kind.status(), "GET /fails HTTP/1.1");
  }

  @Test
  void whatAHandlerThrowsIsAProblemOfItsStatus() {
    throwing(new UnauthorizedException(SECRET), 401);
    throwing(new AuthenticationFailedException(SECRET), 401);
    throwing(new ForbiddenException(SECRET), 403);
    throwing(new RejectedExecutionException(SECRET), 503);
    throwing(new HttpException(415, SECRET), 415);
    throwing(new HttpException(418, SECRET), 400);
    throwing(new HttpException(599, SECRET), 500);
    throwing(new IllegalStateException(SECRET), 500);
    throwing(new StackOverflowError(SECRET), 500);
    assertTrue(lifeline.intact());
  }

  @Test
  void aHandlerThatFindsNoMemoryCutsTheLifeline() {
    throwing(new IllegalStateException(new OutOfMemoryError(SECRET)), 500);
    assertFalse(lifeline.intact());
  }

  private void throwing(Throwable thrown, int status) {
    String path = "/throws/" + thrown.getClass().getSimpleName() + status;
    router.get(path).handler(request -> sneak(thrown));
    is(status, "GET " + path + " HTTP/1.1");
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "0000000000000000000000011", "9223372036854775807"})
  void aBodyThatIsTooLongByItsOwnWordIsRefused(String length) {
    router.post("/here").handler(request -> request.response().end("taken"));
    is(413, "POST /here HTTP/1.1\nContent-Length: " + length);
  }

  @Test
  void aKindIsFoundByItsStatusAndTheRestByTheirHundred() {
    for (GeneralProblem kind : GeneralProblem.values()) {
      assertEquals(kind, GeneralProblem.ofStatus(kind.status()));
    }
    assertEquals(GeneralProblem.BAD_REQUEST, GeneralProblem.ofStatus(499));
    assertEquals(GeneralProblem.INTERNAL, GeneralProblem.ofStatus(501));
    assertEquals(GeneralProblem.BAD_REQUEST, GeneralProblem.ofStatus(-1));
  }

  @Test
  void whatIsToBeMendedIsListedAndEveryTextIsEscaped() {
    ProblemDetail problem =
        new ProblemDetail(
            GeneralProblem.BAD_REQUEST,
            "say \"so\"\n",
            "/a",
            List.of(new ProblemDetail.FieldError("/x/0", "BAD_VALUE", "give \u007f\u2028")));
    assertEquals(
        "{\"type\":\"urn:tenprint:problem:bad-request\",\"title\":\"The request is not in order\","
            + "\"status\":400,\"detail\":\"say \\\"so\\\"\\n\",\"instance\":\"/a\",\"reason\":"
            + "\"BAD_REQUEST\",\"errors\":[{\"field\":\"/x/0\",\"code\":\"BAD_VALUE\","
            + "\"remedy\":\"give \u007f\u2028\"}]}",
        new String(problem.json(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private void is(int status, String head) {
    assertEquals(List.of(), ErrorForm.otherThan(status, port, head));
  }
}
