package org.tenprint.localstack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.access.credential.RevokedUsers;
import org.tenprint.access.credential.WithdrawnKeys;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.StackException;

/**
 * What is known of what was revoked since a backup: without it, whatever was stolen and revoked
 * meanwhile would be good again. Where anything was, people log in anew.
 *
 * @param credentials folder with {@code revoked/} and {@code signers/} as they are now; empty if
 *     nothing was revoked, or nobody knows
 * @param unknown whether nobody knows: then nothing that was issued counts any more
 */
public record Revoked(Optional<Path> credentials, boolean unknown) {
  private static final Pattern PARTITION = Pattern.compile("(.+)-(\\d+)");

  /** No credential was revoked, no signing key withdrawn. */
  public static final Revoked NOTHING = new Revoked(Optional.empty(), false);

  /** Nobody knows. */
  public static final Revoked UNKNOWN = new Revoked(Optional.empty(), true);

  /** What stands there. */
  public static Revoked in(Path credentials) {
    return new Revoked(Optional.of(credentials), false);
  }

  /**
   * Ends in a folder what was ended since.
   *
   * @param stack as it was backed up
   * @return how many credentials and signing keys; without those of which nobody knows
   * @throws StackException if what was revoked is not this stack's, or nobody knows and there is no
   *     log for which the keys of before would count
   */
  int endIn(Layout stack) throws IOException {
    Path folder = stack.credentials();
    CredentialStore store = new CredentialStore(folder, Clock.systemUTC());
    WithdrawnKeys keys = new WithdrawnKeys(folder);
    if (unknown) {
      store.endAll();
      keys.all(partitions(stack.partitions()));
      return 0;
    }
    if (credentials.isEmpty()) {
      return 0;
    }
    Path signers = credentials.get().resolve("signers");
    Set<String> then = RevokedUsers.read(store.revoked()).all();
    Path list = credentials.get().resolve("revoked").resolve("holders");
    if (!Files.exists(list) || !Files.isDirectory(signers)) {
      throw new StackException(
          credentials.get() + " has no revoked/holders, or no signers/: nothing is restored");
    }
    Set<String> now = RevokedUsers.read(list).all();
    // it only grows: one that lacks what was revoked then is not the one of now
    if (!now.containsAll(then)) {
      throw new StackException(
          list + " is not the list of this stack as it is now: nothing is restored");
    }
    store.endTokens();
    try {
      return store.revokedElsewhere(now) + keys.elsewhere(signers);
    } catch (IllegalArgumentException e) {
      throw new StackException(
          credentials.get() + " cannot be understood, nothing is restored: " + e.getMessage(), e);
    }
  }

  /** Of a log that is there: what its signers' keys do not name would be forged. */
  private static List<String> partitions(Path log) throws IOException {
    List<String> partitions = List.of();
    if (Files.isDirectory(log)) {
      try (Stream<Path> folders = Files.list(log)) {
        partitions =
            folders
                .filter(Files::isDirectory)
                .map(folder -> PARTITION.matcher(folder.getFileName().toString()))
                .filter(Matcher::matches)
                .map(parts -> parts.group(1) + "/" + parts.group(2))
                .sorted()
                .toList();
      }
    }
    if (partitions.isEmpty()) {
      throw new StackException(
          "the backup has no log whose partitions are found: nothing is restored");
    }
    return partitions;
  }
}
