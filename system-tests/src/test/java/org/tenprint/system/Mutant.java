package org.tenprint.system;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
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
    Path app = root.resolve(service.module()).resolve("target").resolve("quarkus-app");
    copy(ROOT.resolve(service.module()).resolve("target").resolve("quarkus-app"), app);
    alter(app, root.resolve("altered"));
    return root;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path there = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(there);
        } else {
          Files.copy(one, there);
        }
      }
    }
  }

  private void alter(Path app, Path work) throws IOException {
    Path altered = work.resolve(source.replaceFirst("^(java|resources)/", ""));
    Files.createDirectories(altered.getParent());
    String text = Files.readString(ROOT.resolve(module).resolve("src/main").resolve(source));
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (text.split(Pattern.quote(change.getKey()), -1).length != 2) {
        throw new AssertionError(source + " has not once: " + change.getKey());
      }
      text = text.replace(change.getKey(), change.getValue());
    }
    Files.writeString(altered, text);
    Path made = altered;
    if (source.endsWith(".java")) {
      compile(altered, app, work.resolve("classes"));
      made = work.resolve("classes");
    }
    int replaced = 0;
    try (Stream<Path> jars = Files.walk(app)) {
      for (Path jar : jars.filter(this::holdsIt).toList()) {
        replaced += replace(jar, made, made.equals(altered) ? work : made);
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

  private static void compile(Path source, Path app, Path classes) throws IOException {
    Files.createDirectories(classes);
    String libraries;
    try (Stream<Path> jars = Files.walk(app)) {
      libraries =
          jars.filter(file -> file.toString().endsWith(".jar"))
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
    }
    StringWriter told = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  told,
                  files,
                  null,
                  List.of("-proc:none", "-parameters", "-d", classes.toString(), "-cp", libraries),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new AssertionError(told.toString());
      }
    }
  }

  /** Exchanges what a jar has of what was made; how many files that were. */
  private static int replace(Path jar, Path made, Path base) throws IOException {
    int replaced = 0;
    try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
        Stream<Path> all = Files.walk(made)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        Path there = inside.getPath("/" + base.relativize(one));
        if (Files.exists(there)) {
          Files.copy(one, there, StandardCopyOption.REPLACE_EXISTING);
          replaced++;
        }
      }
    }
    return replaced;
  }
}
