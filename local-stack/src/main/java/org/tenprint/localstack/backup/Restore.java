package org.tenprint.localstack.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.OwnersFolder;
import org.tenprint.localstack.StackClaim;
import org.tenprint.localstack.StackException;
import org.tenprint.localstack.Stage;
import org.tenprint.localstack.backup.BackupManifest.Part;

/** Makes the folder of a stack from a backup, on a machine that has none. */
public final class Restore {
  private static final String LEDGER = "destroyed";
  private static final String LOADS = "load";

  private final Layout layout;

  /**
   * @param layout of the stack to be; its folder is empty or not there
   */
  public Restore(Layout layout) {
    this.layout = layout;
  }

  /**
   * What was done.
   *
   * @param asOf of which instant all of it is: what came later is not in it
   * @param erasedSince how many keys were destroyed since, and stay so
   * @param revokedSince how many credentials and signing keys were revoked since, and stay so
   */
  public record Done(Instant asOf, int files, long bytes, int erasedSince, int revokedSince) {}

  /**
   * Restores.
   *
   * @param erased the ledger of destroyed keys as it is known now; empty if nothing was erased
   *     since: else what was forgotten would be known again
   * @param revoked what was revoked since: else it would be good again
   * @throws StackException if the folder is in use, a backup is not whole or not of the other's
   *     instant, a byte is another, or the ledger or what was revoked is not this stack's; nothing
   *     is restored then
   */
  public Done run(Path data, Path secrets, Optional<Path> erased, Revoked revoked) {
    Path local = layout.local();
    // nobody starts a stack there meanwhile
    StackClaim claim = StackClaim.take(layout);
    try {
      requireNone(local);
      BackupManifest ofData = BackupManifest.read(data, Part.DATA);
      BackupManifest ofSecrets = BackupManifest.read(secrets, Part.SECRETS);
      if (!ofData.asOf().equals(ofSecrets.asOf())) {
        throw new StackException(
            "the data are of %s and the secrets of %s: they are not one backup"
                .formatted(ofData.asOf(), ofSecrets.asOf()));
      }
      try (Stage stage = Stage.forRestore(layout)) {
        long bytes = copied(ofData, data, stage) + copied(ofSecrets, secrets, stage);
        int since = erased.isPresent() ? erasedSince(stage.folder(), erased.get()) : 0;
        int ended = revoked.endIn(new Layout(layout.root(), stage.folder()));
        putInPlace(local, stage);
        return new Done(
            Instant.parse(ofData.asOf()),
            ofData.files().size() + ofSecrets.files().size(),
            bytes,
            since,
            ended);
      }
    } catch (IOException e) {
      throw new StackException("nothing is restored: " + e, e);
    } finally {
      claim.close();
    }
  }

  private static void requireNone(Path local) {
    for (Part part : Part.values()) {
      for (String folder : part.folders()) {
        if (Files.exists(local.resolve(folder))) {
          throw new StackException("there is a stack in " + local + ": move it away first");
        }
      }
    }
  }

  /**
   * With what lies in the folder besides a stack, such as where others of the checkout run; but not
   * how far files were loaded, nor whether the sample was: the log that comes back has the end of
   * another instant. Until the last step is done nothing has gone from the folder for good.
   */
  private void putInPlace(Path local, Stage stage) throws IOException {
    Path before = StackClaim.before(layout);
    if (Files.exists(before)) {
      throw new StackException(
          before
              + " is what a restore that was ended left of "
              + local
              + ": move it back, or away");
    }
    // the claim goes with it: by the same lock, under the same name, in whatever lies there
    Path claim = local.relativize(layout.lockFile());
    Files.createLink(stage.folder().resolve(claim), layout.lockFile());
    try {
      Files.move(local, before);
    } catch (IOException e) {
      throw new StackException(
          "nothing is restored: %s cannot be put aside, as a mount point cannot: name one in it"
                  .formatted(local)
              + " (--local): "
              + e,
          e);
    }
    try {
      stage.moveTo(local);
    } catch (IOException e) {
      Files.move(before, local);
      throw e;
    }
    takeIn(before, local, claim);
  }

  private void takeIn(Path before, Path local, Path claim) {
    try {
      Files.delete(before.resolve(claim));
      Folders.delete(before.resolve(LOADS));
      Files.deleteIfExists(before.resolve(local.relativize(layout.sampleFileOfBefore())));
      try (Stream<Path> files = Files.list(before)) {
        for (Path file : files.toList()) {
          Files.move(file, local.resolve(file.getFileName()));
        }
      }
      Files.delete(before);
    } catch (IOException e) {
      throw new StackException(
          "all is restored, but what lay in %s beside a stack is left in %s: %s"
              .formatted(local, before, e),
          e);
    }
  }

  private static long copied(BackupManifest manifest, Path from, Stage to) throws IOException {
    for (String folder : manifest.folders()) {
      to.create(folder);
    }
    long bytes = 0;
    for (BackupManifest.Entry entry : manifest.files()) {
      Path file = from.resolve(entry.path());
      if (Files.size(file) != entry.bytes()) {
        throw new StackException(file + " has another length: nothing is restored");
      }
      try (InputStream in = Files.newInputStream(file)) {
        if (!Folders.copy(in, entry.bytes(), to.folder().resolve(entry.path()))
            .equals(entry.sha256())) {
          throw new StackException(file + " holds other bytes: nothing is restored");
        }
      }
      bytes += entry.bytes();
    }
    return bytes;
  }

  /** Puts the longer ledger in the place of the shorter; each line is chained to those before. */
  private static int erasedSince(Path stage, Path erased) throws IOException {
    Path own = stage.resolve("keys").resolve(LEDGER);
    String then = Files.exists(own) ? wholeLines(own) : "";
    String now = wholeLines(erased);
    // it only grows: one that is shorter than it was then is not the one of now
    if (!now.startsWith(then) || now.length() < Files.size(erased)) {
      throw new StackException(
          erased + " is not the ledger of this vault as it is now, whole: nothing is restored");
    }
    Files.writeString(OwnersFolder.file(own), now);
    return (int) now.substring(then.length()).lines().count();
  }

  /** A line that a process was just writing says nothing. */
  private static String wholeLines(Path ledger) throws IOException {
    String text = Files.readString(ledger, StandardCharsets.US_ASCII);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }
}
