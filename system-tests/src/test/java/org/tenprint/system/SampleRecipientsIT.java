package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.RunningStack;
import org.tenprint.testkit.TestBroker;

/**
 * The samples of docs/recipients.md, each in its language, against the packaged system: what they
 * keep is what was told, once, and the same. Java's is always run; the others where what they need
 * is there.
 */
class SampleRecipientsIT {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static final String OFFICE = "field-office:BOS";
  private static final String NEWARK = "agency:NJNPD0000";

  private static final String BOOKING = BookingIds.of("MA0130100", "BOS-DEMO-0001").toString();

  private static RunningStack stack;
  private static TestBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
  }

  @Test
  void javasKeepsEachMessageOnceOpensItAndAsks() throws Exception {
    SampleRecipient java = java();
    Map<String, JsonNode> told = told(java, OFFICE, TopicCatalogue.FIELD_OFFICE_MATCHES.of("BOS"));
    JsonNode match =
        told.values().stream()
            .filter(one -> one.path("booking").asText().equals(BOOKING))
            .findFirst()
            .orElseThrow();
    assertEquals("IDENTIFICATION", match.path("kind").asText());
    assertTrue(match.path("subject").asText().startsWith("S-"), "it was not opened: " + match);
    assertEquals("L1", match.path("levels").path("sc-2008").asText(), match.toString());

    String asked = java.asked(OFFICE, BOOKING, "MA0130100");
    assertTrue(asked.lines().anyMatch(line -> line.startsWith("202 ")), asked);
  }

  /** Newark's was recalled: of what it was told before, nothing is left to open. */
  @Test
  void javasForgetsWhatIsRecalled() throws Exception {
    Map<String, JsonNode> told =
        told(java(), NEWARK, TopicCatalogue.AGENCY_IDENTIFICATIONS.of("NJNPD0000"));
    assertEquals(1, told.values().stream().filter(one -> one.has("recalledBy")).count());
    JsonNode recall =
        told.values().stream().filter(one -> one.has("kind")).findFirst().orElseThrow();
    assertEquals("RECALL", recall.path("kind").asText());
    assertTrue(told.get(recall.path("recalls").asText() + ".json").has("recalledBy"));
  }

  @Test
  void nodesKeepsWhatJavasKeeps() throws Exception {
    same(recipient(SampleLanguage.NODE));
  }

  @Test
  void pythonsKeepsWhatJavasKeeps() throws Exception {
    same(recipient(SampleLanguage.PYTHON));
  }

  /** The line of the page, and the same bytes given to Java's, which needs no kcat. */
  @Test
  void whatKcatPrintsIsDecoded() throws Exception {
    String topic = TopicCatalogue.FIELD_OFFICE_MATCHES.of("BOS");
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    DataOutputStream framed = new DataOutputStream(values);
    List<ConsumerRecord<byte[], byte[]>> records = broker.consume(topic);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      framed.writeInt(record.value().length);
      framed.write(record.value());
    }
    String decoded = decode(SampleLanguage.JAVA, values.toByteArray());
    assertEquals(records.size(), decoded.lines().count(), decoded);
    assertTrue(decoded.contains("\"tcn\":\"BOS-DEMO-0001\""), decoded);
    assertFalse(decoded.contains("\"subject\":\"S-"), "what is sealed is not opened");

    assumeTrue(Command.succeeds("kcat", "-V"), "the rest is skipped: needs kcat");
    Path credentials = java().credentials(OFFICE);
    Process kcat =
        new ProcessBuilder(
                "kcat",
                "-F",
                credentials.resolve("kcat.conf").toString(),
                "-C",
                "-e",
                "-q",
                "-t",
                topic,
                "-f",
                "%R%s")
            .redirectError(folder.resolve("kcat.err").toFile())
            .start();
    byte[] printed = kcat.getInputStream().readAllBytes();
    assertEquals(0, kcat.waitFor(), Files.readString(folder.resolve("kcat.err")));
    String javas = decode(SampleLanguage.JAVA, printed);
    assertTrue(javas.startsWith(decoded), "kcat prints what is there: " + javas);
    String pythons = decode(SampleLanguage.PYTHON, printed);
    assertEquals(trees(javas), trees(pythons));
  }

  private void same(SampleRecipient other) throws IOException, InterruptedException {
    Map<String, String> topics =
        Map.of(
            OFFICE, TopicCatalogue.FIELD_OFFICE_MATCHES.of("BOS"),
            NEWARK, TopicCatalogue.AGENCY_IDENTIFICATIONS.of("NJNPD0000"));
    for (Map.Entry<String, String> one : topics.entrySet()) {
      Map<String, JsonNode> javas = told(java(), one.getKey(), one.getValue());
      Map<String, JsonNode> others = told(other, one.getKey(), one.getValue());
      // what came in between, the later one alone has
      others.keySet().retainAll(javas.keySet());
      assertEquals(javas, others);
    }
    String asked = other.asked(OFFICE, BOOKING, "MA0130100");
    assertTrue(asked.lines().anyMatch(line -> line.startsWith("202 ")), asked);
  }

  private static Map<String, JsonNode> told(
      SampleRecipient recipient, String principal, String topic)
      throws IOException, InterruptedException {
    int count = broker.consume(topic).size();
    assertTrue(count > 0, "nothing is told to " + principal);
    return recipient.kept(principal, topic, count);
  }

  private SampleRecipient java() throws IOException, InterruptedException {
    return recipient(SampleLanguage.JAVA);
  }

  private static List<JsonNode> trees(String lines) throws IOException {
    List<JsonNode> trees = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      trees.add(new ObjectMapper().readTree(line));
    }
    return trees;
  }

  private SampleRecipient recipient(SampleLanguage language)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(folder, language.name());
    return new SampleRecipient(
        own.getFileName().toString(),
        language.program(),
        SampleRecipient.Surroundings.of(stack),
        own);
  }

  private String decode(SampleLanguage language, byte[] values)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(language.program());
    command.add("decode");
    File in = Files.write(Files.createTempFile(folder, "values", ""), values).toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectInput(in)
            .redirectError(folder.resolve("decode.err").toFile())
            .start();
    String decoded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("decode.err")));
    return decoded;
  }
}
