package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.testkit.TestBroker;

/** What the auditor's command line tells and draws of who is forgotten, before and after. */
final class AuditOfForgotten {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String DRAWING = "biometric-auditor:local";

  private final Audit audit;
  private final Path folder;

  AuditOfForgotten(Audit audit, Path folder) {
    this.audit = audit;
    this.folder = folder;
  }

  /** The order is told, and nothing else. */
  void knowsTheOrder(String ori, String tcn) throws IOException, InterruptedException {
    Audit.Result shown = audit.run("show", ori, tcn);
    assertEquals(0, shown.exitCode(), shown.output());
    assertTrue(shown.output().contains("Erased: the key is destroyed"), shown.output());
    assertTrue(shown.output().contains("notification.expungements.v1/"), shown.output());
    assertTrue(shown.output().contains("M.G.L. c. 276"), shown.output());
    assertFalse(shown.output().contains("CANARY"), shown.output());
    String now = Clock.systemUTC().instant().toString();
    Audit.Result verified = audit.run("verify", "--from", "2020-01-01T00:00:00Z", "--to", now);
    assertEquals(0, verified.exitCode(), verified.output());
    assertTrue(verified.output().contains("DIFFERENT 0, MISSING_INPUT 0"), verified.output());
    assertFalse(verified.output().contains("UNVERIFIABLE_ERASED 0"), verified.output());
  }

  /** An auditor may read everything else, and of prints nothing. */
  void drawsForBiometricAuditorsAlone(UUID booking, int fingers)
      throws IOException, InterruptedException {
    Audit.Result refused = draw(booking, "refused", "auditor:local");
    assertRefused(2, "prints are shown to auditors with biometrics alone", refused, "refused");
    assertEquals(0, audit.tenprint("credentials", "issue", DRAWING).exitCode());
    Audit.Result planned = audit.tenprint("access", "plan");
    assertEquals(1, planned.exitCode(), planned.output());
    List<String> changes = changes(planned);
    assertTrue(changes.contains("+ " + DRAWING + " read topic booking.bookings.v1"), "" + changes);
    long grants = changes.stream().filter(line -> line.startsWith("+")).count();
    String all = "%d to grant, 0 to take away, %d quotas to set";
    assertTrue(planned.output().contains(all.formatted(grants, changes.size() - grants)));
    assertEquals(changes, changes(audit.tenprint("access", "plan")), "a plan changes nothing");
    Audit.Result applied = audit.tenprint("access", "apply");
    assertEquals(0, applied.exitCode());
    assertEquals(changes, changes(applied), "what was planned is done");
    Awaitility.await()
        .atMost(LONGEST)
        .until(() -> audit.tenprint("access", "plan"), nothing -> nothing.exitCode() == 0);
    Audit.Result drawn = draw(booking, "drawn", DRAWING);
    assertEquals(0, drawn.exitCode(), drawn.output());
    assertTrue(drawn.output().contains("agrees, strongly"), drawn.output());
    try (Stream<Path> pictures = Files.list(folder.resolve("drawn"))) {
      assertEquals(fingers, pictures.filter(file -> file.toString().endsWith(".svg")).count());
    }
  }

  private static List<String> changes(Audit.Result of) {
    return of.output().lines().filter(line -> line.matches("[+~-] .*")).toList();
  }

  /** What an agency sent that nobody could read: ciphertext in a copy, but where it is opened. */
  void opensLetters(TestBroker broker, String ori) throws IOException, InterruptedException {
    String topic = TopicCatalogue.SUBMISSIONS.of(ori);
    String letters = TopicSpec.deadLetters(topic, "booking-service");
    byte[] came = "no event of anybody".getBytes(UTF_8);
    broker.produce(topic, "LETTER-1".getBytes(UTF_8), came);
    broker.awaitRecords(letters, 1, LONGEST);
    String base64 = Base64.getEncoder().encodeToString(came);
    assertFalse(copied(letters, "closed").contains(base64));
    String opened = copied(letters, "opened", "--open-letters");
    assertTrue(opened.contains("\"opened\":\"" + base64 + "\""), opened);
    assertTrue(opened.contains("NOT_AN_EVENT"), opened);
    Audit.Result reads = audit.run("accesses", "--output=json");
    assertTrue(reads.output().contains("audit replay --open-letters"), reads.output());
  }

  /** The lines of a copy of a topic, by who may read prints. */
  private String copied(String topic, String name, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("replay", "--from=2020-01-01T00:00:00Z"));
    arguments.addAll(List.of("--to=" + audit.now(), "--topic=" + topic, "--as=" + DRAWING));
    arguments.addAll(List.of("--with-biometrics", "--out=" + folder.resolve(name)));
    arguments.addAll(List.of(more));
    Audit.Result replayed = audit.run(arguments.toArray(String[]::new));
    assertEquals(0, replayed.exitCode(), replayed.output());
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      Path lines = files.filter(file -> file.toString().contains(topic)).findFirst().orElseThrow();
      return Files.readString(lines);
    }
  }

  /** Nor for those who may read prints. */
  void drawsNothing(UUID booking, String why) throws IOException, InterruptedException {
    assertRefused(1, why, draw(booking, "nothing", DRAWING), "nothing");
  }

  private Audit.Result draw(UUID booking, String name, String as)
      throws IOException, InterruptedException {
    Path out = folder.resolve(name);
    return audit.run("prints", booking.toString(), "--out", out.toString(), "--as", as);
  }

  private void assertRefused(int exit, String why, Audit.Result refused, String name) {
    assertEquals(exit, refused.exitCode(), refused.output());
    assertTrue(refused.output().contains(why), refused.output());
    assertEquals(
        1,
        refused.output().strip().lines().filter(line -> !line.startsWith("Picked up ")).count(),
        refused.output());
    assertFalse(Files.exists(folder.resolve(name)), "nothing is written");
  }
}
