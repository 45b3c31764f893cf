package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSecretsTest {
  @TempDir Path folder;

  @Test
  void aPasswordIsMadeOnceAndEachHasItsOwn() throws IOException {
    DatabaseSecrets secrets = new DatabaseSecrets(folder.resolve("secrets"));
    String administrator = secrets.administrator();
    assertTrue(administrator.matches("[A-Za-z0-9_-]{32}"), "24 bytes in base64");
    assertNotEquals(administrator, secrets.service());
    DatabaseSecrets again = new DatabaseSecrets(folder.resolve("secrets"));
    assertEquals(administrator, again.administrator());
    assertEquals(secrets.service(), again.service());
    assertNotEquals(administrator, new DatabaseSecrets(folder.resolve("other")).administrator());
  }

  @Test
  void aLineEndInAFileThatWasWrittenByHandIsNotOfThePassword() throws IOException {
    DatabaseSecrets secrets = new DatabaseSecrets(folder);
    Files.writeString(secrets.administratorFile(), "chosen\n");
    assertEquals("chosen", secrets.administrator());
  }

  @Test
  void theServiceIsHandedItsSettingsAsAFileAboveItsOwn() throws IOException {
    DatabaseSecrets secrets = new DatabaseSecrets(folder.resolve("secrets"));
    secrets.writeService("tenprint_immigration");
    secrets.writeService("tenprint_immigration");
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(secrets.serviceFile())) {
      settings.load(reader);
    }
    assertEquals(secrets.service(), settings.get("quarkus.datasource.password"));
    assertEquals("tenprint_immigration", settings.get("quarkus.datasource.username"));
    assertTrue(Integer.parseInt(settings.getProperty("config_ordinal")) > 250);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void everyFileIsItsOwnersAlone() throws IOException {
    DatabaseSecrets secrets = new DatabaseSecrets(folder.resolve("secrets"));
    secrets.administrator();
    secrets.writeService("tenprint_immigration");
    try (var files = Files.list(folder.resolve("secrets"))) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
  }
}
