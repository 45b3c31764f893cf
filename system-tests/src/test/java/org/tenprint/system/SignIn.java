package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person has who signed in at a provider's own form: OAuth's authorization code with a proof
 * (PKCE), the one way that the realm's client has for people at a browser.
 *
 * @param access the token that is shown to services
 * @param identity the token that says to the client who signed in; no service should take it
 */
record SignIn(String access, String identity) {
  /** Where the browser is sent with the code; nobody listens. */
  static final String RETURN = "http://localhost:18087/callback";

  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

  static SignIn with(HttpClient http, String realm, String client, Map<String, String> account)
      throws IOException {
    String proof = UUID.randomUUID() + "-" + UUID.randomUUID();
    HttpResponse<String> page =
        Keycloak.send(http, HttpRequest.newBuilder(page(realm, client, proof)).build());
    Matcher form = FORM.matcher(page.body());
    assertEquals(true, form.find(), "no form: " + page.statusCode());
    // the form names the provider as browsers know it
    String action =
        form.group(1).replace("&amp;", "&").replaceFirst("http://[^/]+/realms/[^/]+", realm);
    String cookies =
        page.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";")[0])
            .collect(Collectors.joining("; "));
    HttpResponse<String> sent =
        Keycloak.send(
            http,
            HttpRequest.newBuilder(URI.create(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(BodyPublishers.ofString(Keycloak.encoded(account)))
                .build());
    assertEquals(302, sent.statusCode(), "not signed in");
    String code =
        sent.headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*[?&]code=([^&]+).*", "$1");
    HttpResponse<String> tokens =
        Keycloak.send(
            http,
            Keycloak.form(
                realm + "/protocol/openid-connect/token",
                Map.of(
                    "grant_type", "authorization_code",
                    "client_id", client,
                    "redirect_uri", RETURN,
                    "code", code,
                    "code_verifier", proof)));
    assertEquals(200, tokens.statusCode(), tokens.body());
    return new SignIn(
        Keycloak.field(tokens.body(), "access_token"), Keycloak.field(tokens.body(), "id_token"));
  }

  private static URI page(String realm, String client, String proof) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("client_id", client);
    asked.put("response_type", "code");
    asked.put("redirect_uri", RETURN);
    asked.put("scope", "openid");
    asked.put("code_challenge", challenge(proof));
    asked.put("code_challenge_method", "S256");
    return URI.create(realm + "/protocol/openid-connect/auth?" + Keycloak.encoded(asked));
  }

  private static String challenge(String proof) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(proof.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A claim of the token for services. */
  String claim(String name) {
    return Keycloak.field(
        new String(Base64.getUrlDecoder().decode(access.split("\\.")[1]), UTF_8), name);
  }
}
