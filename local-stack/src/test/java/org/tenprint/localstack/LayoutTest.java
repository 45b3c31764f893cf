package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
  private static final String NOT_BUILT = "m is not built: run ./mvnw -DskipTests package";

  @TempDir Path folder;

  @Test
  void everythingLiesBelowItsFolderAndNoTwoAtOnePlace() {
    Layout layout = new Layout(folder, folder.resolve("x/../local"));
    List<Path> all =
        List.of(
            layout.log("p"),
            layout.output("p"),
            layout.data("p"),
            layout.credentials(),
            layout.secrets(),
            layout.lockFile(),
            layout.processFile(),
            layout.readyFile(),
            layout.restartsFile());
    assertEquals(folder.resolve("local").toAbsolutePath(), layout.local());
    all.forEach(path -> assertTrue(path.startsWith(layout.local()), path.toString()));
    Set<Path> different = new HashSet<>(all);
    assertEquals(all.size(), different.size());
  }

  @Test
  void aRelativeFolderIsAbsolute() {
    Layout layout = new Layout(Path.of("."), Path.of(".local"));
    assertTrue(layout.root().isAbsolute());
    assertEquals(layout.root().resolve(".local"), layout.local());
  }

  @Test
  void aModulesJarIsItsOnlyOneAndNoneOfItsTests() throws IOException {
    Path target = Files.createDirectories(folder.resolve("m/target"));
    Layout layout = new Layout(folder, folder);
    Files.createFile(target.resolve("m-tests.jar"));
    Files.createFile(target.resolve("other-1.0.jar"));
    assertNotBuilt(layout);
    Path jar = Files.createFile(target.resolve("m-0.1.0-SNAPSHOT.jar"));
    assertEquals(jar.toAbsolutePath(), layout.moduleJar("m"));
    assertTrue(layout.classPath("m").startsWith(jar.toAbsolutePath().toString()));
    assertTrue(layout.classPath("m").endsWith(Path.of("lib", "*").toString()));
    Files.createFile(target.resolve("m-0.2.0.jar"));
    assertNotBuilt(layout);
  }

  @Test
  void aModuleThatIsNotThereIsNotBuilt() {
    assertNotBuilt(new Layout(folder, folder));
    StackException service =
        assertThrows(
            StackException.class, () -> new Layout(folder, folder).runner(Service.BOOKING));
    assertEquals(
        "booking-service is not built: run ./mvnw -DskipTests package", service.getMessage());
  }

  @Test
  void aLogIsMadeAnewAndEmpty() throws IOException {
    Layout layout = new Layout(folder, folder.resolve("local"));
    layout.makeLog("stack");
    Files.writeString(layout.log("stack"), "of the start before");
    layout.makeLog("stack");
    assertEquals("", Files.readString(layout.log("stack")));
  }

  private static void assertNotBuilt(Layout layout) {
    StackException refused = assertThrows(StackException.class, () -> layout.moduleJar("m"));
    assertEquals(NOT_BUILT, refused.getMessage());
  }
}
