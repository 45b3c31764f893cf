package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.notification.Disposition;
import org.tenprint.localstack.RunningStack;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.TestBroker;

/** A person is taken for another; two examiners find it, and every part of the system follows. */
class ReassignmentIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String ORI = "MA0130100";
  private static final long PERSON = 8_340;

  private static RunningStack stack;
  private static TestBroker broker;
  private static PeoplesDoor people;

  /** What stands before it is of other tests. */
  private static String began;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    people = new PeoplesDoor(stack);
    began = Clock.systemUTC().instant().toString();
  }

  @Test
  void whatWasToldIsRecalledAndThePersonIsFoundAsTheExaminersSay() throws Exception {
    assertEquals("NOT_APPLICABLE NO_MATCH", book("MIX-1", true));
    assertEquals("DELIVERED PERMITTED", book("MIX-2", true));
    awaitEnrolled(first(), "MIX-1", "MIX-2");
    String person = order("MIX-2", "new");
    Awaitility.await().atMost(LONGEST).until(() -> latest("MIX-2").equals("RECALLED CORRECTED"));
    awaitEnrolled(first(), "MIX-1");
    awaitEnrolled(persons(person), "MIX-2");
    // found otherwise: both are one after all
    order("MIX-2", "first:" + id("MIX-1"));
    awaitEnrolled(first(), "MIX-1", "MIX-2");
    awaitEnrolled(persons(person));
    assertEquals("DELIVERED PERMITTED", book("MIX-3", false));
    order("MIX-1", "nobody");
    order("MIX-2", "nobody");
    awaitEnrolled(first());
    assertEquals("NOT_APPLICABLE NO_MATCH", book("MIX-4", false), "as if it had never been");
    assertAuditKnowsTheOrder();
  }

  private static UUID id(String tcn) {
    return BookingIds.of(ORI, tcn);
  }

  private static String first() {
    return named("subject of " + id("MIX-1"));
  }

  private static String persons(String number) {
    return named("person " + number);
  }

  private static String named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** Books the person; returns what the field office was told, or not, and why. */
  private static String book(String tcn, boolean enrol) {
    String body =
        Bookings.tenPrint(ORI, tcn, PERSON)
            .replace("\"ENROL\"", enrol ? "\"ENROL\"" : "\"SEARCH_ONLY\"");
    new Bookings(stack).submit(ORI, tcn, body.getBytes(UTF_8));
    Awaitility.await(tcn).atMost(LONGEST).until(() -> !latest(tcn).isEmpty());
    return latest(tcn);
  }

  private static String latest(String tcn) {
    TreeMap<Integer, String> steps = new TreeMap<>();
    for (Disposition d : Log.dispositions(broker)) {
      if (d.getBookingId().equals(id(tcn)) && d.getRecipient().equals("field-office:BOS")) {
        steps.put(d.getStep(), d.getOutcome() + " " + d.getReason());
      }
    }
    return steps.isEmpty() ? "" : steps.lastEntry().getValue();
  }

  /** One examiner proposes and may not approve, a custodian neither; another examiner orders. */
  private static String order(String tcn, String person) throws IOException {
    String proposal =
        "{\"booking\": \"%s\", \"person\": \"%s\", \"citation\": \"report 26-118\"}"
            .formatted(id(tcn), person);
    assertEquals(403, people.post("/reassignments", proposal, "dan", "custodian").statusCode());
    HttpResponse<String> proposed = people.post("/reassignments", proposal, "exa", "examiner");
    assertEquals(201, proposed.statusCode(), proposed.body());
    String approval = "/reassignments/" + PeoplesDoor.id(proposed) + "/approval";
    assertEquals(403, people.post(approval, "", "exa", "examiner").statusCode());
    HttpResponse<String> approved = people.post(approval, "", "exb", "examiner");
    assertEquals(200, approved.statusCode(), approved.body());
    return proposed.body().replaceFirst("(?s).*\"person\":\"([^\"]+)\".*", "$1");
  }

  /** Of which bookings the log last says that a subject has encounters; of none when removed. */
  private static void awaitEnrolled(String subject, String... tcns) {
    List<UUID> bookings = List.of(tcns).stream().map(ReassignmentIT::id).toList();
    Awaitility.await(List.of(tcns).toString())
        .atMost(LONGEST)
        .until(() -> enrolled().getOrDefault(subject, List.of()).equals(bookings));
  }

  private static Map<String, List<UUID>> enrolled() throws PoisonEvent {
    Map<String, List<UUID>> last = new TreeMap<>();
    for (var record : broker.consume(TopicCatalogue.ENROLMENTS.name())) {
      List<Encounter> encounters =
          record.value() == null
              ? List.of()
              : EventCodec.of(Enrolment.class).decodeOutside(record.value()).getEncounters();
      last.put(
          new String(record.key(), UTF_8),
          encounters.stream().map(Encounter::getBookingId).toList());
    }
    return last;
  }

  private static void assertAuditKnowsTheOrder() throws Exception {
    Audit audit = new Audit(stack.ports().bootstrapServers(), Stack.sharedFolder());
    Audit.Result shown = audit.run("show", ORI, "MIX-2");
    assertEquals(0, shown.exitCode(), shown.output());
    assertTrue(shown.output().contains("found the identification wrong"), shown.output());
    assertTrue(shown.output().contains("report 26-118"), shown.output());
    String now = Clock.systemUTC().instant().toString();
    Audit.Result verified = audit.run("verify", "--from", began, "--to", now);
    assertEquals(0, verified.exitCode(), verified.output());
    assertTrue(verified.output().contains("DIFFERENT 0, MISSING_INPUT 0"), verified.output());
  }
}
