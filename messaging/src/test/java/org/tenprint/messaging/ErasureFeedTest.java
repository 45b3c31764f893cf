package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Erasure;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.VaultUnavailable;

class ErasureFeedTest {
  private static final UUID BOOKING = new UUID(7, 7);
  private static final KeyId KEY = KeyId.ofBooking(BOOKING);
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir Path folder;
  private final List<UUID> forgotten = new ArrayList<>();

  private KeyVault open() {
    return FileVault.begin(folder.resolve("keys"), folder.resolve("secret.json"));
  }

  private static Received<Erasure> erasure(String key, String topic) {
    Erasure erasure = new Erasure(BOOKING, new OffsetTime(NOON, 0), new Origin(topic, 3, 17L));
    Envelope envelope = Envelope.first("/test", "type", key, "", NOON);
    return new Received<>(erasure, key, envelope, new Origin("erasures", 0, 1L), NOON);
  }

  private void take(KeyVault vault) throws PoisonEvent {
    ErasureFeed.holder(vault, forgotten::add)
        .put(erasure(BOOKING.toString(), "notification.expungements.v1"));
  }

  @Test
  void theKeyIsDestroyedOnceAndTheLedgerNamesTheOrder() throws Exception {
    try (KeyVault vault = open()) {
      vault.ensure(KEY);
      take(vault);
      take(vault);
      assertThrows(KeyDestroyed.class, () -> vault.find(KEY));
    }
    List<String> ledger = Files.readAllLines(folder.resolve("keys/destroyed"));
    assertEquals(1, ledger.size());
    assertTrue(
        ledger.get(0).startsWith(KEY + " " + NOON + " notification.expungements.v1/3/17 "),
        ledger.get(0));
    assertEquals(List.of(BOOKING, BOOKING), forgotten);
  }

  @Test
  void aVaultPutBackWithItsLedgerLosesTheKeyAgain() throws Exception {
    try (KeyVault vault = open()) {
      vault.ensure(KEY);
    }
    Path before = folder.resolve("before");
    copy(folder.resolve("keys"), before);
    try (KeyVault vault = open()) {
      take(vault);
    }
    copy(before, folder.resolve("keys"));
    try (KeyVault vault = open()) {
      assertTrue(vault.find(KEY).isPresent());
      take(vault);
      assertThrows(KeyDestroyed.class, () -> vault.find(KEY));
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    Files.createDirectories(to);
    try (Stream<Path> old = Files.list(to)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void whatIsNotInOrderDestroysNothing() {
    try (KeyVault vault = open()) {
      vault.ensure(KEY);
      ReferenceFeed.Holder<Erasure> holder = ErasureFeed.holder(vault, forgotten::add);
      assertThrows(PoisonEvent.class, () -> holder.put(erasure("another", "a.v1")));
      assertThrows(PoisonEvent.class, () -> holder.put(erasure(BOOKING.toString(), "no address")));
      assertThrows(PoisonEvent.class, () -> holder.remove(BOOKING.toString(), null, NOON));
      assertFalse(vault.destroyed(KEY));
      assertEquals(List.of(), forgotten);
    }
  }

  @Test
  void aVaultThatCannotDestroyEndsTheFeed() {
    assertFalse(Thrown.ofTheEvent(new VaultUnavailable("away")));
  }
}
