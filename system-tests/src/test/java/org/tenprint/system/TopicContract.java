package org.tenprint.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.tenprint.events.EarlierSchemas;
import org.tenprint.events.Party;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.RecipientMessage;

/** The catalogue of topics as an AsyncAPI 3.1 document, and each schema by itself. */
final class TopicContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("<([A-Z]+)>");
  private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "ORI", "Originating agency identifier, nine capital letters and digits",
          "STATE", "Two letters",
          "OWNER", "Who states immigration records: small letters, digits and hyphens",
          "CODE", "Code of a field office");

  private TopicContract() {}

  /**
   * The schemas of the topics, whole, by file name: a reader needs no other file. With them the
   * earlier forms of what recipients read, and which fingerprint stands in front of which.
   */
  static Map<String, String> schemas() {
    Map<String, Schema> schemas = new TreeMap<>();
    for (TopicSpec topic : TopicCatalogue.ALL) {
      schemas.put(file(topic.schema()), topic.schema());
    }
    int form = 0;
    for (Schema earlier : EarlierSchemas.ALL) {
      if (earlier.getFullName().equals(RecipientMessage.getClassSchema().getFullName())) {
        schemas.put("earlier/%s-%d.avsc".formatted(earlier.getName(), ++form), earlier);
      }
    }
    Map<String, String> files = new TreeMap<>();
    StringBuilder fingerprints = new StringBuilder();
    schemas.forEach(
        (file, schema) -> {
          files.put(file, pretty(schema));
          fingerprints.append(fingerprint(schema)).append('\t').append(file).append('\n');
        });
    files.put("fingerprints.tsv", fingerprints.toString());
    return files;
  }

  /** Bytes 2 to 9 of a value in single-object encoding. */
  private static String fingerprint(Schema schema) {
    try {
      return HexFormat.of()
          .formatHex(SchemaNormalization.parsingFingerprint("CRC-64-AVRO", schema));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Avro's own", e);
    }
  }

  private static String pretty(Schema schema) {
    try {
      return JSON.readTree(schema.toString()).toPrettyString() + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError("a schema is JSON", e);
    }
  }

  private static String file(Schema schema) {
    return schema.getName() + ".avsc";
  }

  /** The document. */
  static ObjectNode document() {
    ObjectNode document = JSON.createObjectNode();
    document.put("asyncapi", "3.1.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Tenprint topics");
    info.put("version", "1");
    info.put(
        "description",
        "Generated from TopicCatalogue; a test keeps it true. Operations are the system's own: send"
            + " is what is written to a topic, receive what is read from it, and by whom. In words:"
            + " docs/agencies.md, docs/recipients.md.");
    info.putObject("license").put("name", "Apache-2.0");
    document.put("defaultContentType", "application/avro");
    server(document.putObject("servers").putObject("local"));
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    for (TopicSpec topic : TopicCatalogue.ALL) {
      String id = topic.name().replaceAll("[<>]", "").replace('.', '-');
      channel(channels.putObject(id), topic);
      operation(operations.putObject("send-" + id), "send", id, topic.writers());
      operation(operations.putObject("receive-" + id), "receive", id, topic.readers());
    }
    components(document.putObject("components"));
    return document;
  }

  private static void server(ObjectNode server) {
    server.put("host", "127.0.0.1:19092");
    server.put("protocol", "kafka-secure");
    server.put("description", "The local stack's broker; ./tenprint credentials issue PRINCIPAL");
    server.putArray("security").addObject().put("$ref", "#/components/securitySchemes/certificate");
  }

  private static void channel(ObjectNode channel, TopicSpec topic) {
    channel.put("address", topic.name().replace('<', '{').replace('>', '}'));
    channel.put("description", topic.what());
    Matcher place = PLACE.matcher(topic.name());
    if (place.find()) {
      channel
          .putObject("parameters")
          .putObject(place.group(1))
          .put("description", PARAMETERS.get(place.group(1)));
    }
    ObjectNode message = channel.putObject("messages").putObject(topic.schema().getName());
    message.put("name", topic.schema().getFullName());
    message.put("contentType", "application/avro");
    message.putObject("headers").put("$ref", "#/components/schemas/Envelope");
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", AVRO);
    payload.putObject("schema").put("$ref", "./schemas/" + file(topic.schema()));
    message
        .putObject("bindings")
        .putObject("kafka")
        .putObject("key")
        .put("type", "string")
        .put("description", topic.key());
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("partitions", topic.partitions());
    ObjectNode settings = kafka.putObject("topicConfiguration");
    settings.putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
    if (!topic.compacted()) {
      settings.put("retention.ms", topic.kept().map(Duration::toMillis).orElse(-1L));
    }
    channel.put("x-biometrics", topic.biometrics());
  }

  private static void operation(
      ObjectNode operation, String action, String channel, Collection<Party> parties) {
    operation.put("action", action);
    operation.putObject("channel").put("$ref", "#/channels/" + channel);
    String who = parties.stream().sorted().map(Party::text).collect(Collectors.joining(", "));
    operation.put("summary", (action.equals("send") ? "Written by " : "Read by ") + who);
  }

  private static void components(ObjectNode components) {
    components
        .putObject("securitySchemes")
        .putObject("certificate")
        .put("type", "X509")
        .put("description", "A certificate of the deployment's authority, subject KIND:NAME");
    ObjectNode envelope = components.putObject("schemas").putObject("Envelope");
    envelope.put("type", "object");
    envelope.put(
        "description", "CloudEvents 1.0 in Kafka's binary mode; agencies may leave it out");
    ObjectNode headers = envelope.putObject("properties");
    header(headers, "ce_specversion", "1.0");
    header(headers, "ce_id", "Id of the event");
    header(headers, "ce_source", "Service that wrote it");
    header(headers, "ce_type", "Full name of the value's schema");
    header(headers, "ce_subject", "What it is about, the key");
    header(headers, "ce_time", "When, ISO-8601");
    header(headers, "ce_correlationid", "Id of the first event of the booking");
    header(
        headers,
        "traceparent",
        "W3C trace context, of the booking's own trace; not on recipients' topics");
    header(headers, "tenprint-signature", "Who signed it and how, where a service wrote it");
  }

  private static void header(ObjectNode headers, String name, String what) {
    headers.putObject(name).put("type", "string").put("description", what);
  }
}
