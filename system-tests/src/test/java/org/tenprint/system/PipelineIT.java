package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.InternalTopics;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.synthetic.IsoTemplates;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.fuzz.PngChecksums;
import org.tenprint.testkit.guarantee.Guarantee;
import org.tenprint.testkit.guarantee.Guarantees;

/**
 * The whole flow over the packaged services: the demonstration is played once, and each test adds
 * what it needs, in whatever order they run.
 */
class PipelineIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Names, dates of birth and prints of the people that are booked here. */
  private static final List<String> SECRETS =
      List.of(
          "SENTINEL",
          "SAMPLE,INVENTED",
          "1980-03-04",
          "19800304",
          Base64.getEncoder().encodeToString(IsoTemplates.of(7, 2)).substring(40, 80));

  /** Folders of the logs of recipients' topics. */
  private static final Pattern OF_RECIPIENTS = Pattern.compile("(field-office|sib|agency)\\..*");

  private static final String BEGINNING = "2020-01-01T00:00:00Z";

  private static final Path folder = Stack.sharedFolder();

  private static RunningStack stack;
  private static TestBroker broker;

  /** When the demonstration was over: what comes after it is of other tests. */
  private static String told;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    told = Clock.systemUTC().instant().toString();
  }

  @AfterAll
  static void stop() throws Exception {
    // again, when all that is done here has been done
    nothingTold();
  }

  /** Nobody answers for what lies in a topic that stands in no list. */
  @Test
  void everyTopicOfTheClusterHasARow() {
    assertEquals(
        List.of(),
        broker.topics().stream().filter(name -> !InternalTopics.hasRow(name)).sorted().toList());
    assertTrue(broker.topics().contains("notification-service-cases-changelog"));
  }

  @Test
  void theDemonstrationEndsAsTheInstrumentsSay() {
    String expected =
        """
        MA0130100 BOS-DEMO-0001 field-office:BOS DELIVERED PERMITTED [FED-SHARE]
        MA0130100 BOS-DEMO-0001 sib:MA DELIVERED PERMITTED [FED-BOS-PILOT-2006]
        MA0130300 CHE-DEMO-0001 field-office:BOS DELIVERED PERMITTED [FED-SHARE]
        MA0130300 CHE-DEMO-0001 sib:MA WITHHELD NOT_ACTIVE [MA-NOT-ACTIVE]
        MA0130300 CHE-DEMO-0001 agency:MA0130300 WITHHELD NOT_ACTIVE [MA-NOT-ACTIVE]
        ILCPD0000 CPD-DEMO-0001 field-office:CHI DELIVERED PERMITTED [FED-SHARE]
        ILCPD0000 CPD-DEMO-0001 sib:IL WITHHELD TERMINATED [IL-TERMINATION-2011]
        CA0194200 LAP-DEMO-0001 agency:CA0194200 WITHHELD LEVEL [LA-LEVEL-ONE]
        CA0194200 LAP-DEMO-0001 sib:CA DELIVERED PERMITTED [CA-AGREEMENT]
        MA0130100 BOS-DEMO-0002 field-office:BOS NOT_APPLICABLE NO_MATCH []
        MA0130100 BOS-DEMO-0003 field-office:BOS DELIVERED PERMITTED [FED-SHARE]
        MA0130100 BOS-DEMO-0004 agency:MA0130100 WITHHELD RECIPIENT_REFUSED [MA-BOS-REFUSAL]
        NJNPD0000 NWK-DEMO-0001 agency:NJNPD0000 RECALLED RECIPIENT_REFUSED [NJ-NWK-REFUSAL]
        """;
    List<String> found =
        expected
            .lines()
            .map(line -> line.split(" "))
            .map(words -> latest(words[0], words[1], words[2]))
            .toList();
    assertEquals(expected.lines().toList(), found);
  }

  @Test
  void whatARecipientWasToldStandsOnItsOwnTopicAlone() {
    assertEquals(0, broker.consume(TopicCatalogue.SIB_IDENTIFICATIONS.of("IL")).size());
    assertEquals(0, broker.consume(TopicCatalogue.AGENCY_IDENTIFICATIONS.of("MA0130300")).size());
    assertTrue(broker.consume(TopicCatalogue.FIELD_OFFICE_MATCHES.of("CHI")).size() == 1);
    assertEquals(2, broker.consume(TopicCatalogue.AGENCY_IDENTIFICATIONS.of("NJNPD0000")).size());
  }

  /** A field office, with nothing but its certificate, the schema and a stock library. */
  @Test
  void aRecipientOpensWhatItWasToldAndNobodyElseDoes() throws Exception {
    String booking = BookingIds.of("MA0130100", "BOS-DEMO-0001").toString();
    byte[] value =
        broker.consume(TopicCatalogue.FIELD_OFFICE_MATCHES.of("BOS")).stream()
            .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(booking))
            .findFirst()
            .orElseThrow()
            .value();
    KeyDoor keys = new KeyDoor(stack);
    Map<String, String> own = keys.ask("field-office:BOS", booking, 200);
    var decoder =
        new BinaryMessageDecoder<GenericRecord>(
            GenericData.get(), RecipientMessage.getClassSchema());
    GenericRecord message = OpenMessage.open(decoder, value, own.get("key"), own.get("about"));
    assertEquals("IDENTIFICATION", message.get("kind").toString());
    String subject = message.get("subjectId").toString();
    assertEquals(List.of(), new KeptBytes(folder).with(subject, OF_RECIPIENTS));
    Map<String, String> bureaus = keys.ask("sib:MA", booking, 200);
    assertThrows(
        GeneralSecurityException.class,
        () -> OpenMessage.open(decoder, value, bureaus.get("key"), own.get("about")));
    keys.ask("field-office:CHI", booking, 404);
    keys.ask("agency:NJNPD0000", BookingIds.of("NJNPD0000", "NWK-DEMO-0001").toString(), 410);
  }

  @Test
  void poisonIsOneDeadLetterAndTheNextGoodBookingPasses() {
    BadInputs bad =
        new BadInputs(broker, new TopicWriters(folder.resolve("credentials")), "MA0130100");
    bad.write();
    new Bookings(stack).submit("MA0130100", "AFTER-POISON-1", 7);
    Awaitility.await()
        .atMost(LONGEST)
        .until(() -> latest("MA0130100", "AFTER-POISON-1").size() == 3);
    bad.assertOneDeadLetterEach(SECRETS);
    for (Service service : Service.values()) {
      assertTrue(stack.ready(service), service.module());
    }
    // bookings of other tests may still be on their way
    Awaitility.await()
        .atMost(LONGEST)
        .untilAsserted(() -> Guarantee.hold(Log.events(broker), Guarantees.all()));
  }

  /** Whatever the services keep of a person is ciphertext, in whichever file it lies. */
  @Test
  void nothingOfAPersonIsReadableOnDisk() {
    long person = 4711;
    String tcn = "SEALED-TCN-0001";
    byte[] body =
        Bookings.json("MA0130100", tcn, person)
            .replace("\"ncic\": \"1201\"", "\"ncic\": \"1201\", \"literal\": \"SENTINEL WORDS\"")
            .getBytes(StandardCharsets.UTF_8);
    new Bookings(stack).submit("MA0130100", tcn, body);
    String id = BookingIds.of("MA0130100", tcn).toString();
    Awaitility.await()
        .atMost(LONGEST)
        .until(() -> Log.keys(broker, TopicCatalogue.DISPOSITIONS).contains(id));

    byte[] print = Arrays.copyOfRange(IsoTemplates.of(person, 2), 30, 70);
    List<List<Path>> kept =
        new KeptBytes(folder)
            .with(
                List.of(
                    tcn.getBytes(StandardCharsets.UTF_8),
                    "SENTINEL".getBytes(StandardCharsets.UTF_8),
                    print));
    assertFalse(kept.get(0).isEmpty(), "the scan sees what is there");
    assertEquals(List.of(), kept.get(1));
    assertEquals(List.of(), kept.get(2));
  }

  @Test
  void badInputIsAnsweredWithWhatToMend() throws IOException {
    Bookings bookings = new Bookings(stack);
    byte[] huge =
        PngChecksums.fitted(
            Base64.getDecoder()
                .decode("iVBORw0KGgoAAAANSUhEUgAA//8AAP//CAAAAAAAAAAAAAAAAElFTkSuQmCC"));
    String image = Base64.getEncoder().encodeToString(huge);
    String body =
        Bookings.json("MA0130100", "BAD-IMAGE-01", 1)
            .replaceFirst(
                "\"format\": \"ISO_19794_2\", \"data\": \"[^\"]*\"",
                "\"format\": \"PNG\", \"data\": \"" + image + "\"");
    var answer =
        bookings.post("MA0130100", "application/json", body.getBytes(StandardCharsets.UTF_8));
    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("/prints/0"), answer.body());
    assertEquals(
        400,
        bookings.post("MA0130100", "application/octet-stream", new byte[] {1, 2, 3}).statusCode());
    new Bookings(stack).submit("MA0130100", "AFTER-BAD-INPUT", 8);
  }

  @Test
  void theAuditorFindsEveryDecisionEqualAndAnAlteredOneDifferent() throws Exception {
    Audit audit = new Audit(stack.ports().bootstrapServers(), folder);
    Audit.Result verified = audit.run("verify", "--from", BEGINNING, "--to", told);
    assertEquals(0, verified.exitCode(), verified.output());
    assertTrue(verified.output().contains("EQUAL"), verified.output());

    Path copy = folder.resolve("copy");
    Audit.Result replayed =
        audit.run("replay", "--from", BEGINNING, "--to", told, "--out", copy.toString());
    assertEquals(0, replayed.exitCode(), replayed.output());
    Audit.Result same =
        audit.run("verify", "--from", BEGINNING, "--to", told, "--source", copy.toString());
    assertEquals(0, same.exitCode(), same.output());

    AlteredCopy.turnOneWithholdingIntoADelivery(copy);
    Audit.Result altered =
        audit.run("verify", "--from", BEGINNING, "--to", told, "--source", copy.toString());
    assertEquals(1, altered.exitCode(), altered.output());
    assertTrue(altered.output().contains("DIFFERENT"), altered.output());
  }

  @Test
  void whoMayDoWhatOnTheClusterIsAsDeclared() throws Exception {
    Audit audit = new Audit(stack.ports().bootstrapServers(), folder);
    Audit.Result verified = audit.tenprint("access", "verify");
    assertEquals(0, verified.exitCode(), verified.output());
  }

  @Test
  void neitherLogsNorMetricsHoldANameABirthDateOrAPrint() throws Exception {
    nothingTold();
  }

  private static void nothingTold() throws Exception {
    try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
      List<Path> files = logs.toList();
      assertTrue(files.size() >= Service.values().length, files.toString());
      for (Path log : files) {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        SECRETS.forEach(secret -> assertFalse(text.contains(secret), log + " holds " + secret));
      }
    }
    HttpClient http = HttpClient.newHttpClient();
    for (Service service : Service.values()) {
      URI metrics = URI.create(stack.ports().managementUrl(service) + "/q/metrics");
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), service.module());
      assertTrue(answer.body().contains("tenprint_"), service.module());
      SECRETS.forEach(secret -> assertFalse(answer.body().contains(secret), service.module()));
    }
  }

  private static String latest(String ori, String tcn, String recipient) {
    Disposition last = latest(ori, tcn).get(recipient);
    String found =
        last == null
            ? "nothing"
            : last.getOutcome() + " " + last.getReason() + " " + last.getInstruments();
    return String.join(" ", ori, tcn, recipient, found);
  }

  private static Map<String, Disposition> latest(String ori, String tcn) {
    Map<String, Disposition> latest = new TreeMap<>();
    Log.dispositions(broker).stream()
        .filter(d -> d.getBookingId().equals(BookingIds.of(ori, tcn)))
        .forEach(d -> latest.put(d.getRecipient(), d));
    return latest;
  }
}
