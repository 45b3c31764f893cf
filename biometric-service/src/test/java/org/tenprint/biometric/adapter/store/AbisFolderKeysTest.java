package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.AbisStore;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;
import org.tenprint.vault.VaultUnavailable;

/** Which changes of the ABIS face's people destroy a key, which is a line for ever. */
class AbisFolderKeysTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir Path folder;

  private final Counting vault = new Counting();

  /** A vault that counts what it destroys, and can be away. */
  private static final class Counting implements KeyVault {
    private final MemoryVault vault = new MemoryVault();
    private final Set<KeyId> destroyed = new HashSet<>();
    private boolean away;
    private Runnable afterwards = () -> {};

    @Override
    public DataKey ensure(KeyId id) {
      if (away) {
        throw new VaultUnavailable("away", null);
      }
      DataKey key = vault.ensure(id);
      afterwards.run();
      return key;
    }

    @Override
    public Optional<DataKey> find(KeyId id) {
      return vault.find(id);
    }

    @Override
    public void destroy(KeyId id, Destruction why) {
      destroyed.add(id);
      vault.destroy(id, why);
    }

    @Override
    public Optional<Destruction> destruction(KeyId id) {
      return vault.destruction(id);
    }

    @Override
    public void close() {
      vault.close();
    }
  }

  private static AbisEncounter encounter(String id, int impression) {
    return new AbisEncounter(
        id,
        new AbisEncounter.About("BASIC", true, new TreeSet<>(Set.of("civil"))),
        NOON,
        NOON,
        TestFingers.person(1, impression, 1, 7));
  }

  private AbisFolder open() {
    return new AbisFolder(folder, vault, UUID::randomUUID, () -> NOON);
  }

  @Test
  void a_key_is_destroyed_where_a_print_goes_and_nowhere_else() {
    AbisEncounter first = encounter("e1", 0);
    AbisPerson ann = new AbisPerson("ann", List.of(first));
    AbisPerson other = ann.with(first.stating(first.about().in(Set.of("tax")), NOON));
    AbisPerson two = other.with(encounter("e2", 1));
    AbisPerson changed = two.with(encounter("e2", 2));
    AbisPerson one = new AbisPerson("ann", changed.encounters().subList(1, 2));
    try (AbisFolder opened = open()) {
      opened.load(1000);
      for (AbisPerson now : List.of(ann, ann, other, two)) {
        opened.hold(now, Optional.empty());
        assertEquals(0, vault.destroyed.size());
      }
      opened.hold(changed, Optional.empty());
      assertEquals(1, vault.destroyed.size());
      opened.hold(one, Optional.empty());
      assertEquals(2, vault.destroyed.size());
      opened.hold(new AbisPerson("anne", List.of(first)), Optional.empty());
      opened.hold(one.with(first), Optional.of("anne"));
      assertEquals(3, vault.destroyed.size());
    }
    try (AbisFolder opened = open()) {
      assertEquals(List.of(one.with(first)), opened.load(1000));
      opened.forget("ann");
      assertEquals(4, vault.destroyed.size());
      assertEquals(List.of(), opened.load(1000));
    }
  }

  @Test
  void what_failed_before_it_had_a_name_changed_nobody_and_what_failed_after_is_read_again()
      throws Exception {
    AbisPerson ann = new AbisPerson("ann", List.of(encounter("e1", 0)));
    try (AbisFolder opened = open()) {
      opened.load(1000);
      opened.hold(ann, Optional.empty());
      vault.away = true;
      AbisPerson bob = new AbisPerson("bob", List.of(encounter("e1", 1)));
      assertThrows(AbisStore.NotHeld.class, () -> opened.hold(bob, Optional.empty()));
      vault.away = false;
      assertEquals(List.of(ann), opened.load(1000));
      assertEquals(List.of(ann), opened.load(1000));
      opened.hold(bob, Optional.empty());
      assertEquals(2, opened.load(1000).size());
    }
    assertEquals(2, Files.list(folder).filter(one -> one.toString().endsWith(".person")).count());
  }

  /** A write that broke before the file had a name left all of a person's prints under a key. */
  @Test
  void what_was_begun_and_not_ended_can_be_opened_by_nobody() throws Exception {
    AbisPerson ann = new AbisPerson("ann", List.of(encounter("e1", 0)));
    UUID begun = UUID.randomUUID();
    KeyId key = KeyId.ofDeployment("abis-person/" + begun);
    vault.ensure(key);
    Path part = Files.write(folder.resolve(begun + ".person.part"), new byte[] {1});
    UUID never = UUID.randomUUID();
    Files.write(folder.resolve(never + ".person.part"), new byte[0]);
    try (AbisFolder opened = open()) {
      assertEquals(List.of(), opened.load(1000));
      assertEquals(Set.of(key), vault.destroyed);
      assertFalse(Files.exists(part));
      opened.hold(ann, Optional.empty());
    }
    // of one that was to be written anew under its key the person's file is there, and stays
    Path whole;
    try (Stream<Path> files = Files.list(folder)) {
      whole = files.filter(one -> one.toString().endsWith(".person")).findFirst().orElseThrow();
    }
    Files.write(folder.resolve(whole.getFileName() + ".part"), new byte[] {1});
    try (AbisFolder opened = open()) {
      assertEquals(List.of(ann), opened.load(1000));
      assertEquals(Set.of(key), vault.destroyed);
    }
  }

  @Test
  void a_write_that_broke_leaves_no_key_behind() throws Exception {
    AbisPerson ann = new AbisPerson("ann", List.of(encounter("e1", 0)));
    UUID first = UUID.randomUUID();
    try (AbisFolder opened = new AbisFolder(folder, vault, () -> first, () -> NOON)) {
      opened.load(1000);
      vault.afterwards =
          () -> {
            // the folder is gone from under the write, as a full disk would fail it
            try {
              Files.delete(folder.resolve(first + ".person.part"));
              Files.createDirectory(folder.resolve(first + ".person.part"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      assertThrows(AbisStore.NotHeld.class, () -> opened.hold(ann, Optional.empty()));
      assertEquals(Set.of(KeyId.ofDeployment("abis-person/" + first)), vault.destroyed);
    }
  }

  /** What a bound that was lowered leaves out is not half read, nor is memory taken for it. */
  @Test
  void more_than_may_be_held_is_not_read() {
    try (AbisFolder opened = open()) {
      opened.load(1000);
      for (String id : List.of("ann", "bob", "cid")) {
        opened.hold(new AbisPerson(id, List.of(encounter("e1", 0))), Optional.empty());
      }
    }
    try (AbisFolder opened = open()) {
      assertThrows(IllegalStateException.class, () -> opened.load(2));
      assertEquals(3, opened.load(3).size());
    }
  }
}
