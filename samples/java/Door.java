import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The doors of notification-service, as whom a folder of credentials says. */
final class Door {
  private static final int TRIES = 20;

  private final URI notification;
  private final HttpClient http;

  Door(Path credentials, String notification) throws IOException, GeneralSecurityException {
    this.notification = URI.create(notification);
    this.http = HttpClient.newBuilder().sslContext(tls(credentials)).build();
  }

  /** The answer to who asks for the key of a booking. */
  HttpResponse<String> key(String booking) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(notification.resolve("/keys/" + booking)));
  }

  /**
   * Asks an agency about a booking that this office was told of; a person decides to. Under one key
   * it is one request, however often it is sent.
   *
   * @param key 1 to 64 visible characters, of this request and no other
   * @return whether it was accepted
   */
  boolean ask(String booking, String ori, String kind, String warrant, String key)
      throws IOException, InterruptedException {
    System.out.println("key " + key); // if no answer comes, ask the same with it as last argument
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("booking", booking).put("kind", "request").put("ori", ori);
    body.put("request-kind", kind).put("warrant", warrant);
    var request = HttpRequest.newBuilder(notification.resolve("/case-events"));
    request.header("Content-Type", "application/json").header("Idempotency-Key", key);
    var answer = send(request.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    System.out.println(answer.statusCode() + " " + answer.body());
    return answer.statusCode() == 202;
  }

  /** Waits while the door is busy. What is sent again must be the same to the door. */
  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpRequest sent = request.timeout(Duration.ofSeconds(30)).build();
    for (int tries = 0; tries < TRIES; tries++) {
      var answer = http.send(sent, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 429 && answer.statusCode() != 503) {
        return answer;
      }
      Thread.sleep(1000 * Math.min(60, answer.headers().firstValueAsLong("Retry-After").orElse(5)));
    }
    throw new IOException("the door is busy for too long");
  }

  private static SSLContext tls(Path folder) throws IOException, GeneralSecurityException {
    String key = Files.readString(folder.resolve("key.pem"));
    byte[] der = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "own",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)),
        new char[0],
        certificates(folder.resolve("cert.pem")));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Certificate one : certificates(folder.resolve("ca.pem"))) {
      trusted.setCertificateEntry("authority-" + trusted.size(), one);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, new char[0]);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
    }
  }
}
