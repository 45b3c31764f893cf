package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.tenprint.events.Principal;

/**
 * The list of revoked holders: a file of one subject a line, in the order of their revocations. It
 * only grows, whatever becomes of the credentials beside it, so that no subject that was revoked is
 * issued again.
 */
public final class RevokedUsers {
  private static final char GENERATION = '~';

  private final Path file;
  private final Set<String> users;

  private RevokedUsers(Path file, Set<String> users) {
    this.file = file;
    this.users = users;
  }

  /** As it stands; empty where there is none yet. */
  public static RevokedUsers read(Path file) throws IOException {
    Set<String> users = new LinkedHashSet<>();
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(users::add);
    }
    return new RevokedUsers(file, users);
  }

  /** The subjects, in their order. */
  public Set<String> all() {
    return Collections.unmodifiableSet(users);
  }

  boolean contains(String user) {
    return users.contains(user);
  }

  /** The latest of a principal's credentials that was revoked; 0 if none was. */
  int latest(Principal principal) {
    return users.stream().mapToInt(user -> generation(principal, user)).max().orElse(0);
  }

  private static int generation(Principal principal, String user) {
    String name = principal.text();
    if (user.equals(name)) {
      return 1;
    }
    String more = user.startsWith(name + GENERATION) ? user.substring(name.length() + 1) : "";
    return more.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(more) : 0;
  }

  /** Adds these at the end, and makes the file where there is none. */
  void append(Collection<String> more) throws IOException {
    if (users.addAll(more) || !Files.exists(file)) {
      PrivateFiles.folder(file.getParent());
      PrivateFiles.write(file, users.isEmpty() ? "" : String.join("\n", users) + "\n");
    }
  }
}
