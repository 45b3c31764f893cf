package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.doorway.ClosedPeople.Setting;

class ClosedPeopleTest {
  private static final Map<String, String> BUILT =
      Map.of(
          "QUARKUS_OIDC_APPLICATION_TYPE", "service",
          "QUARKUS_OIDC_TOKEN_AUDIENCE", "tenprint",
          "QUARKUS_OIDC_TENANT_ENABLED", "${tenprint.people}",
          "QUARKUS_OIDC_TOKEN_LIFESPAN_GRACE", "5");

  private static Map<String, Setting> said() {
    return new TreeMap<>(
        Map.of(
            "quarkus.oidc.application-type", new Setting("service", "service"),
            "quarkus.oidc.tenant-enabled", new Setting("${tenprint.people}", "true"),
            "quarkus.oidc.token.audience", new Setting("tenprint", "tenprint"),
            "quarkus.oidc.token.lifespan-grace", new Setting("5", "5")));
  }

  @Test
  void whatItWasBuiltWithIsTaken() {
    ClosedPeople.require(said(), BUILT);
    ClosedPeople.require(Map.of(), Map.of());
  }

  /** Of the local stack, of compose and of the manifests; and with a provider's own authority. */
  @ParameterizedTest
  @CsvSource({
    "QUARKUS_OIDC_PUBLIC_KEY, MFkw, QUARKUS_OIDC_TOKEN_ISSUER, tenprint:local",
    "QUARKUS_OIDC_AUTH_SERVER_URL, http://keycloak:8080/realms/tenprint,"
        + " QUARKUS_OIDC_TOKEN_ISSUER, http://localhost:18086/realms/tenprint",
    "quarkus.oidc.auth-server-url, https://keycloak/realms/tenprint,"
        + " quarkus.oidc.token.issuer, https://keycloak/realms/tenprint",
    "quarkus.oidc.auth.server.url, https://idp.example/realms/tenprint,"
        + " QUARKUS_OIDC_TLS_TRUST_STORE_FILE, /etc/provider.p12",
    "quarkus.oidc.auth-server-url, http://127.0.0.1:8080/realms/x, quarkus.oidc.public-key, ''",
    "quarkus.oidc.auth-server-url, http://[::1]:8080/realms/x, quarkus.oidc.auth-server-url, ''"
  })
  void whoIssuesTokensIsTheDeploymentsToSay(String a, String first, String b, String second) {
    Map<String, Setting> said = said();
    said.put(a, new Setting(first, first));
    said.put(b, new Setting(second, second));
    assertDoesNotThrow(() -> ClosedPeople.require(said, BUILT));
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.oidc.token.audience, any",
    "quarkus.oidc.token.audience, ''",
    "QUARKUS_OIDC_TOKEN_AUDIENCE, 'tenprint,account'",
    "quarkus.oidc.token.issuer, any",
    "quarkus.oidc.token.issuer, ' ANY '",
    "QUARKUS_OIDC_TOKEN_ISSUER, ''",
    "quarkus.oidc.token.lifespan-grace, 999999999",
    "quarkus.oidc.token.age, P1D",
    "quarkus.oidc.tls.verification, none",
    "QUARKUS_OIDC_TLS_VERIFICATION, none",
    "quarkus.oidc.tls.tls-configuration-name, open",
    "quarkus.tls.trust-all, true",
    "quarkus.oidc.roles.role-claim-path, preferred_username",
    "quarkus.oidc.tenant-enabled, true",
    "quarkus.oidc.application-type, hybrid",
    "quarkus.oidc.x.auth-server-url, https://idp.example/realms/x",
    "QUARKUS_OIDC_X_AUTH_SERVER_URL, https://idp.example/realms/x",
    "QUARKUS_OIDC__X__TENANT_PATHS, /*",
    "'quarkus.oidc.\"x\".tenant-paths', /*",
    "%prod.quarkus.oidc.token.audience, any",
    "_PROD_QUARKUS_OIDC_TOKEN_AUDIENCE, any",
    "quarkus.http.auth.roles-mapping.auditor, custodian",
    "QUARKUS_HTTP_AUTH_BASIC, true",
    "quarkus.oidc.auth-server-url, http://idp.example/realms/tenprint",
    "quarkus.oidc.auth-server-url, http://10.0.0.7/realms/tenprint",
    "quarkus.oidc.auth-server-url, http://keycloak.tenprint.svc/realms/tenprint",
    "quarkus.oidc.auth-server-url, 'http://keycloak:8080@idp.example/realms/tenprint'",
    "quarkus.oidc.auth-server-url, ftp://keycloak/realms/tenprint",
    "quarkus.oidc.auth-server-url, '//keycloak/realms/tenprint'",
    "quarkus.oidc.auth-server-url, https:///realms/tenprint",
    "quarkus.oidc.auth-server-url, 'https://a b'"
  })
  void whatOpensTheDoorIsRefusedByItsName(String name, String value) {
    Map<String, Setting> said = said();
    said.put(name, new Setting(value, value));
    String told =
        assertThrows(IllegalStateException.class, () -> ClosedPeople.require(said, BUILT))
            .getMessage();
    assertTrue(told.contains(name + " "), told);
    assertTrue(value.isBlank() || !told.contains(value), "an address may hold a password");
  }

  @ParameterizedTest
  @CsvSource({
    "http://keycloak:8080/realms/tenprint, keycloak",
    "HTTP://Keycloak/realms/tenprint, Keycloak",
    "https://keycloak/realms/tenprint, ",
    "http://127.0.0.1:8080/realms/tenprint, ",
    "'', "
  })
  void whereItIsAskedInClearTextIsKnown(String address, String host) {
    assertEquals(Optional.ofNullable(host), ClosedPeople.cleartext(Optional.of(address)));
  }
}
