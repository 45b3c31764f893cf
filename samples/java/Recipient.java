import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A recipient of messages: reads its own topic, opens what is sealed, keeps each message once in an
 * inbox, and asks an agency at the door. From the folder that has {@code docs}:
 *
 * <pre>
 * javac -cp 'audit-cli/target/lib/*' -d .local/recipient samples/java/*.java
 * java -cp '.local/recipient:audit-cli/target/lib/*' Recipient
 *   read CREDENTIALS GROUP TOPIC NOTIFICATION INBOX
 *   ask CREDENTIALS NOTIFICATION BOOKING ORI KIND WARRANT [KEY]
 *   decode                     (values, each behind its length of four bytes, on standard input)
 * </pre>
 */
public final class Recipient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 16 << 20;

  /** What this program knows how to act on: of another kind it does nothing. */
  private static final List<String> KINDS =
      List.of("IDENTIFICATION", "NO_MATCH", "REQUEST", "RECALL", "NOTICE");

  private final Inbox inbox;
  private final Door door;
  private final Forms forms = new Forms();

  private Recipient(Inbox inbox, Door door) throws IOException {
    this.inbox = inbox;
    this.door = door;
  }

  /** Does what the first argument says. */
  public static void main(String... a) throws Exception {
    String verb = a.length == 0 ? "" : a[0];
    if (verb.equals("read") && a.length == 6) {
      Door door = new Door(Path.of(a[1]), a[4]);
      new Recipient(new Inbox(Path.of(a[5])), door).read(Path.of(a[1]), a[2], a[3]);
    } else if (verb.equals("ask") && (a.length == 7 || a.length == 8)) {
      String key = a.length == 8 ? a[7] : UUID.randomUUID().toString();
      System.exit(new Door(Path.of(a[1]), a[2]).ask(a[3], a[4], a[5], a[6], key) ? 0 : 1);
    } else if (verb.equals("decode") && a.length == 1) {
      decode(System.in);
    } else {
      System.err.println("usage: Recipient read|ask|decode …; see the head of this file");
      System.exit(2);
    }
  }

  // subscribe

  private void read(Path credentials, String group, String topic) throws Exception {
    for (Path aside : inbox.aside()) { // perhaps it is understood by now
      if (receive(Files.readAllBytes(aside))) {
        Files.delete(aside);
      }
    }
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(credentials.resolve("client.properties"))) {
      settings.load(in);
    }
    settings.put("group.id", group); // begins with the principal: field-office.BOS.
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      leaveAtTheEnd(consumer, Thread.currentThread());
      consumer.subscribe(List.of(topic));
      while (true) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          receive(record.value());
        }
        consumer.commitSync(); // only what is on the disk: what is lost in between comes again
      }
    } catch (WakeupException asked) {
      // to end: the group was left
    }
  }

  /** When it is asked to end, it leaves its group: who is next need not wait until it is missed. */
  private static void leaveAtTheEnd(KafkaConsumer<?, ?> consumer, Thread reader) {
    Runnable leave =
        () -> {
          consumer.wakeup();
          try {
            reader.join(10_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(leave));
  }

  // act, once

  /** Takes it, or puts it aside, as it came, and does nothing; whether it took it. */
  private boolean receive(byte[] value) throws Exception {
    try {
      take(value);
      return true;
    } catch (NotUnderstood why) {
      String name = inbox.putAside(value == null ? new byte[0] : value);
      System.out.println("aside " + name + " " + why.getMessage());
      return false;
    }
  }

  private void take(byte[] value) throws Exception {
    GenericRecord outside = forms.decode(value);
    String id = named(outside.get("messageId"));
    String kind = outside.get("kind").toString();
    if (!KINDS.contains(kind)) {
      throw new NotUnderstood("of a kind that this program does not know: get a newer one");
    }
    if (inbox.has(id)) {
      System.out.println("seen " + id);
      return;
    }
    if (kind.equals("RECALL")) {
      inbox.recall(named(outside.get("recalls")), id);
    }
    boolean isNew = inbox.keep(id, whole(outside, value));
    System.out.println((isNew ? "new " : "seen ") + id + " " + kind);
  }

  /** What is kept of it: what is inside, where it is sealed. */
  private JsonNode whole(GenericRecord outside, byte[] value) throws Exception {
    if (outside.get("sealed") == null) {
      return plain(outside);
    }
    var answer = door.key(named(outside.get("bookingId")));
    if (answer.statusCode() == 410) {
      String id = outside.get("messageId").toString();
      return JSON.createObjectNode().put("message", id).put("gone", true);
    }
    if (answer.statusCode() == 404) {
      throw new NotUnderstood("the door does not know that you were told of its booking");
    }
    if (answer.statusCode() != 200) {
      throw new IOException("keys: " + answer.statusCode());
    }
    GenericRecord inside = opened(value, JSON.readTree(answer.body()));
    for (String field : List.of("messageId", "kind", "bookingId")) {
      if (!inside.get(field).toString().equals(outside.get(field).toString())) {
        throw new NotUnderstood("another message is inside than outside");
      }
    }
    return plain(inside);
  }

  /** A message's id, by which a file is named. */
  private static String named(Object id) throws NotUnderstood {
    if (id == null || !id.toString().matches("[0-9A-Za-z-]{1,64}")) {
      throw new NotUnderstood("its id is no name of a file");
    }
    return id.toString();
  }

  private static ObjectNode plain(GenericRecord message) {
    ObjectNode plain = JSON.createObjectNode();
    plain.put("message", "" + message.get("messageId")).put("kind", "" + message.get("kind"));
    plain.put("booking", message.get("bookingId").toString());
    plain.put("tcn", message.get("tcn").toString()).put("ori", "" + message.get("bookingOri"));
    plain.put("recipient", "" + message.get("recipient"));
    plain.put("subject", Objects.toString(message.get("subjectId"), null));
    plain.put("status", Objects.toString(message.get("status"), null));
    plain.put("recalls", Objects.toString(message.get("recalls"), null));
    plain.put("purpose", Objects.toString(message.get("purpose"), null));
    plain.put("requestKind", Objects.toString(message.get("requestKind"), null));
    plain.put("asked", (Long) message.get("asked")); // microseconds since 1970
    ObjectNode levels = plain.putObject("levels");
    for (Object level : (List<?>) message.get("levels")) {
      GenericRecord one = (GenericRecord) level;
      levels.put(one.get("scheme").toString(), one.get("level").toString());
    }
    var withheld = plain.putArray("withheld");
    ((List<?>) message.get("withheld")).forEach(one -> withheld.add(one.toString()));
    var instruments = plain.putArray("instruments");
    ((List<?>) message.get("instruments")).forEach(one -> instruments.add(one.toString()));
    return plain;
  }

  // decode

  private GenericRecord opened(byte[] value, JsonNode key) throws NotUnderstood {
    try {
      return open(forms.decoder, value, key.path("key").asText(), key.path("about").asText());
    } catch (GeneralSecurityException another) {
      throw new NotUnderstood("not sealed by your key of its booking");
    } catch (IOException | RuntimeException broken) {
      throw new NotUnderstood("not of the schema that it names, inside");
    }
  }

  private static void decode(InputStream in) throws IOException, NotUnderstood {
    Forms forms = new Forms();
    while (true) {
      byte[] head = in.readNBytes(4);
      if (head.length < 4) {
        return;
      }
      int length = ByteBuffer.wrap(head).getInt();
      if (length < 0 || length > LARGEST) {
        throw new IOException("a value of " + length + " bytes");
      }
      System.out.println(plain(forms.decode(in.readNBytes(length))));
    }
  }

  /** The whole message: the record's value from the topic, key and about from the door. */
  static GenericRecord open(
      BinaryMessageDecoder<GenericRecord> decoder, byte[] value, String key, String about)
      throws IOException, GeneralSecurityException {
    GenericRecord outside = decoder.decode(value);
    if (!(outside.get("sealed") instanceof GenericRecord sealed)) {
      return outside; // a recall, a NO_MATCH, or one of before there were keys
    }
    ByteBuffer bytes = (ByteBuffer) sealed.get("bytes");
    byte[] ciphertext = new byte[bytes.remaining()];
    bytes.duplicate().get(ciphertext);
    AesSivParameters siv =
        AesSivParameters.builder()
            .setKeySizeBytes(64)
            .setVariant(AesSivParameters.Variant.NO_PREFIX)
            .build();
    SecretBytes secret =
        SecretBytes.copyFrom(Base64.getDecoder().decode(key), InsecureSecretKeyAccess.get());
    byte[] plain =
        AesSiv.create(AesSivKey.builder().setParameters(siv).setKeyBytes(secret).build())
            .decryptDeterministically(ciphertext, about.getBytes(StandardCharsets.UTF_8));
    return decoder.decode(plain);
  }
}
