package org.tenprint.messaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Services' keys in a folder, made by the JDK. */
final class TestSigners {
  private static final long TIME = 1_320_000_000_000L;

  private final Path folder;

  TestSigners(Path folder) {
    this.folder = folder;
  }

  /** A new key of a service, its public half among the others. */
  Signer of(String service) throws IOException {
    return of("service", service);
  }

  /** A new key of a principal, its public half among the others. */
  Signer of(String kind, String name) throws IOException {
    KeyPair pair = pair();
    Path secret = folder.resolve(name + ".secret");
    write(secret, "PRIVATE KEY", pair.getPrivate().getEncoded());
    write(
        folder.resolve(kind + "." + name + ".1.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
    return new Signer(pair, secret);
  }

  /** What a service signs with. */
  record Signer(KeyPair pair, Path file) {
    EventSigner interceptor() {
      EventSigner signer = new EventSigner();
      signer.configure(Map.of(EventSigner.KEY, file.toString()));
      return signer;
    }
  }

  SignedEvents check() {
    return SignedEvents.of(Map.of(SignedEvents.SIGNERS, folder.toString()));
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String what, byte[] content) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(content), what));
  }

  /** As a producer with that key writes it. */
  static EventSignature.Signed signed(Signer by, String topic, String... sources) {
    EventSignature.Signed plain = unsigned(topic, bytes("{value}"));
    for (String source : sources) {
      plain.headers().add("ce_source", bytes(source));
    }
    ProducerRecord<byte[], byte[]> sent =
        by.interceptor()
            .onSend(
                new ProducerRecord<>(
                    topic, null, TIME, plain.key(), plain.value(), plain.headers()));
    return new EventSignature.Signed(
        sent.topic(), sent.timestamp(), sent.key(), sent.value(), sent.headers());
  }

  /** As somebody without a key writes it. */
  static EventSignature.Signed unsigned(String topic, byte[] value) {
    Headers headers = new RecordHeaders();
    headers.add("ce_time", bytes("2011-10-30T18:40:00Z")).add("ce_id", bytes("id-1"));
    return new EventSignature.Signed(topic, TIME, bytes("key"), value, headers);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
