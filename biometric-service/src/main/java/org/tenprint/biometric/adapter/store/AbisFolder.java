package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenprint.biometric.application.AbisStore;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.matching.prints.Subject;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * A folder with a sealed file for each person of the ABIS face, each under a key of its own. Where
 * a print goes, the person is another file under another key, which names those in whose place it
 * is; then their keys are destroyed and they are deleted. So what was copied of the folder before
 * shows no print that was deleted since, wherever the vault is asked; and whatever a process that
 * ended left behind, each person is there once. Where every print stays, the file is written anew
 * under its key: a destroyed key is a line of the vault's ledger for ever, which all services read.
 * One process at a time has the folder.
 */
public final class AbisFolder implements AbisStore, AutoCloseable {
  private static final String UUIDS = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern NAME = Pattern.compile(UUIDS + "\\.person");
  private static final Pattern PART = Pattern.compile(UUIDS + "\\.person\\.part");

  /** What an end in the midst of a change may leave twice: of two people. */
  private static final long LEFT_BEHIND = 2L * Subject.MAX_ENCOUNTERS;

  private final Path folder;
  private final KeyVault vault;
  private final Supplier<UUID> names;
  private final InstantSource clock;
  private final FileChannel claim;
  private final Map<String, Held> files = new HashMap<>();

  private record Held(UUID name, AbisPerson person) {
    /** Whether these have every print that was held. */
    boolean stays(AbisPerson now) {
      return person.encounters().stream()
          .allMatch(
              one ->
                  now.encounter(one.id())
                      .filter(other -> other.prints().equals(one.prints()))
                      .isPresent());
    }
  }

  /**
   * Takes the folder, made where absent.
   *
   * @param names another at each call
   * @throws UncheckedIOException if it cannot be written
   * @throws IllegalStateException if another process has it
   */
  public AbisFolder(Path folder, KeyVault vault, Supplier<UUID> names, InstantSource clock) {
    this.folder = folder;
    this.vault = vault;
    this.names = names;
    this.clock = clock;
    try {
      PrivateFile.folder(folder);
      claim =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("the ABIS face's folder cannot be written", e);
    }
    if (!claimed()) {
      close();
      throw new IllegalStateException(
          "another process has the ABIS face's folder: one instance at a time serves the face");
    }
  }

  private boolean claimed() {
    try {
      FileLock lock = claim.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the ABIS face's folder cannot be locked", e);
    }
  }

  @Override
  public List<AbisPerson> load(int mostEncounters) {
    files.clear();
    try {
      Map<UUID, AbisFile> all = new HashMap<>();
      Set<UUID> gone = new HashSet<>();
      long encounters = 0;
      for (UUID name : names()) {
        Optional<DataKey> key = key(name);
        if (key.isEmpty()) {
          gone.add(name);
        } else {
          AbisFile read = AbisFile.read(file(name), key.get());
          all.put(name, read);
          gone.addAll(read.inPlaceOf());
          encounters += read.person().encounters().size();
          requireAtMost(mostEncounters + LEFT_BEHIND, encounters, mostEncounters);
        }
      }
      for (UUID name : gone) {
        all.remove(name);
        discard(name);
      }
      List<AbisPerson> people = new ArrayList<>();
      for (Map.Entry<UUID, AbisFile> one : all.entrySet()) {
        AbisPerson person = one.getValue().person();
        if (files.put(person.id(), new Held(one.getKey(), person)) != null) {
          throw new IOException("two files of one person");
        }
        people.add(person);
      }
      requireAtMost(
          mostEncounters,
          people.stream().mapToLong(person -> person.encounters().size()).sum(),
          mostEncounters);
      return people;
    } catch (IOException e) {
      throw new UncheckedIOException("the ABIS face's folder cannot be read", e);
    }
  }

  /** More than the memory was given for are not read, lest none be left for anything else. */
  private static void requireAtMost(long bound, long encounters, int mostEncounters) {
    if (encounters > bound) {
      throw new IllegalStateException(
          "the ABIS face's folder holds more than the "
              + mostEncounters
              + " encounters that tenprint.abis.most-encounters allows");
    }
  }

  /** Of what stands in the folder; what was begun and not ended is deleted, its key before it. */
  private List<UUID> names() throws IOException {
    List<UUID> found = new ArrayList<>();
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path file : listed.toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          found.add(UUID.fromString(name.group(1)));
        } else if (file.toString().endsWith(".part")) {
          abandon(file);
        }
      }
    }
    return found;
  }

  /** It has a person's prints, and a key of its own where it was to be a new file of theirs. */
  private void abandon(Path part) throws IOException {
    Matcher begun = PART.matcher(part.getFileName().toString());
    if (begun.matches()) {
      UUID name = UUID.fromString(begun.group(1));
      if (Files.notExists(file(name)) && isKept(name)) {
        discard(name);
      }
    }
    Files.deleteIfExists(part);
  }

  private boolean isKept(UUID name) {
    try {
      return vault.find(id(name)).isPresent();
    } catch (KeyDestroyed gone) {
      return false;
    }
  }

  /** Empty if it was destroyed: that file was to be deleted. */
  private Optional<DataKey> key(UUID name) throws IOException {
    try {
      Optional<DataKey> key = vault.find(id(name));
      if (key.isEmpty()) {
        throw new IOException("the vault has no key of a person: it is another deployment's");
      }
      return key;
    } catch (KeyDestroyed deleted) {
      return Optional.empty();
    }
  }

  @Override
  public void hold(AbisPerson person, Optional<String> absorbed) {
    Optional<Held> known = Optional.ofNullable(files.get(person.id()));
    Optional<UUID> same = known.filter(held -> held.stays(person)).map(Held::name);
    List<UUID> before =
        Stream.concat(
                same.isPresent() ? Stream.empty() : known.stream(),
                absorbed.flatMap(id -> Optional.ofNullable(files.get(id))).stream())
            .map(Held::name)
            .toList();
    UUID name = same.orElseGet(names);
    try {
      PrivateFile.replace(file(name), empty -> fill(empty, name, new AbisFile(person, before)));
      PrivateFile.settle(folder);
      files.put(person.id(), new Held(name, person));
      absorbed.ifPresent(files::remove);
      for (UUID old : before) {
        discard(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a person cannot be held", e);
    } catch (NotHeld e) {
      abandoned(name, e);
      throw e;
    }
  }

  /** What cannot be abandoned now is at the next start. */
  private void abandoned(UUID name, NotHeld why) {
    try {
      abandon(folder.resolve(name + ".person.part"));
    } catch (IOException | RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  /** What fails here has changed nobody: the file has no name yet. */
  private void fill(Path empty, UUID name, AbisFile held) {
    try {
      held.write(empty, new SnapshotKeys.Begun(name, vault.ensure(id(name))));
    } catch (IOException | RuntimeException e) {
      throw new NotHeld(e);
    }
  }

  @Override
  public void forget(String personId) {
    try {
      discard(files.get(personId).name());
      files.remove(personId);
      PrivateFile.settle(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("a person cannot be deleted", e);
    }
  }

  /** For ever: by its key first. */
  private void discard(UUID name) throws IOException {
    vault.destroy(id(name), new Destruction(clock.instant(), "abis-person/" + name));
    Files.deleteIfExists(file(name));
  }

  private Path file(UUID name) {
    return folder.resolve(name + ".person");
  }

  private static KeyId id(UUID name) {
    return KeyId.ofDeployment("abis-person/" + name);
  }

  /** Lets others have the folder. */
  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the ABIS face's folder cannot be left", e);
    }
  }
}
