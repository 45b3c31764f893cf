package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.tenprint.events.BookingIds;
import org.tenprint.events.notification.Disposition;
import org.tenprint.localstack.RunningStack;
import org.tenprint.synthetic.IsoTemplates;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * Somebody who is booked, enrolled and has an immigration record, and is later ordered to be
 * forgotten by two custodians.
 */
final class ForgottenPerson {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String ORI = "MA0130100";
  private static final long PERSON = 990_002;
  private static final String TCN = "FORGOTTEN-1";
  private static final String ORDER = "CANARY-ORDER-88";
  private static final String STRANGER = "NOT_APPLICABLE NO_MATCH";

  /** What is of the person, wherever it would lie. */
  private static final List<byte[]> TRACES =
      List.of(
          "CANARYBACKUP".getBytes(UTF_8),
          ORDER.getBytes(UTF_8),
          StatedRecord.ID.getBytes(UTF_8),
          StatedRecord.SENTENCE.getBytes(UTF_8),
          Arrays.copyOfRange(IsoTemplates.of(PERSON, 2), 30, 70));

  /** Is booked and enrolled, found by another booking, and stated to be removable. */
  void isKnown(RunningStack stack) {
    book(stack, TCN, "ENROL");
    assertNotEquals(STRANGER, book(stack, "FORGOTTEN-2", "SEARCH_ONLY"), "enrolled and found");
    record(stack).state();
  }

  private static StatedRecord record(RunningStack stack) {
    String subject =
        UUID.nameUUIDFromBytes(("subject of " + BookingIds.of(ORI, TCN)).getBytes(UTF_8))
            .toString();
    return new StatedRecord(log(stack), subject);
  }

  private static TestBroker log(RunningStack stack) {
    return TestBroker.at(stack.client(Stack.DEPLOYMENT));
  }

  /** Two custodians order it; returns when neither key nor record is left. */
  void isForgotten(RunningStack stack) throws IOException {
    PeoplesDoor people = new PeoplesDoor(stack);
    HttpResponse<String> proposed = proposed(people);
    assertEquals(201, proposed.statusCode(), proposed.body());
    String approval = "/expungements/" + PeoplesDoor.id(proposed) + "/approval";
    assertEquals(200, people.post(approval, "", "eve", "custodian").statusCode());
    try (KeyVault vault = stack.keys()) {
      KeyId key = KeyId.ofBooking(BookingIds.of(ORI, TCN));
      Awaitility.await().atMost(LONGEST).until(() -> vault.destroyed(key));
    }
    Awaitility.await().atMost(LONGEST).until(() -> !record(stack).known());
  }

  private static HttpResponse<String> proposed(PeoplesDoor people) throws IOException {
    String proposal =
        "{\"ori\": \"%s\", \"tcn\": \"%s\", \"order\": \"%s\", \"citation\": \"c. 276\"}"
            .formatted(ORI, TCN, ORDER);
    return people.post("/expungements", proposal, "dan", "custodian");
  }

  /** In a stack of a backup from before the order, which the ledger alone tells of it. */
  void staysForgotten(RunningStack restored, Path folder) throws Exception {
    Awaitility.await("the record").atMost(LONGEST).until(() -> !record(restored).known());
    assertEquals(STRANGER, book(restored, "FORGOTTEN-3", "SEARCH_ONLY"));
    HttpResponse<String> ordered = proposed(new PeoplesDoor(restored));
    assertEquals(409, ordered.statusCode(), ordered.body());
    byte[] other = new String(body(TCN, "ENROL"), UTF_8).replace("1980", "1981").getBytes(UTF_8);
    assertEquals(
        409, new Bookings(restored).post(ORI, "application/json", other).statusCode(), "again");
    List<List<Path>> kept = new KeptBytes(folder).with(TRACES);
    for (int i = 0; i < TRACES.size(); i++) {
      assertEquals(List.of(), kept.get(i), new String(TRACES.get(i), UTF_8));
    }
    Audit.Result shown =
        new Audit(restored.ports().bootstrapServers(), folder).run("show", ORI, TCN);
    assertEquals(0, shown.exitCode(), shown.output());
    assertTrue(shown.output().contains("Erased: it cannot be read"), shown.output());
  }

  private static byte[] body(String tcn, String retention) {
    return Bookings.tenPrint(ORI, tcn, PERSON)
        .replace("\"born\"", "\"name\": \"CANARYBACKUP,ONE\", \"born\"")
        .replace("\"ENROL\"", '"' + retention + '"')
        .getBytes(UTF_8);
  }

  /** What the field office was told of a booking of the person, or not, and why. */
  private static String book(RunningStack stack, String tcn, String retention) {
    new Bookings(stack).submit(ORI, tcn, body(tcn, retention));
    TestBroker log = log(stack);
    Awaitility.await(tcn).atMost(LONGEST).until(() -> !told(log, tcn).isEmpty());
    return told(log, tcn);
  }

  private static String told(TestBroker log, String tcn) {
    return Log.dispositions(log).stream()
        .filter(one -> one.getBookingId().equals(BookingIds.of(ORI, tcn)))
        .filter(one -> one.getRecipient().equals("field-office:BOS"))
        .max((one, other) -> Integer.compare(one.getStep(), other.getStep()))
        .map(ForgottenPerson::told)
        .orElse("");
  }

  private static String told(Disposition one) {
    return one.getOutcome() + " " + one.getReason();
  }
}
