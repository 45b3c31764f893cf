package org.tenprint.audit.access;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.tenprint.access.Grants;
import org.tenprint.access.credential.Credential;

/** A credential in words; never its key. */
final class CredentialText {
  private CredentialText() {}

  static void print(PrintWriter out, Credential credential, Instant now) throws IOException {
    out.printf("principal   %s%n", credential.principal());
    out.printf("known as    User:%s%n", credential.user());
    out.printf("serial      %s%n", credential.serial());
    out.printf("valid       %s%n", valid(credential, now));
    out.printf("groups      %s…%n", Grants.prefix(credential.principal()));
    for (Path file : files(credential)) {
      out.printf("file        %s%n", file);
    }
  }

  private static String valid(Credential credential, Instant now) {
    if (credential.revoked()) {
      return "no: it was revoked";
    }
    return (credential.expired(now) ? "no: it was, until " : "until ") + credential.notAfter();
  }

  private static List<Path> files(Credential credential) throws IOException {
    try (Stream<Path> files = Files.list(credential.folder())) {
      return files
          .filter(file -> !file.getFileName().toString().equals("credential.properties"))
          .sorted()
          .toList();
    }
  }
}
