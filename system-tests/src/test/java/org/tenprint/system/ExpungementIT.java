package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.notification.Disposition;
import org.tenprint.localstack.RunningStack;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.synthetic.IsoTemplates;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.Guarantee;
import org.tenprint.testkit.guarantee.Guarantees;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/** A person is booked, told of, ordered to be forgotten, and nothing brings them back. */
@Execution(ExecutionMode.CONCURRENT)
class ExpungementIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String ORI = "MA0130100";
  private static final long PERSON = 8_150;
  private static final String ORDER = "CANARY-ORDER-77";

  /** What is of the person, wherever it would lie. */
  private static final List<byte[]> CANARIES =
      List.of(
          "CANARYNAME".getBytes(UTF_8),
          "CANARYWORDS".getBytes(UTF_8),
          ORDER.getBytes(UTF_8),
          StatedRecord.ID.getBytes(UTF_8),
          StatedRecord.SENTENCE.getBytes(UTF_8),
          Arrays.copyOfRange(IsoTemplates.of(PERSON, 2), 30, 70),
          Arrays.copyOfRange(IsoTemplates.of(PERSON, 7), 30, 70));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private RunningStack stack;
  private TestBroker broker;
  private PeoplesDoor people;
  private BackedUpKeys keys;

  private void start() {
    stack = Stack.start(folder.resolve("stack"));
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    people = new PeoplesDoor(stack);
    keys = new BackedUpKeys(folder.resolve("stack"), folder.resolve("keys-before"));
  }

  @Test
  void nothingIsLeftOfWhoIsForgottenAndNothingBringsThemBack() throws Exception {
    start();
    try {
      permit("SHARE", "share");
      permit("RETURN", "return");
      assertEquals("NOT_APPLICABLE NO_MATCH", book("FORGET-1", true));
      StatedRecord record = new StatedRecord(broker, subject("FORGET-1"));
      record.state();
      assertEquals("DELIVERED PERMITTED", book("FORGET-2", true));
      assertFalse(
          new KeptBytes(folder.resolve("stack")).with("FORGET-1").isEmpty(), "the scan sees");
      assertEquals(0, audit().tenprint("keys", "rotate").exitCode(), "under running services");
      keys.copy();
      audited().drawsForBiometricAuditorsAlone(id("FORGET-2"), 10);
      audited().opensLetters(broker, ORI);

      forget("FORGET-1", 1);
      awaitEnrolment(List.of(id("FORGET-2")));
      assertEquals("DELIVERED PERMITTED", book("FORGET-3", false), "another booking is found by");
      audited().drawsNothing(id("FORGET-2"), "no encounter from before this booking left");
      assertTrue(record.known(), "another booking keeps the record");
      forget("FORGET-2", 0);
      awaitEnrolment(List.of());
      Awaitility.await().atMost(LONGEST).until(() -> !record.known());
      assertEquals("RECALLED SEALED", latest("FORGET-2"));
      assertForgotten("FORGET-4");
      assertEquals(409, again("FORGET-2").statusCode());
      audited().drawsNothing(id("FORGET-2"), "was ordered to be forgotten");
      audited().knowsTheOrder(ORI, "FORGET-2");
    } finally {
      stack.close();
    }
    bringBack();
    start();
    try {
      Compaction compaction =
          Compaction.begin(broker, TopicCatalogue.ENROLMENTS.name(), subject("FORGET-1"));
      assertForgotten("FORGET-5");
      assertEquals(409, again("FORGET-1").statusCode());
      Guarantee.hold(Log.events(broker), Guarantees.all());
      compaction.await();
      assertNoCanary();
      assertNoReplayBringsThemBack();
    } finally {
      stack.close();
    }
    assertNoCanary();
  }

  private static UUID id(String tcn) {
    return BookingIds.of(ORI, tcn);
  }

  private void assertNoReplayBringsThemBack() {
    Set<String> theirs =
        Set.of(id("FORGET-1").toString(), id("FORGET-2").toString(), subject("FORGET-1"));
    List<Disposition> before = Log.dispositions(broker);
    assertTrue(new LateReplay(broker, theirs).run() > 5);
    awaitEnrolment(List.of());
    assertEquals(before, Log.dispositions(broker));
    assertForgotten("FORGET-6");
  }

  /** First the keys alone, then the ledger too: what a restored backup may be. */
  private void bringBack() throws IOException {
    keys.putBackWithoutLedger();
    try (KeyVault vault = keys.vault()) {
      for (String tcn : List.of("FORGET-1", "FORGET-2")) {
        assertThrows(KeyDestroyed.class, () -> vault.find(key(tcn)));
      }
    }
    keys.putBack();
    try (KeyVault vault = keys.vault()) {
      assertTrue(vault.find(key("FORGET-1")).isPresent(), "the key came back with its ledger");
    }
  }

  private static KeyId key(String tcn) {
    return KeyId.ofBooking(id(tcn));
  }

  private void permit(String id, String edge) throws IOException {
    String instrument =
        """
        {"id": "%s", "issuer": "federal", "scope": {"ori": "%s"}, "edge": "%s", "effect": "permit",
         "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "x"}
        """
            .formatted(id, ORI, edge);
    people.enact(id, instrument);
  }

  private static byte[] body(String tcn, boolean enrol) {
    return Bookings.tenPrint(ORI, tcn, PERSON)
        .replace("\"born\"", "\"name\": \"CANARYNAME,ONE\", \"born\"")
        .replace("\"ncic\": \"1201\"", "\"ncic\": \"1201\", \"literal\": \"CANARYWORDS\"")
        .replace("\"ENROL\"", enrol ? "\"ENROL\"" : "\"SEARCH_ONLY\"")
        .getBytes(UTF_8);
  }

  /** Books the person; returns what the field office was told, or not, and why. */
  private String book(String tcn, boolean enrol) {
    new Bookings(stack).submit(ORI, tcn, body(tcn, enrol));
    Awaitility.await(tcn).atMost(LONGEST).until(() -> !latest(tcn).isEmpty());
    return latest(tcn);
  }

  private HttpResponse<String> again(String tcn) throws IOException {
    byte[] other = new String(body(tcn, true), UTF_8).replace("1980", "1981").getBytes(UTF_8);
    return new Bookings(stack).post(ORI, "application/json", other);
  }

  private String latest(String tcn) {
    Map<Integer, String> steps = new TreeMap<>();
    for (Disposition d : Log.dispositions(broker)) {
      if (d.getBookingId().equals(id(tcn)) && d.getRecipient().equals("field-office:BOS")) {
        steps.put(d.getStep(), d.getOutcome() + " " + d.getReason());
      }
    }
    return steps.isEmpty() ? "" : ((TreeMap<Integer, String>) steps).lastEntry().getValue();
  }

  /** One person proposes and may not approve, another role neither; another custodian orders. */
  private void forget(String tcn, int subjectsLeft) throws IOException {
    String proposal =
        """
        {"ori": "%s", "tcn": "%s", "order": "%s", "citation": "M.G.L. c. 276, s. 100K"}
        """
            .formatted(ORI, tcn, ORDER);
    assertEquals(403, people.post("/expungements", proposal, "rob", "reviewer").statusCode());
    HttpResponse<String> proposed = people.post("/expungements", proposal, "dan", "custodian");
    assertEquals(201, proposed.statusCode(), proposed.body());
    String approval = "/expungements/" + PeoplesDoor.id(proposed) + "/approval";
    assertEquals(403, people.post(approval, "", "dan", "custodian").statusCode());
    assertEquals(403, people.post(approval, "", "rob", "approver").statusCode());
    long ordered = System.nanoTime();
    HttpResponse<String> approved = people.post(approval, "", "eve", "custodian");
    assertEquals(200, approved.statusCode(), approved.body());
    assertEquals(409, people.post(approval, "", "eve", "custodian").statusCode());
    String booking = id(tcn).toString();
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> Log.keys(broker, TopicCatalogue.ERASURES).contains(booking));
    told("order to erasure", ordered);
    try (KeyVault vault = stack.keys()) {
      Awaitility.await().atMost(LONGEST).until(() -> vault.destroyed(key(tcn)));
    }
    told("order to key destroyed", ordered);
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> snapshotHas(subjectsLeft));
    told("order to snapshot without", ordered);
  }

  /** Whether the last snapshot of the gallery was written with so many people. */
  private static boolean snapshotHas(int subjects) throws IOException {
    Path log = folder.resolve("stack").resolve("logs").resolve("biometric-service.log");
    String told = "gallery snapshot written subjects=";
    String text = Files.readString(log);
    int last = text.lastIndexOf(told);
    return last >= 0 && text.startsWith(subjects + " ", last + told.length());
  }

  /** Of which bookings the log last says that the subject has encounters; of none when removed. */
  private void awaitEnrolment(List<UUID> bookings) {
    Awaitility.await().atMost(LONGEST).until(() -> enrolled().equals(Optional.of(bookings)));
  }

  private Optional<List<UUID>> enrolled() throws PoisonEvent {
    Optional<List<UUID>> last = Optional.empty();
    for (var record : broker.consume(TopicCatalogue.ENROLMENTS.name())) {
      if (new String(record.key(), UTF_8).equals(subject("FORGET-1"))) {
        last =
            Optional.of(
                record.value() == null
                    ? List.of()
                    : EventCodec.of(Enrolment.class)
                        .decodeOutside(record.value())
                        .getEncounters()
                        .stream()
                        .map(Encounter::getBookingId)
                        .toList());
      }
    }
    return last;
  }

  private static String subject(String first) {
    return UUID.nameUUIDFromBytes(("subject of " + id(first)).getBytes(UTF_8)).toString();
  }

  private static void told(String what, long since) {
    System.out.printf("[expungement] %s %d ms%n", what, (System.nanoTime() - since) / 1_000_000);
  }

  private void assertForgotten(String tcn) {
    assertNoCanary();
    assertEquals("NOT_APPLICABLE NO_MATCH", book(tcn, false), "the person was found");
  }

  private void assertNoCanary() {
    List<byte[]> sought = new ArrayList<>(CANARIES);
    sought.add(subject("FORGET-1").getBytes(UTF_8));
    List<List<Path>> found = new KeptBytes(folder.resolve("stack")).with(sought);
    for (int i = 0; i < CANARIES.size(); i++) {
      assertEquals(List.of(), found.get(i), new String(CANARIES.get(i), UTF_8));
    }
    assertEquals(List.of(), KeptBytes.naming(found.get(CANARIES.size())));
  }

  private Audit audit() {
    return new Audit(stack.ports().bootstrapServers(), folder.resolve("stack"));
  }

  private AuditOfForgotten audited() {
    return new AuditOfForgotten(audit(), folder);
  }
}
