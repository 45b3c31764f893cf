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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.tenprint.localstack.Service;

/** A copy of a packaged service of which something is exchanged. */
final class PackagedCopy {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));

  private PackagedCopy() {}

  /**
   * Copies a service as it was packaged.
   *
   * @param module folder that becomes its module's
   * @param altered files that will be: the others are the same ones, under a second name
   * @return where its jars lie
   */
  static Path of(Service service, Path module, Predicate<Path> altered) throws IOException {
    Path from = packaged(ROOT.resolve(service.module()));
    Path to = packaged(module);
    Files.createDirectories(to.getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path there = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(there);
        } else if (altered.test(one)) {
          Files.copy(one, there);
        } else {
          Files.createLink(there, one);
        }
      }
    }
    return to;
  }

  private static Path packaged(Path module) {
    return module.resolve("target").resolve("quarkus-app");
  }

  /** Compiles a source against a packaged service's jars. */
  static void compile(Path source, Path app, Path classes) throws IOException {
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

  /**
   * Exchanges what a jar has of what was made.
   *
   * @param made a file, or all below a folder
   * @param base against which the names in the jar are
   * @return how many files that were
   */
  static int replace(Path jar, Path made, Path base) throws IOException {
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
