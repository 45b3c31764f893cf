package org.tenprint.audit.option;

import java.nio.file.Path;

/** The folder of the local stack: {@code $TENPRINT_LOCAL}, else {@code .local} of the checkout. */
public final class LocalFolder {
  private LocalFolder() {}

  /** It, whether it is there or not. */
  public static Path path() {
    String local = System.getenv().getOrDefault("TENPRINT_LOCAL", ".local");
    return Path.of(System.getProperty("tenprint.root", ".")).resolve(local);
  }
}
