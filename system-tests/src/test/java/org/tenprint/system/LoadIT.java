package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.PersonRoles;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.synthetic.IsoTemplates;
import org.tenprint.testkit.TestBroker;

/** What operators, record owners and authors load from files is taken, or refused and told. */
class LoadIT {
  private static final String SUBJECT = "LOADED-1";
  private static final long PERSON = 7_310_001;

  private static RunningStack stack;
  private static TestBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
  }

  @AfterAll
  static void end() {
    broker.close();
  }

  private Audit.Result load(Map<String, String> more, String... arguments) throws Exception {
    return new Audit(stack.ports().bootstrapServers(), Stack.sharedFolder()).load(more, arguments);
  }

  private static String print(int position) {
    return "{\"position\":%d,\"data\":\"%s\"}"
        .formatted(position, Base64.getEncoder().encodeToString(IsoTemplates.of(PERSON, position)));
  }

  @Test
  void whatIsLoadedIsTakenAndWhatIsRefusedIsTold() throws Exception {
    Path gallery =
        Files.write(
            folder.resolve("gallery.ndjson"),
            List.of(
                "{\"subjectId\":\"%s\",\"prints\":[%s,{\"position\":3,\"data\":\"AAAA\"},%s]}"
                    .formatted(SUBJECT, print(2), print(7)),
                "{\"subjectId\":\"LOADED-2\",\"prints\":[%s,%s]}".formatted(print(2), print(2))));
    Audit.Result enrolled = load(Map.of(), "gallery", gallery.toString());
    assertEquals(1, enrolled.exitCode(), enrolled.output());
    assertTrue(
        enrolled.output().contains(": 1 loaded, 1 refused, 1 prints left out; see "),
        enrolled.output());
    assertEquals(
        "line\treason\twhere\n"
            + "1\tLEFT_OUT UNSUPPORTED_FORMAT\tprints[1].data\n"
            + "2\tDUPLICATE_FINGER\tprints[1].position\n",
        Files.readString(folder.resolve("gallery.ndjson.refused.tsv")));
    // as an operator, who may ask whether the log is still the one that it went to
    Audit.Result again = load(Map.of(), "gallery", gallery.toString());
    assertEquals(1, again.exitCode(), again.output());
    assertTrue(
        again.output().contains(": 1 loaded, 1 refused, 1 of these before, 1 prints left out"),
        again.output());
    assertEquals(1, of(TopicCatalogue.ENROLMENTS, SUBJECT));
    assertEquals(0, of(TopicCatalogue.ENROLMENTS, "LOADED-2"));

    Path records =
        Files.writeString(
            folder.resolve("records.ndjson"),
            """
            {"subjectId":"%s","recordId":"R-LOADED-1","status":"PENDING","validFrom":"2001-01-01T00:00:00Z"}
            """
                .formatted(SUBJECT));
    Audit.Result stated = load(Map.of(), "records", records.toString());
    assertEquals(0, stated.exitCode(), stated.output());
    Audit.Result statedBefore = load(Map.of(), "records", records.toString());
    assertTrue(statedBefore.output().contains("1 of these before"), statedBefore.output());
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> of(TopicCatalogue.RECORDS, SUBJECT) == 1);
  }

  /** How many records of a subject a topic has. */
  private static long of(TopicSpec topic, String subject) {
    return broker.consume(topic.name()).stream()
        .filter(record -> subject.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .count();
  }

  @Test
  void instrumentsAreProposedOnceAndWhatTheDoorRefusesIsTold() throws Exception {
    String instrument =
        """
          - id: %s
            issuer: county
            scope: {county: "25025"}
            edge: return
            effect: withhold
            reason: RECIPIENT_REFUSED
            effective: {from: 2031-01-01T00:00:00Z}
            recorded: 2030-01-01T00:00:00Z
            author: nobody
            citation: none
        """;
    Path file =
        Files.writeString(
            folder.resolve("drafts.yaml"),
            "instruments:\n"
                + instrument.formatted("LOADED-DRAFT-1")
                + instrument
                    .formatted("LOADED-DRAFT-2")
                    .replace("{county: \"25025\"}", "{county: \"17031\"}"));
    String token = stack.token("loader", PersonRoles.AUTHOR);
    Map<String, String> environment =
        Map.of(
            "TENPRINT_TOKEN",
            token,
            "TENPRINT_NOTIFICATION_URL",
            stack.ports().url(Service.NOTIFICATION));
    Audit.Result none = load(Map.of(), "instruments", file.toString());
    assertEquals(2, none.exitCode(), none.output());
    Audit.Result first = load(environment, "instruments", file.toString());
    assertEquals(0, first.exitCode(), first.output());
    assertTrue(first.output().contains(": 2 proposed, 0 were there, 0 refused"), first.output());
    String listed = Knock.plain(stack).get(Service.NOTIFICATION, "/instruments", token).body();
    assertTrue(listed.contains("LOADED-DRAFT-1") && listed.contains("\"draft\""), listed);

    Files.writeString(
        file,
        Files.readString(file)
            + instrument.formatted("LOADED-DRAFT-3").replace("\"25025\"", "\"99999\""));
    Audit.Result second = load(environment, "instruments", file.toString());
    assertEquals(1, second.exitCode(), second.output());
    assertTrue(second.output().contains(": 0 proposed, 2 were there, 1 refused"), second.output());
    assertEquals(
        "line\treason\twhere\n3\tUNKNOWN_SCOPE\tLOADED-DRAFT-3\n",
        Files.readString(folder.resolve("drafts.yaml.refused.tsv")));

    Files.writeString(
        file, "instruments:\n" + instrument.formatted("LOADED-DRAFT-1").replace("2031", "2032"));
    Audit.Result changed = load(environment, "instruments", file.toString());
    assertEquals(1, changed.exitCode(), changed.output());
    assertTrue(changed.output().contains(": 0 proposed, 0 were there, 1 refused"));
    assertEquals(
        "line\treason\twhere\n1\tOTHER_TEXT_IS_THERE\tLOADED-DRAFT-1\n",
        Files.readString(folder.resolve("drafts.yaml.refused.tsv")));
  }

  /** Three people bring a history in, in whatever order its instruments stand. */
  @Test
  void aHistoryIsBroughtInAndSignedByTwo() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("history.yaml"),
            """
            instruments:
              - {id: HISTORY-1, issuer: county, scope: {county: "25025"}, edge: return, effect: permit,
                 effective: {from: 2008-01-01T00:00:00-05:00, to: 2010-01-01T00:00:00-05:00},
                 recorded: 2007-12-01T00:00:00-05:00}
              - {id: HISTORY-2, issuer: county, scope: {county: "25025"}, edge: return, effect: permit,
                 effective: {from: 2010-01-01T00:00:00-05:00, to: 2011-01-01T00:00:00-05:00},
                 supersedes: HISTORY-1, recorded: 2009-12-01T00:00:00-05:00}
              - {id: HISTORY-3, issuer: county, scope: {county: "25025"}, edge: return, effect: permit,
                 effective: {from: 2010-06-01T00:00:00-05:00}, recorded: 2010-05-01T00:00:00-05:00}
              - {id: HISTORY-4, issuer: county, scope: {county: "25025"}, edge: return, effect: permit,
                 effective: {from: 2010-12-01T00:00:00-05:00, to: 2011-01-01T00:00:00-05:00},
                 supersedes: HISTORY-3, recorded: 2010-11-01T00:00:00-05:00}
            """);
    String author = stack.token("historian", PersonRoles.AUTHOR);
    Audit.Result proposed = history(author, "instruments", file);
    assertEquals(1, proposed.exitCode(), proposed.output());
    assertEquals(
        "line\treason\twhere\n3\tEND_NOT_STATED\tHISTORY-3\n",
        Files.readString(folder.resolve("history.yaml.refused.tsv")));
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "{from: 2010-06-01T00:00:00-05:00}",
                "{from: 2010-06-01T00:00:00-05:00, to: 2010-12-01T00:00:00-05:00}"));
    Audit.Result again = history(author, "instruments", file);
    assertEquals(0, again.exitCode(), again.output());
    assertTrue(again.output().contains(": 1 proposed, 3 were there, 0 refused"), again.output());

    String one = stack.token("archivist", PersonRoles.APPROVER);
    Audit.Result unread = history(one, "approvals", file, "--sign");
    assertEquals(2, unread.exitCode(), unread.output());
    assertTrue(unread.output().contains("without --sign first"), unread.output());
    for (String by : List.of(one, stack.token("clerk", PersonRoles.APPROVER))) {
      Audit.Result read = history(by, "approvals", file);
      assertEquals(0, read.exitCode(), read.output());
      assertTrue(read.output().contains(": 4 to be read, 0 were approved by two, 0 refused"));
      Audit.Result signed = history(by, "approvals", file, "--sign");
      assertEquals(0, signed.exitCode(), signed.output());
      assertTrue(signed.output().contains(": 4 approved,"), signed.output());
    }
    Audit.Result done = history(one, "approvals", file, "--sign");
    assertTrue(done.output().contains(": 0 approved, 4 were approved by two"), done.output());
    String shown =
        Knock.plain(stack).get(Service.NOTIFICATION, "/instruments/HISTORY-2", author).body();
    assertTrue(shown.contains("\"approved\""), shown);
    assertTrue(shown.contains("\"register\":\"Suffolk ordinances\""), shown);
    assertTrue(shown.contains("\"recorded\":\"2009-12-01T00:00:00-05:00\""), shown);
  }

  private Audit.Result history(String token, String what, Path file, String... more)
      throws Exception {
    Map<String, String> environment =
        Map.of(
            "TENPRINT_TOKEN",
            token,
            "TENPRINT_NOTIFICATION_URL",
            stack.ports().url(Service.NOTIFICATION));
    List<String> arguments =
        new ArrayList<>(List.of(what, file.toString(), "--imported-from", "Suffolk ordinances"));
    arguments.addAll(List.of(more));
    return load(environment, arguments.toArray(String[]::new));
  }
}
