package org.tenprint.access.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.events.Party;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;

/**
 * The keys (Ed25519) by which the services, operators and auditors of a deployment sign what they
 * write: {@code KIND/NAME/signing.pem} in the credentials' folder, and in {@code signers/} the
 * public halves and from where on they are asked for, as {@code org.tenprint.messaging} reads them.
 *
 * <p>Everybody keeps their key from start to start: what it has signed is read again for as long as
 * the log is kept. A public key is never removed.
 */
public final class SigningKeys {
  static final String SECRET = "signing.pem";
  private static final String SINCE = "since";

  /** A file by which somebody says that the log is from before services signed. */
  public static final String OLDER = "older-log";

  private static final List<TopicSpec> SIGNED =
      TopicCatalogue.ALL.stream()
          .filter(topic -> topic.writers().stream().anyMatch(Party::service))
          .toList();

  /** What a service writes since services sign: its beginning is recorded by itself. */
  private static final List<TopicSpec> LATER = List.of(TopicCatalogue.RECORDS);

  private final Path credentials;

  /**
   * @param credentials folder of a deployment's credentials
   */
  public SigningKeys(Path credentials) {
    this.credentials = credentials.toAbsolutePath().normalize();
  }

  /** The folder with the public keys. */
  public Path signers() {
    return credentials.resolve("signers");
  }

  /** Whether it signs what it writes: who may write a topic that a service writes. */
  static boolean signs(Principal principal) {
    return principal
        .party()
        .filter(party -> SIGNED.stream().anyMatch(topic -> topic.writers().contains(party)))
        .isPresent();
  }

  /** A principal's key, made with its public half where it has none. */
  public Path of(Principal principal) throws IOException {
    String kind = principal.kind().text();
    Path own = credentials.resolve(kind).resolve(principal.name());
    Path secret = own.resolve(SECRET);
    if (!Files.exists(secret)) {
      KeyPair pair = pair();
      byte[] open = pair.getPublic().getEncoded();
      PrivateFiles.folder(credentials);
      PrivateFiles.folder(own.getParent());
      PrivateFiles.folder(own);
      PrivateFiles.folder(signers());
      // first what others believe it by: nothing is signed by a key that nobody knows
      PrivateFiles.write(
          signers().resolve("%s.%s.%s.pem".formatted(kind, principal.name(), name(open))),
          CertificateAuthority.pem("PUBLIC KEY", open));
      PrivateFiles.write(
          secret, CertificateAuthority.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }
    return secret;
  }

  /** Whether it was recorded from where on services sign, of each topic. */
  public boolean begun() {
    return Files.exists(since()) && LATER.stream().allMatch(topic -> lines().contains(mark(topic)));
  }

  /**
   * Whether it may be recorded from where on services sign: on a log on which nothing stands, or
   * that somebody says is older than signatures ({@value #OLDER} beside the public keys). Else what
   * was recorded is gone, and everything that stands there, forgeries too, would count unsigned.
   *
   * @param ends the end of each partition there is
   */
  public boolean mayBegin(Map<TopicPartition, Long> ends) {
    return Files.exists(since())
        || Files.exists(signers().resolve(OLDER))
        || ends.values().stream().allMatch(end -> end == 0);
  }

  /**
   * Records, once for each topic, from where on services sign: what lies before was written by a
   * version that did not, or by others.
   *
   * @param ends the end of each partition there is, while no service runs
   */
  public void begin(Map<TopicPartition, Long> ends) throws IOException {
    if (begun()) {
      return;
    }
    Set<String> later = LATER.stream().map(TopicSpec::name).collect(Collectors.toSet());
    boolean first = !Files.exists(since());
    StringBuilder text = new StringBuilder();
    if (first) {
      text.append("# TOPIC/PARTITION=first offset that must be signed\n");
    } else {
      lines().stream()
          .filter(line -> later.stream().noneMatch(topic -> line.startsWith(topic + "/")))
          .forEach(line -> text.append(line).append('\n'));
    }
    Map<String, Long> lines = new TreeMap<>();
    ends.forEach(
        (partition, end) -> {
          if (end > 0 && (first || later.contains(partition.topic()))) {
            lines.put(partition.topic() + "/" + partition.partition(), end);
          }
        });
    lines.forEach((partition, end) -> text.append(partition).append('=').append(end).append('\n'));
    LATER.forEach(topic -> text.append(mark(topic)).append('\n'));
    PrivateFiles.folder(signers());
    PrivateFiles.write(since(), text.toString());
    Files.deleteIfExists(signers().resolve(OLDER));
  }

  private Path since() {
    return signers().resolve(SINCE);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(since());
    } catch (IOException e) {
      throw new UncheckedIOException(since() + " cannot be read", e);
    }
  }

  private static String mark(TopicSpec topic) {
    return "# " + topic.name() + " is signed from there on";
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK has Ed25519 since 15", e);
    }
  }

  /** By which the files of a service's keys differ: 8 bytes of the key's digest. */
  private static String name(byte[] open) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(open);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, Long.BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
