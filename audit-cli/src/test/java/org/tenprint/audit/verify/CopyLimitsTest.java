package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.replay.Manifest;
import org.tenprint.audit.replay.RecordJson;
import org.tenprint.audit.replay.Replay;
import org.tenprint.events.TopicCatalogue;

/** Of what a copy does not hold it says nothing. */
class CopyLimitsTest {
  private static final Instant FROM = WrittenLog.DECIDED.minus(Duration.ofDays(2));
  private static final Instant TO = WrittenLog.DECIDED.plus(Duration.ofHours(1));

  @TempDir private Path folder;
  private VerifiedCopy copy;

  @BeforeEach
  void aCopy() throws Exception {
    EventLog log =
        new WrittenLog()
            .instrument(SampleInstruments.permit(), Duration.ofDays(1))
            .determined()
            .decided(1)
            .log();
    Events events = new Events(Optional.empty(), Optional.empty(), Optional.empty());
    List<TopicName> topics =
        log.topics().stream().map(topic -> TopicName.parse(topic).orElseThrow()).toList();
    Path to = folder.resolve("copy");
    new Replay(log, new RecordJson(events), copied -> {})
        .copy(topics, new Window(FROM, TO), TO, to);
    copy = new VerifiedCopy(to, FROM, TO);
  }

  @Test
  void itIsVerifiedForTheTimeThatItHoldsAndNoOther() {
    assertEquals(List.of(), copy.findings(ExitCodes.OK));
    for (Window more :
        List.of(new Window(FROM.minusMillis(1), TO), new Window(FROM, TO.plusMillis(1)))) {
      assertRefused(new VerifiedCopy(copy.folder(), more.from(), more.to()).verify());
    }
    assertRefused(
        Cli.run("audit", "accesses", "--source=" + copy.folder(), "--to=" + TO.plusMillis(1)));
  }

  private static void assertRefused(Cli refused) {
    assertEquals(ExitCodes.CANNOT_ANSWER, refused.exit(), refused.out());
    String held = "the copy holds " + FROM + " to " + TO + " and no more";
    assertTrue(refused.err().contains(held), refused.err());
  }

  @Test
  void aWindowOfNothingSaysSo() {
    Cli verified = new VerifiedCopy(copy.folder(), FROM, FROM.plusSeconds(1)).verify();
    assertEquals(ExitCodes.NOTHING, verified.exit(), verified.err());
  }

  @Test
  void oneOfWhichALineAndItsSumAreGoneIsChanged() throws IOException {
    String topic = TopicCatalogue.INSTRUMENTS.name();
    copy.change(topic, line -> null);
    String sum =
        Manifest.read(copy.folder()).files().stream()
            .filter(one -> one.topic().equals(topic))
            .findFirst()
            .orElseThrow()
            .sha256();
    String own = Manifest.sha256(copy.folder().resolve(Manifest.fileName(topic)));
    Path manifest = copy.folder().resolve(Manifest.NAME);
    Files.writeString(manifest, Files.readString(manifest).replace(sum, own));
    copy.expect(Verdict.DIFFERENT, "copy", "it was changed since it was copied");
  }

  /** Anybody's record would pass for a service's. */
  @Test
  void whereNobodyCanSayWhoWroteAnEventThatIsStated() {
    Cli verified =
        Cli.exactly(
            "audit",
            "verify",
            "--from=" + FROM,
            "--to=" + TO,
            "--source=" + copy.folder(),
            "--purpose=test");
    assertEquals(ExitCodes.CANNOT_ANSWER, verified.exit(), verified.out());
    assertTrue(verified.err().contains("--unsigned"), verified.err());
  }
}
