package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenprint.localstack.Service;

/**
 * A guarantee broken on purpose, in a copy of a packaged service: a piece of a source file is
 * exchanged, compiled, and put in the place of what the build made. What is shipped has no switch
 * for it.
 *
 * @param name of the copy's folder
 * @param service that is altered
 * @param module whose source it is: the service's own, or one of its libraries
 * @param source below {@code src/main}, a class or a resource
 * @param changes what stands there, exactly once, and what is put in its place
 */
record Mutant(
    String name, Service service, String module, String source, Map<String, String> changes) {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));

  /**
   * A checkout's root whose other modules are the real ones.
   *
   * @throws AssertionError if what is to be exchanged does not stand in the source any longer
   */
  Path root() throws IOException {
    Path root = ROOT.resolve("system-tests").resolve("target").resolve("mutants").resolve(name);
    Stack.delete(root);
    Files.createDirectories(root);
    try (Stream<Path> all = Files.list(ROOT)) {
      for (Path one : all.filter(Files::isDirectory).toList()) {
        if (!one.getFileName().toString().equals(service.module())) {
          Files.createSymbolicLink(root.resolve(one.getFileName()), one.toAbsolutePath());
        }
      }
    }
    Path app = PackagedCopy.of(service, root.resolve(service.module()), this::holdsIt);
    alter(app, root.resolve("altered"));
    return root;
  }

  /**
   * The source as it is to be.
   *
   * @throws AssertionError if what is to be exchanged does not stand there, or not once
   */
  String altered() throws IOException {
    String text = Files.readString(ROOT.resolve(module).resolve("src/main").resolve(source));
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (text.split(Pattern.quote(change.getKey()), -1).length != 2) {
        throw new AssertionError(source + " has not once: " + change.getKey());
      }
      text = text.replace(change.getKey(), change.getValue());
    }
    return text;
  }

  private void alter(Path app, Path work) throws IOException {
    Path altered = work.resolve(source.replaceFirst("^(java|resources)/", ""));
    Files.createDirectories(altered.getParent());
    Files.writeString(altered, altered());
    Path made = altered;
    if (source.endsWith(".java")) {
      PackagedCopy.compile(altered, app, work.resolve("classes"));
      made = work.resolve("classes");
    }
    int replaced = 0;
    try (Stream<Path> jars = Files.walk(app)) {
      for (Path jar : jars.filter(this::holdsIt).toList()) {
        replaced += PackagedCopy.replace(jar, made, made.equals(altered) ? work : made);
      }
    }
    if (replaced == 0) {
      throw new AssertionError(source + " stands in no jar of " + service.module());
    }
  }

  /** The module's own jar, or where Quarkus keeps the classes that it transformed. */
  private boolean holdsIt(Path file) {
    String jar = file.getFileName().toString();
    return jar.equals("transformed-bytecode.jar")
        || jar.endsWith(".jar")
            && (jar.startsWith(module + "-") || jar.startsWith("org.tenprint." + module + "-"));
  }
}
