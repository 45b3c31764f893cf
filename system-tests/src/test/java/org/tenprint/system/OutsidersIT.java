package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.access.credential.ClientTls;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.access.credential.PeopleIssuer;
import org.tenprint.events.Principal;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;

/** What somebody tries at the doors of the packaged services who is nobody, or somebody else. */
class OutsidersIT {
  private static final String BOSTON = "agency:MA0130100";
  private static final String CHELSEA = "agency:MA0130300";
  private static final Duration HOUR = Duration.ofHours(1);

  private static RunningStack stack;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void whoShowsNothingIsNobodyAtEveryDoor(Service service) throws IOException {
    Knock nobody = Knock.plain(stack);
    for (String path : List.of("/", "/bookings", "/instruments", "/work-items", "/q/metrics")) {
      HttpResponse<String> answer =
          nobody.send(
              service, "GET", path, Optional.empty(), Map.of("X-Remote-User", "counsel.cook"));
      assertEquals(401, answer.statusCode(), path);
      assertEquals(
          "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
      assertTrue(answer.body().contains("\"reason\":\"UNAUTHENTICATED\""), answer.body());
    }
  }

  /** By it one connection were many, and what is counted by connection counted nothing. */
  @ParameterizedTest
  @EnumSource(Service.class)
  void noServiceAgreesToHttp2(Service service) throws IOException {
    int port = stack.ports().of(service);
    try (SSLSocket socket =
        (SSLSocket)
            stack.tls(Principal.parse(BOSTON)).getSocketFactory().createSocket(Ports.HOST, port)) {
      SSLParameters offered = socket.getSSLParameters();
      offered.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(offered);
      socket.startHandshake();
      assertNotEquals("h2", socket.getApplicationProtocol());
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void nothingIsAnsweredWithoutTlsOrInAnOlderOne(Service service) throws IOException {
    int port = stack.ports().of(service);
    try (Socket socket = new Socket(Ports.HOST, port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write("GET /bookings HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer;
      try {
        answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (IOException reset) {
        answer = "";
      }
      assertTrue(!answer.contains("HTTP/1"), answer);
    }
    try (SSLSocket older =
        (SSLSocket)
            stack.tls(Principal.parse(BOSTON)).getSocketFactory().createSocket(Ports.HOST, port)) {
      older.setSoTimeout(20_000);
      older.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThrows(IOException.class, older::startHandshake);
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void whoNamesNoHostIsAtFaultAndNotTheService(Service service) throws IOException {
    int port = stack.ports().of(service);
    try (Socket socket =
        stack.tls(Principal.parse(BOSTON)).getSocketFactory().createSocket(Ports.HOST, port)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write("GET /bookings/MA0130100/X HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.x 400".length());
      assertEquals(" 400", new String(answer, 8, 4, StandardCharsets.US_ASCII));
    }
  }

  /** The same names, by another authority. */
  @Test
  void aCertificateOfAnotherAuthorityIsNoCertificate() throws IOException {
    CredentialStore own =
        new CredentialStore(Stack.sharedFolder().resolve("forged"), Clock.systemUTC());
    own.issue(Principal.parse(BOSTON), new CredentialStore.Place("x:1", List.of()));
    Path real = Stack.sharedFolder().resolve("credentials/agency/MA0130100");
    stack.tls(Principal.parse(BOSTON));
    // believes the real authority, shows the forged certificate
    Path forged = Stack.sharedFolder().resolve("forged/agency/MA0130100");
    Files.copy(
        real.resolve("ca.pem"), forged.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
    var tls = own.find(Principal.parse(BOSTON)).orElseThrow().tls();
    var http = HttpClient.newBuilder().sslContext(tls).build();
    var request =
        HttpRequest.newBuilder(
                URI.create(stack.ports().url(Service.BOOKING) + "/bookings/MA0130100/X"))
            .build();
    assertThrows(IOException.class, () -> http.send(request, BodyHandlers.ofString()));
    assertThrows(SSLException.class, () -> handshakeWith(forgedTrust()));
  }

  /** A client that believes the deployment's authority does not take another's server. */
  private static SSLContext forgedTrust() throws IOException {
    return ClientTls.of(Stack.sharedFolder().resolve("forged/ca/ca.pem"));
  }

  private static void handshakeWith(SSLContext tls) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket(Ports.HOST, stack.ports().of(Service.NOTIFICATION))) {
      socket.startHandshake();
    }
  }

  @Test
  void anAgencyHasItsOwnBookingsAlone() throws IOException {
    new Bookings(stack).submit("MA0130100", "OUT-1", 1);
    Knock boston = Knock.as(stack, BOSTON);
    Knock chelsea = Knock.as(stack, CHELSEA);
    assertEquals(200, boston.get(Service.BOOKING, "/bookings/MA0130100/OUT-1").statusCode());
    HttpResponse<String> others = chelsea.get(Service.BOOKING, "/bookings/MA0130100/OUT-1");
    HttpResponse<String> none = chelsea.get(Service.BOOKING, "/bookings/MA0130100/OUT-9");
    assertEquals(404, others.statusCode());
    assertEquals(none.body().replace("OUT-9", "OUT-1"), others.body());
    String forAnother = Bookings.json("MA0130100", "OUT-2", 2);
    assertEquals(403, chelsea.post(Service.BOOKING, "/bookings", forAnother).statusCode());
    assertEquals(404, boston.get(Service.BOOKING, "/bookings/MA0130100/OUT-2").statusCode());
  }

  /** The connection was opened before; the copy of the key is still in the thief's hands. */
  @Test
  void whoWasRevokedIsNobodyAtTheNextRequest() throws IOException {
    Principal worcester = Principal.parse("agency:MA0146000");
    CredentialStore store =
        new CredentialStore(Stack.sharedFolder().resolve("credentials"), Clock.systemUTC());
    Knock thief = Knock.as(stack, worcester.text());
    assertEquals(404, thief.get(Service.BOOKING, "/bookings/MA0146000/X").statusCode());
    store.revoke(worcester);
    assertEquals(401, thief.get(Service.BOOKING, "/bookings/MA0146000/X").statusCode());
    store.issue(worcester, new CredentialStore.Place("x:1", List.of()));
    assertEquals(401, thief.get(Service.BOOKING, "/bookings/MA0146000/X").statusCode());
    Knock owner = Knock.as(stack, worcester.text());
    assertEquals(404, owner.get(Service.BOOKING, "/bookings/MA0146000/X").statusCode());
  }

  @Test
  void whoIsNoAgencyHasNoBookingsAndAPersonNeither() throws IOException {
    for (String other : List.of("field-office:BOS", "service:notification-service")) {
      Knock knock = Knock.as(stack, other);
      assertEquals(403, knock.get(Service.BOOKING, "/bookings/MA0130100/X").statusCode(), other);
      assertEquals(403, knock.get(Service.NOTIFICATION, "/work-items").statusCode(), other);
    }
    HttpResponse<String> person =
        Knock.plain(stack)
            .get(Service.BOOKING, "/bookings/MA0130100/X", stack.token("ann", "operator"));
    assertEquals(401, person.statusCode());
    // who shows both is whom the token names
    HttpResponse<String> both =
        Knock.as(stack, BOSTON)
            .get(Service.NOTIFICATION, "/instruments", stack.token("ann", "auditor"));
    assertEquals(200, both.statusCode());
  }

  @Test
  void aTokenCountsAsItsIssuerSignedIt() throws Exception {
    CredentialStore store =
        new CredentialStore(Stack.sharedFolder().resolve("credentials"), Clock.systemUTC());
    PeopleIssuer issuer = store.people();
    PeopleIssuer other =
        new CredentialStore(Stack.sharedFolder().resolve("other-people"), Clock.systemUTC())
            .people();
    PeopleIssuer.Person ann = new PeopleIssuer.Person("ann", List.of("auditor"), Map.of());
    Instant now = Instant.now();
    String good = issuer.token(ann, HOUR, now);
    assertEquals(200, listed(good));
    assertEquals(401, listed(other.token(ann, HOUR, now)), "another's key");
    assertEquals(401, listed(issuer.token(ann, HOUR, now.minus(HOUR.plusMinutes(5)))), "expired");
    assertEquals(401, listed(unsigned(good)), "nobody signed it");
    assertEquals(401, listed(good.substring(0, good.length() - 8)), "a part of the signature");
    String known = issuer.publicKey();
    assertEquals(401, listed(keyed(good, known.getBytes(StandardCharsets.UTF_8))), "HMAC by it");
    assertEquals(401, listed(keyed(good, Base64.getDecoder().decode(known))), "HMAC by its bytes");
    assertEquals(401, listed(""), "nothing");
    String roles = claims(good).replace("\"auditor\"", "\"auditor\",\"author\"");
    assertEquals(401, listed(with(good, roles)), "other claims");
    PeopleIssuer.Person party =
        new PeopleIssuer.Person("ann", List.of("party:field-office", "party:agency"), Map.of());
    assertEquals(403, listed(issuer.token(party, HOUR, now)), "a party's role");
  }

  private static int listed(String token) throws IOException {
    return Knock.plain(stack).get(Service.NOTIFICATION, "/instruments", token).statusCode();
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  private static String with(String token, String claims) {
    String[] parts = token.split("\\.");
    return parts[0] + "." + base64(claims) + "." + parts[2];
  }

  private static String unsigned(String token) {
    return base64("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".";
  }

  /** The same claims, as if the public key were a secret of both. */
  private static String keyed(String token, byte[] publicKey) throws GeneralSecurityException {
    String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + token.split("\\.")[1];
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
    return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
