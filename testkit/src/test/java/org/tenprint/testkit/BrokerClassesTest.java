package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerClassesTest {
  @TempDir Path target;

  private Path jar;
  private Path compiled;

  @BeforeEach
  void build() throws IOException {
    jar = at(Files.createFile(target.resolve("embedded-broker-0.1.0.jar")), 20);
    compiled = at(Files.createFile(Files.createDirectories(classes()).resolve("One.class")), 10);
  }

  private Path classes() {
    return target.resolve("classes");
  }

  private static Path at(Path file, long second) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.fromMillis(1000 * second));
  }

  private List<String> compiledOnes() {
    return List.of("-cp", classes() + File.pathSeparator + target.resolve("lib").resolve("*"));
  }

  @Test
  void withoutAnArchiveItIsWhatWasCompiled() {
    assertEquals(compiledOnes(), BrokerClasses.flags(target));
  }

  @Test
  void anArchiveIsOfWhatWasPackaged() throws IOException {
    Files.createFile(target.resolve(BrokerClasses.ARCHIVE));
    List<String> flags = BrokerClasses.flags(target);
    assertTrue(
        flags.contains("-XX:SharedArchiveFile=" + target.resolve(BrokerClasses.ARCHIVE)),
        flags.toString());
    assertTrue(flags.get(flags.size() - 1).startsWith(jar.toString()), flags.toString());
  }

  @Test
  void whatWasCompiledSinceIsRunAndNotWhatWasPackaged() throws IOException {
    Files.createFile(target.resolve(BrokerClasses.ARCHIVE));
    at(compiled, 21);
    assertEquals(compiledOnes(), BrokerClasses.flags(target));
  }

  @Test
  void ofTwoPackagesNoneIsTaken() throws IOException {
    Files.createFile(target.resolve(BrokerClasses.ARCHIVE));
    Files.createFile(target.resolve("embedded-broker-0.2.0.jar"));
    assertEquals(compiledOnes(), BrokerClasses.flags(target));
  }
}
