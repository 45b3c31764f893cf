package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;

/** What the auditor's command line tells and draws of who is forgotten, before and after. */
final class AuditOfForgotten {
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
    assertEquals(0, audit.tenprint("access", "apply").exitCode());
    Audit.Result drawn = draw(booking, "drawn", DRAWING);
    assertEquals(0, drawn.exitCode(), drawn.output());
    assertTrue(drawn.output().contains("agrees, strongly"), drawn.output());
    try (Stream<Path> pictures = Files.list(folder.resolve("drawn"))) {
      assertEquals(fingers, pictures.filter(file -> file.toString().endsWith(".svg")).count());
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
