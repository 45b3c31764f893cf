package org.tenprint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.tenprint.localstack.Service;

/**
 * A checkout's root whose services can be exchanged while they run: each module is a link, and
 * whoever starts a service again finds what it leads to by then.
 */
final class ExchangedServices {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));

  private final Path folder;

  private ExchangedServices(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one of the modules as they were built.
   *
   * @param name of its folder
   */
  static ExchangedServices in(String name) throws IOException {
    Path folder = ROOT.resolve("system-tests").resolve("target").resolve("exchanged").resolve(name);
    Stack.delete(folder);
    ExchangedServices made = new ExchangedServices(folder);
    Files.createDirectories(made.root());
    try (Stream<Path> all = Files.list(ROOT)) {
      for (Path one : all.filter(Files::isDirectory).toList()) {
        made.lead(one.getFileName().toString(), one);
      }
    }
    return made;
  }

  /** What a stack takes for the checkout. */
  Path root() {
    return folder.resolve("root");
  }

  /** Where another kind of a service may be made; it is not there yet. */
  Path place(Service service, String kind) {
    return folder.resolve(kind).resolve(service.module());
  }

  /** The module as it was built. */
  static Path asBuilt(Service service) {
    return ROOT.resolve(service.module());
  }

  /** From the next start on the service is that of another folder. */
  void put(Service service, Path module) {
    try {
      lead(service.module(), module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At once: nobody finds none. */
  private void lead(String name, Path where) throws IOException {
    Path next = Files.createSymbolicLink(folder.resolve(name + ".next"), where.toAbsolutePath());
    Files.move(next, root().resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
