package org.tenprint.biometric.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.AbisJournal;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;
import org.tenprint.vault.VaultUnavailable;

/** People of the ABIS face on disk. */
class AbisFolderTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.000000001Z");

  @TempDir Path folder;

  private final MemoryVault vault = new MemoryVault();

  private static AbisPerson person(String id, int number, String... encounters) {
    List<AbisEncounter> all = new ArrayList<>();
    for (String encounter : encounters) {
      all.add(
          new AbisEncounter(
              encounter,
              new AbisEncounter.About(
                  "BASIC", all.isEmpty(), new TreeSet<>(Set.of("civil", "tax"))),
              NOON,
              NOON.plusSeconds(all.size()),
              TestFingers.person(number, all.size(), 1, 7, 10)));
    }
    return new AbisPerson(id, all);
  }

  private AbisFolder open(KeyVault keys) {
    return new AbisFolder(folder, keys, UUID::randomUUID, () -> NOON);
  }

  private List<AbisPerson> read(KeyVault keys) {
    try (AbisFolder opened = open(keys)) {
      return opened.load(1000).stream()
          .sorted((one, other) -> one.id().compareTo(other.id()))
          .toList();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.filter(file -> file.toString().endsWith(".person")).sorted().toList();
    }
  }

  @Test
  void what_is_held_is_there_again_whole_and_sealed() throws IOException {
    AbisPerson ann = person("ann", 1, "e1", "e2");
    AbisPerson bob = person("bob", 2, "e1");
    try (AbisFolder opened = open(vault)) {
      assertEquals(List.of(), opened.load(1000));
      opened.hold(ann, Optional.empty());
      opened.hold(bob, Optional.empty());
    }
    assertEquals(List.of(ann, bob), read(vault));
    for (Path file : files()) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertFalse(bytes.contains("ann") || bytes.contains("civil"), "it is not sealed");
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void who_changed_or_was_deleted_does_not_come_back_with_a_copy() throws IOException {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    try (AbisFolder opened = open(vault)) {
      opened.load(1000);
      opened.hold(person("ann", 1, "e1", "e2"), Optional.empty());
      opened.hold(person("bob", 2, "e1"), Optional.empty());
      for (Path file : files()) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
      opened.hold(person("ann", 1, "e1"), Optional.empty());
      opened.forget("bob");
    }
    assertEquals(1, files().size());
    try (Stream<Path> copied = Files.list(copies)) {
      for (Path file : copied.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    assertEquals(3, files().size());
    assertEquals(List.of(person("ann", 1, "e1")), read(vault));
    assertEquals(1, files().size());
  }

  /** A vault that destroys nothing, as if the process had ended before. */
  private record Ended(KeyVault vault) implements KeyVault {
    @Override
    public DataKey ensure(KeyId id) {
      return vault.ensure(id);
    }

    @Override
    public Optional<DataKey> find(KeyId id) {
      return vault.find(id);
    }

    @Override
    public void destroy(KeyId id, Destruction why) {
      throw new VaultUnavailable("the process ends here", null);
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

  @Test
  void a_process_that_ends_in_a_merge_leaves_each_person_once() throws IOException {
    try (AbisFolder opened = open(vault)) {
      opened.load(1000);
      opened.hold(person("ann", 1, "e1"), Optional.empty());
      opened.hold(person("anne", 1, "e2"), Optional.empty());
    }
    AbisPerson merged = person("ann", 1, "e1", "e2");
    try (AbisFolder opened = open(new Ended(vault))) {
      opened.load(1000);
      assertThrows(VaultUnavailable.class, () -> opened.hold(merged, Optional.of("anne")));
    }
    assertEquals(2, files().size());
    Files.write(folder.resolve("half.person.part"), new byte[] {1, 2, 3});
    assertEquals(List.of(merged), read(vault));
    assertEquals(1, files().size());
    assertEquals(List.of(merged), read(vault));
    assertFalse(Files.exists(folder.resolve("half.person.part")));
  }

  @Test
  void what_was_altered_or_is_another_deployment_s_is_not_read() throws IOException {
    try (AbisFolder opened = open(vault)) {
      opened.load(1000);
      opened.hold(person("ann", 1, "e1"), Optional.empty());
    }
    assertThrows(UncheckedIOException.class, () -> read(new MemoryVault()));
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    for (int at : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
      byte[] altered = bytes.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      assertThrows(UncheckedIOException.class, () -> read(vault), "byte " + at);
    }
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    assertThrows(UncheckedIOException.class, () -> read(vault));
    Files.write(file, bytes);
    assertEquals(1, read(vault).size());
  }

  @Test
  void one_process_has_the_folder() {
    AbisFolder first = open(vault);
    assertThrows(IllegalStateException.class, () -> open(vault));
    first.close();
    open(vault).close();
  }

  @Test
  void the_journal_has_a_line_for_each_in_the_file_of_its_day() throws IOException {
    AbisJournalFile journal = new AbisJournalFile(folder.resolve("journal"));
    journal.record(
        new AbisJournal.Line(
            NOON,
            "idp#a",
            "identify",
            List.of("ann", "bob"),
            Optional.empty(),
            AbisJournal.Outcome.ASKED));
    journal.record(
        new AbisJournal.Line(
            NOON,
            "idp#a",
            "verifyFromBio",
            List.of(),
            Optional.empty(),
            AbisJournal.Outcome.ASKED));
    journal.record(
        new AbisJournal.Line(
            NOON.plusSeconds(86_400),
            "idp#b",
            "deleteEncounter",
            List.of("ann"),
            Optional.of("e1"),
            AbisJournal.Outcome.REFUSED));
    Path first = folder.resolve("journal/journal-2026-11-28.txt");
    assertEquals(
        List.of(
            NOON + "\tidp#a\tidentify\tASKED\tann bob\t",
            NOON + "\tidp#a\tverifyFromBio\tASKED\t\t"),
        Files.readAllLines(first));
    assertEquals(
        List.of(NOON.plusSeconds(86_400) + "\tidp#b\tdeleteEncounter\tREFUSED\tann\te1"),
        Files.readAllLines(folder.resolve("journal/journal-2026-11-29.txt")));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(first)));
    Files.createDirectory(folder.resolve("journal/journal-2026-12-01.txt"));
    assertThrows(
        UncheckedIOException.class,
        () ->
            journal.record(
                new AbisJournal.Line(
                    Instant.parse("2026-12-01T00:00:00Z"),
                    "idp#b",
                    "deleteAll",
                    List.of(),
                    Optional.empty(),
                    AbisJournal.Outcome.DONE)));
    assertTrue(Files.exists(first));
  }
}
