package org.tenprint.localstack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;

/** The files of a stack that does not run, backed up and restored. */
class BackupTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123Z");

  @TempDir private Path folder;
  private Layout stack;
  private Path data;
  private Path secrets;

  @BeforeEach
  void stack() throws IOException {
    stack = new Layout(folder, folder.resolve("stack"));
    data = folder.resolve("backup");
    secrets = folder.resolve("elsewhere/secrets");
    write("data/kafka/log/a.v1-0/00000000000000000000.log", "records");
    write("data/kafka/log/a.v1-0/00000000000000000000.index", "left out");
    write("data/kafka/log/a.v1-0/leader-epoch-checkpoint", "0");
    // of a process that is another's by now
    write("data/postgres/cluster/postmaster.pid", "1\n/left/out\n1\n");
    write("data/postgres/cluster/base/1", "page");
    write("data/postgres/binaries/bin/postgres", "left out");
    Files.createDirectories(stack.local().resolve("data/postgres/cluster/pg_notify"));
    write("keys/keys.db", "wrapped");
    write("keys/destroyed", "one\n");
    write("secrets/key-encryption.json", "key");
    write("credentials/ca/key.pem", "ca");
    write("logs/kafka.log", "of no use");
  }

  private void write(String path, String text) throws IOException {
    Path file = stack.local().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Backup.Done backUp() {
    return new Backup(stack, Clock.fixed(NOON, ZoneOffset.UTC)).take(data, Optional.of(secrets));
  }

  private Restore restore() {
    return new Restore(new Layout(folder, folder.resolve("other")));
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String text = Files.isDirectory(file) ? "/" : Files.readString(file);
        texts.put(folder.relativize(file).toString(), text);
      }
    }
    return texts;
  }

  @Test
  void isRestoredByteByByteButWhatIsMadeAnew() throws IOException {
    Backup.Done done = backUp();
    assertEquals(new Backup.Done(NOON, Optional.empty(), 7, 28), done);
    Map<String, String> expected = texts(stack.local());
    expected
        .keySet()
        .removeIf(
            path -> path.matches("stack\\..*|logs.*|.*binaries.*|.*\\.index|.*postmaster\\.pid"));
    Restore.Done restored = restore().run(data, secrets, Optional.empty(), Revoked.NOTHING);
    assertEquals(new Restore.Done(NOON, 7, 28, 0, 0), restored);
    Map<String, String> found = texts(folder.resolve("other"));
    found.remove("stack.lock");
    assertEquals(expected, found);
    assertFalse(Files.exists(stack.local().resolve("backup.stage")));
    assertFalse(Files.exists(folder.resolve("other.restoring")));
  }

  @Test
  void whatOpensTheKeysLiesApartAndNobodyElseReadsEither() throws IOException {
    backUp();
    assertFalse(texts(data).values().stream().anyMatch("key"::equals));
    assertFalse(texts(secrets).values().stream().anyMatch("wrapped"::equals));
    for (Path part : new Path[] {data, secrets}) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.toList()) {
          String may = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          assertTrue(may.endsWith("------"), file + " " + may);
        }
      }
    }
  }

  /** By them a load would pass over what the log that comes back has not. */
  @Test
  void howFarFilesWereLoadedIsNotTakenOver() throws IOException {
    write("load/0123456789abcdef", "500 500 0 0 id 0 499");
    backUp();
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("load"));
    Files.writeString(other.resolve("load/0123456789abcdef"), "500 500 0 0 id 0 499");
    Files.writeString(other.resolve("sample.loaded"), "by a version of before");
    Files.writeString(other.resolve("stacks"), "kept");
    restore().run(data, secrets, Optional.empty(), Revoked.NOTHING);
    assertFalse(Files.exists(other.resolve("load")));
    assertFalse(Files.exists(other.resolve("sample.loaded")));
    assertEquals("kept", Files.readString(other.resolve("stacks")));
  }

  @Test
  void oneFolderInTheOtherOrOneInUseIsRefused() throws IOException {
    secrets = data.resolve("secrets");
    assertThrows(StackException.class, this::backUp);
    data = stack.local().resolve("backup");
    assertThrows(StackException.class, this::backUp);
    data = Files.createDirectories(folder.resolve("used"));
    Files.writeString(data.resolve("something"), "");
    assertThrows(StackException.class, this::backUp);
    assertEquals(1, texts(data).size() - 1);
  }

  /** As one makes who has a larger disk elsewhere. */
  @Test
  void whatLiesBehindALinkIsNotLeftOutInSilence() throws IOException {
    Path elsewhere = folder.resolve("larger");
    for (String linked :
        List.of("data", "data/kafka", "data/kafka/log/a.v1-0", "keys", "secrets", "credentials")) {
      Path there = stack.local().resolve(linked);
      Files.move(there, elsewhere);
      Files.createSymbolicLink(there, elsewhere);
      StackException refused = assertThrows(StackException.class, this::backUp, linked);
      assertTrue(refused.getMessage().startsWith(there + " is a link"), refused.getMessage());
      assertFalse(Files.exists(data.resolve("backup.json")), linked);
      Files.delete(there);
      Files.move(elsewhere, there);
    }
    Files.createSymbolicLink(stack.local().resolve("reference"), folder.resolve("gone"));
    assertThrows(StackException.class, this::backUp, "leads nowhere");
    Files.delete(stack.local().resolve("reference"));
    assertEquals(NOON, backUp().asOf());
  }

  @Test
  void oneOtherByteOrOneMissingFileRestoresNothing() throws IOException {
    backUp();
    Path page = data.resolve("data/postgres/cluster/base/1");
    Files.writeString(page, "pagE");
    refused();
    Files.writeString(page, "pages");
    refused();
    Files.delete(page);
    refused();
    Files.writeString(page, "page");
    Files.delete(data.resolve("backup.json"));
    refused();
  }

  private void refused() throws IOException {
    assertThrows(
        StackException.class,
        () -> restore().run(data, secrets, Optional.empty(), Revoked.NOTHING));
    assertEquals(Set.of("", "stack.lock"), texts(folder.resolve("other")).keySet());
    assertFalse(Files.exists(folder.resolve("other.restoring")));
  }

  @Test
  void nobodyStartsAStackWhereOneIsRestored() throws IOException {
    backUp();
    Layout other = new Layout(folder, folder.resolve("other"));
    StackClaim claim = StackClaim.take(other);
    assertThrows(
        StackException.class,
        () -> restore().run(data, secrets, Optional.empty(), Revoked.NOTHING));
    assertFalse(Files.exists(other.local().resolve("keys")));
    claim.close();
    restore().run(data, secrets, Optional.empty(), Revoked.NOTHING);
    StackClaim.take(other).close();
    assertFalse(Files.exists(StackClaim.before(other)));
  }

  /** A rotation of keys, say: it does not stand still with the stack. */
  @Test
  void aVaultThatIsWrittenMeanwhileIsNotBackedUp() throws IOException {
    for (String file : List.of("keys/keys.db", "secrets/key-encryption.json", "keys/keys.db-wal")) {
      InstantSource writes =
          () -> {
            try {
              write(file, "of another instant");
              return NOON;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      assertThrows(
          StackException.class,
          () -> new Backup(stack, writes.withZone(ZoneOffset.UTC)).take(data, Optional.of(secrets)),
          file);
      assertFalse(Files.exists(data.resolve("backup.json")), file);
      assertFalse(Files.exists(stack.local().resolve("backup.stage")), file);
    }
    write("keys/keys.db-shm", "before");
    assertEquals(NOON, backUp().asOf());
  }

  @Test
  void halvesOfTwoBackupsAreNotPutTogether() throws IOException {
    backUp();
    Path first = data;
    data = folder.resolve("second");
    Path firstSecrets = secrets;
    secrets = folder.resolve("second-secrets");
    new Backup(stack, Clock.fixed(NOON.plusMillis(1), ZoneOffset.UTC))
        .take(data, Optional.of(secrets));
    secrets = firstSecrets;
    refused();
    data = firstSecrets;
    secrets = first;
    refused();
  }

  @Test
  void aManifestThatNamesOtherPlacesIsNone() throws IOException {
    for (String place : new String[] {"../outside", "/outside", "secrets/x", "data/../../x"}) {
      secrets = folder.resolve("secrets-" + place.hashCode());
      data = folder.resolve("data-" + place.hashCode());
      backUp();
      Path manifest = data.resolve("backup.json");
      Files.writeString(
          manifest,
          Files.readString(manifest)
              .replace("\"data/postgres/cluster/base/1\"", "\"" + place + "\""));
      refused();
    }
  }

  @Test
  void whoWasForgottenSinceStaysForgotten() throws IOException {
    write("keys/destroyed", "one\ntw");
    backUp();
    Path now = Files.writeString(folder.resolve("destroyed"), "one\ntwo\nthree\n");
    assertEquals(2, restore().run(data, secrets, Optional.of(now), Revoked.NOTHING).erasedSince());
    assertEquals("one\ntwo\nthree\n", Files.readString(folder.resolve("other/keys/destroyed")));
  }

  @Test
  void aLedgerThatIsOlderOrCutOrAnothersRestoresNothing() throws IOException {
    backUp();
    Path ledger = folder.resolve("destroyed-elsewhere");
    for (String other : List.of("", "two\nthree\n", "on", "one\ntw")) {
      Files.writeString(ledger, other);
      assertThrows(
          StackException.class,
          () -> restore().run(data, secrets, Optional.of(ledger), Revoked.NOTHING),
          "ledger " + other);
      assertFalse(Files.exists(folder.resolve("other/keys")));
    }
    Files.writeString(ledger, "one\n");
    assertEquals(
        0, restore().run(data, secrets, Optional.of(ledger), Revoked.NOTHING).erasedSince());
  }

  @Test
  void whereAStackLiesNothingIsRestoredAndWhatElseLiesThereStays() throws IOException {
    backUp();
    Path stacks = Files.createDirectories(folder.resolve("other/stacks"));
    Files.writeString(stacks.resolve("1-2"), "elsewhere");
    restore().run(data, secrets, Optional.empty(), Revoked.NOTHING);
    assertEquals("elsewhere", Files.readString(stacks.resolve("1-2")));
    assertThrows(
        StackException.class,
        () -> restore().run(data, secrets, Optional.empty(), Revoked.NOTHING),
        "one is there");
  }
}
