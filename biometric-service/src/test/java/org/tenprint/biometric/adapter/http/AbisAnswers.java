package org.tenprint.biometric.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds answers to our OpenAPI document and to the published one, where it is there. */
public final class AbisAnswers {
  private static final int REFUSED = 400;

  private final AbisContract own = AbisContract.own();
  private final Optional<AbisContract> published = AbisContract.published();

  /** Fails where a request that is taken is none of theirs. */
  public void checkRequest(int status, String method, String route, String body) {
    String of = method.toLowerCase(Locale.ROOT) + " " + route;
    if (status < REFUSED) {
      assertEquals(List.of(), own.wrongRequest(of, body));
    }
  }

  /** Fails where an answer is none of theirs. */
  public void check(String method, String route, int status, String body) {
    String of = method.toLowerCase(Locale.ROOT) + " " + route;
    assertEquals(List.of(), own.wrong(of, status, body));
    published.ifPresent(standard -> assertEquals(List.of(), standard.wrong(of, status, body)));
  }
}
