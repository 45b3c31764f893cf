package org.tenprint.access.credential;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What is known of each credential, in a file beside those of its holder. Who stands on the list of
 * revoked holders is revoked, whatever that file says.
 */
final class CredentialStates {
  private static final String STATE = "credential.properties";

  private CredentialStates() {}

  static Optional<Credential> read(Path folder, RevokedUsers revoked) throws IOException {
    Path state = folder.resolve(STATE);
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    Credential credential = read(state);
    return Optional.of(
        revoked.contains(credential.user()) && CredentialStore.revocable(credential.principal())
            ? credential.asRevoked()
            : credential);
  }

  private static Credential read(Path state) throws IOException {
    Properties written = new Properties();
    try (var reader = Files.newBufferedReader(state)) {
      written.load(reader);
      return Credential.read(written, state.getParent());
    } catch (RuntimeException e) {
      throw new IOException(
          state
              + " does not say whose credential it is and until when: delete it, and issue"
              + " another",
          e);
    }
  }

  /** Those below a folder, by principal. */
  static List<Credential> all(Path folder, RevokedUsers revoked) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Credential> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 3)) {
      for (Path file : files.filter(f -> f.getFileName().toString().equals(STATE)).toList()) {
        read(file.getParent(), revoked).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(credential -> credential.principal().text()));
    return all;
  }

  static void write(Credential credential) throws IOException {
    StringWriter text = new StringWriter();
    credential.written().store(text, null);
    PrivateFiles.write(credential.folder().resolve(STATE), text.toString());
  }

  /** It is revoked, and its files are gone. */
  static void end(Credential credential) throws IOException {
    write(credential.asRevoked());
    for (String file : CredentialFiles.ALL) {
      PrivateFiles.remove(credential.folder().resolve(file));
    }
  }
}
