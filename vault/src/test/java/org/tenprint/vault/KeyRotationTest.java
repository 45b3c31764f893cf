package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key-encryption key is replaced under running services, whatever it is killed in. */
class KeyRotationTest {
  private static final int MANY = 130;
  private static final Destruction ORDER =
      new Destruction(Instant.parse("2026-11-26T12:00:00Z"), "notification.erasures.v1/0/7");

  @TempDir private Path folder;
  private Path keys;
  private Path secrets;

  @BeforeEach
  void folders() throws IOException {
    keys = folder.resolve("keys");
    secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("kek.p12.pin"), "a password\n");
  }

  private FileVault open(String file) {
    return FileVault.begin(keys, secrets.resolve(file));
  }

  private KeyRotation rotation(String file) {
    return new KeyRotation(keys, KeyEncryption.ofFile(secrets.resolve(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kek.json", "kek.p12"})
  void everyKeyIsTheSameAndTheOldOneOpensNothing(String file) throws Exception {
    List<byte[]> before = made(file, MANY);
    List<KeyTable.Row> wrapped = rows();
    byte[] old = Files.readAllBytes(secrets.resolve(file));
    assertEquals(MANY, rotation(file).run());
    holds(file, before);
    for (KeyTable.Row row : wrapped) {
      assertFalse(java.util.Arrays.equals(row.wrapped(), row(row.id()).wrapped()));
    }
    Path copy = Files.write(secrets.resolve("old-" + file), old);
    Files.writeString(secrets.resolve("old-kek.p12.pin"), "a password");
    KeyEncryption former = KeyEncryption.ofFile(copy);
    for (KeyTable.Row row : rows()) {
      assertThrows(
          GeneralSecurityException.class, () -> former.unwrap(row.wrapped(), row.id().bytes()));
    }
    assertEquals(MANY, rotation(file).run(), "and once more");
    holds(file, before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kek.json", "kek.p12"})
  void aRunningServiceGoesOn(String file) {
    List<byte[]> before = made(file, 20);
    try (FileVault running = open(file)) {
      assertArrayEquals(before.get(0), shown(running.find(id(0)).orElseThrow()));
      rotation(file).run();
      for (int i = 0; i < before.size(); i++) {
        assertArrayEquals(before.get(i), shown(running.find(id(i)).orElseThrow()));
      }
      byte[] made = shown(running.ensure(id(77)));
      rotation(file).run();
      try (FileVault other = open(file)) {
        assertArrayEquals(made, shown(other.find(id(77)).orElseThrow()));
      }
    }
  }

  @Test
  void aRowThatIsRewrappedBeforeItIsOpenedIsReadAgain() {
    List<byte[]> before = made("kek.json", 3);
    AtomicBoolean first = new AtomicBoolean(true);
    KeyEncryption real = KeyEncryption.ofFile(secrets.resolve("kek.json"));
    KeyEncryption between =
        new BrokenOff(real, Integer.MAX_VALUE) {
          @Override
          public byte[] unwrap(byte[] wrapped, byte[] about)
              throws GeneralSecurityException, IOException {
            if (first.getAndSet(false)) {
              rotation("kek.json").run();
            }
            return super.unwrap(wrapped, about);
          }
        };
    try (FileVault vault = FileVault.open(keys, between)) {
      assertArrayEquals(before.get(0), shown(vault.find(id(0)).orElseThrow()));
      assertFalse(first.get());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kek.json", "kek.p12"})
  void keysThatAreMadeAndDestroyedMeanwhileStayAsTheyAre(String file) throws InterruptedException {
    List<byte[]> before = made(file, MANY);
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    try (FileVault running = open(file)) {
      CompletableFuture<Integer> making =
          CompletableFuture.supplyAsync(
              () -> {
                int made = MANY;
                while (!over.get()) {
                  running.ensure(id(made++));
                  running.destroy(id(made - MANY), ORDER);
                  begun.countDown();
                }
                return made;
              });
      try {
        assertTrue(begun.await(1, TimeUnit.MINUTES));
        for (int i = 0; i < 3; i++) {
          rotation(file).run();
        }
      } finally {
        over.set(true);
      }
      int made = making.join();
      try (FileVault other = open(file)) {
        assertTrue(made > MANY);
        for (int i = made - MANY + 1; i < made; i++) {
          assertTrue(other.find(id(i)).isPresent(), "key " + i);
        }
        assertArrayEquals(before.get(0), shown(other.find(id(0)).orElseThrow()));
        assertThrows(KeyDestroyed.class, () -> other.find(id(1)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 101, 120, MANY + 1, MANY + 2})
  void whatIsBrokenOffAtAnyStepIsEndedByTheNext(int steps) throws Exception {
    List<byte[]> before = made("kek.json", MANY);
    KeyEncryption real = KeyEncryption.ofFile(secrets.resolve("kek.json"));
    KeyRotation broken = new KeyRotation(keys, new BrokenOff(real, steps));
    if (steps <= MANY + 1) {
      assertThrows(VaultUnavailable.class, broken::run);
    } else {
      assertEquals(MANY, broken.run());
    }
    holds("kek.json", before);
    rotation("kek.json").run();
    holds("kek.json", before);
    assertEquals(1, count(Files.readString(secrets.resolve("kek.json")), "\"keyId\""));
  }

  @Test
  void aProcessThatIsKilledInItLosesNothing() throws Exception {
    List<byte[]> before = made("kek.json", MANY);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                keys.toString(),
                secrets.resolve("kek.json").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals('.', child.getInputStream().read(), "it is in the middle");
    child.destroyForcibly().waitFor();
    assertEquals(2, count(Files.readString(secrets.resolve("kek.json")), "\"keyId\""));
    holds("kek.json", before);
    rotation("kek.json").run();
    holds("kek.json", before);
    assertEquals(1, count(Files.readString(secrets.resolve("kek.json")), "\"keyId\""));
  }

  /** Rotates, and says when it is in the second batch, where it stays. */
  static final class Killed {
    public static void main(String[] arguments) {
      KeyEncryption real = KeyEncryption.ofFile(Path.of(arguments[1]));
      new KeyRotation(
              Path.of(arguments[0]),
              new BrokenOff(real, 120) {
                @Override
                void broken() {
                  System.out.print('.');
                  System.out.flush();
                  Object never = new Object();
                  synchronized (never) {
                    try {
                      never.wait();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }
                }
              })
          .run();
    }
  }

  @Test
  void aKeyThatNoneOfThemWrappedStopsItAndTheOldOneStays() throws Exception {
    List<byte[]> before = made("kek.json", 3);
    try (KeyTable table = new KeyTable(keys.resolve("keys.db").toString())) {
      table.insert(id(5), new byte[60]);
    }
    assertThrows(VaultUnavailable.class, () -> rotation("kek.json").run());
    assertEquals(2, count(Files.readString(secrets.resolve("kek.json")), "\"keyId\""));
    holds("kek.json", before);
  }

  @Test
  void twoAtOnceAreOneAndARefusal() throws Exception {
    made("kek.json", 1);
    Path turn = Files.createFile(keys.resolve("rotation.lock"));
    try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.WRITE)) {
      channel.lock();
      assertThrows(VaultUnavailable.class, () -> rotation("kek.json").run());
    }
    assertEquals(1, rotation("kek.json").run());
  }

  @Test
  void aStoreWithAWrongPasswordOrAnotherKindOfKeyIsNotOpened() throws IOException {
    made("kek.p12", 1);
    Files.writeString(secrets.resolve("kek.p12.pin"), "another");
    assertThrows(VaultUnavailable.class, () -> open("kek.p12"));
    Files.writeString(secrets.resolve("kek.p12.pin"), "a password");
    KeyEncryption.ofFile(secrets.resolve("kek.json"));
    try (FileVault other = open("kek.json")) {
      assertThrows(VaultUnavailable.class, () -> other.find(id(0)));
    }
  }

  private List<byte[]> made(String file, int count) {
    try (FileVault vault = open(file)) {
      List<CompletableFuture<byte[]>> making =
          IntStream.range(0, count)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> shown(vault.ensure(id(i)))))
              .toList();
      return making.stream().map(CompletableFuture::join).toList();
    }
  }

  private void holds(String file, List<byte[]> before) {
    try (FileVault vault = open(file)) {
      for (int i = 0; i < before.size(); i++) {
        assertArrayEquals(before.get(i), shown(vault.find(id(i)).orElseThrow()), "key " + i);
      }
    }
  }

  private List<KeyTable.Row> rows() throws Exception {
    try (KeyTable table = new KeyTable(keys.resolve("keys.db").toString())) {
      return table.after(Optional.empty(), 2 * MANY);
    }
  }

  private KeyTable.Row row(KeyId id) throws Exception {
    try (KeyTable table = new KeyTable(keys.resolve("keys.db").toString())) {
      return new KeyTable.Row(id, table.find(id).orElseThrow());
    }
  }

  private static KeyId id(int i) {
    return KeyId.ofSubject("S-" + i);
  }

  private static byte[] shown(DataKey key) {
    return key.seal("test", "", new byte[0]);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}
