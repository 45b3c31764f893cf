package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.testkit.Checkout;

/**
 * The key-encryption key in a PKCS#11 token, SoftHSM 2: made there by the runbook's own command,
 * used by processes beside each other, rotated under them, never to be had outside. By its name
 * alone: SoftHSM must be there, and {@code tenprint.test.pkcs11} says where its library is, if not
 * where Debian puts it.
 */
class TokenIT {
  private static final String DEBIAN = "/usr/lib/softhsm/libsofthsm2.so";
  private static final String LIBRARY = System.getProperty("tenprint.test.pkcs11", DEBIAN);
  private static final String PIN = "87654321";
  private static final int MANY = 130;

  @TempDir private Path folder;
  private Path keys;
  private Path file;
  private Path log;
  private Map<String, String> environment;

  @BeforeEach
  void token() throws Exception {
    keys = folder.resolve("keys");
    log = folder.resolve("log");
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    file = secrets.resolve("key.pkcs11");
    Path tokens = Files.createDirectory(folder.resolve("tokens"));
    Path settings = folder.resolve("softhsm2.conf");
    Files.writeString(settings, "directories.tokendir = " + tokens + "\n");
    environment = Map.of("SOFTHSM2_CONF", settings.toString(), "PIN", PIN);
    run("softhsm2-util --init-token --free --label tenprint --so-pin " + PIN + " --pin " + PIN);
    Files.writeString(file, block("properties").replace(DEBIAN, LIBRARY));
    Files.writeString(secrets.resolve("key.pkcs11.pin"), PIN + "\n");
    run(block("sh").replace(DEBIAN, LIBRARY));
  }

  @Test
  void processesShareItAndGoOnWhenOneRotatesIt() throws Exception {
    try (VaultProcess one = open();
        VaultProcess other = open()) {
      List<String> made = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        made.add(i % 2 == 0 ? one.made(i) : other.made(i));
      }
      Map<KeyId, byte[]> before = wrapped();
      assertEquals("" + MANY, one.rotated());
      assertEquals(List.of("label:      key-encryption-2"), labels());
      for (int i = 0; i < MANY; i++) {
        assertEquals(made.get(i), other.found(i), "key " + i);
      }
      assertEquals(other.made(MANY), one.found(MANY), "made after the rotation");
      Map<KeyId, byte[]> after = wrapped();
      before.forEach((id, old) -> assertFalse(Arrays.equals(old, after.get(id)), "rewrapped"));
      assertEquals("" + (MANY + 1), other.rotated());
      assertEquals(List.of("label:      key-encryption-3"), labels());
      try (VaultProcess third = open()) {
        assertEquals(made.get(0), third.found(0));
      }
    }
  }

  @Test
  void theKeyCannotBeTakenOutOfIt() throws Exception {
    assertTrue(objects().contains("always sensitive, never extractable, local"));
    try (VaultProcess one = open()) {
      one.made(0);
      one.rotated();
    }
    String shown = objects();
    assertTrue(shown.contains("key-encryption-2"), shown);
    assertTrue(shown.contains("always sensitive, never extractable, local"), shown);
  }

  @Test
  void whereTheDeviceIsGoneNoKeyIsMadeOrFound() throws Exception {
    try (VaultProcess one = open();
        VaultProcess other = open()) {
      one.made(0);
      run("softhsm2-util --delete-token --token tenprint");
      assertEquals(VaultProcess.UNAVAILABLE, one.made(1));
      assertEquals(VaultProcess.UNAVAILABLE, other.found(0));
      assertEquals(1, wrapped().size(), "nothing is kept that nobody can open");
    }
  }

  private String objects() throws Exception {
    return run("pkcs11-tool --module " + LIBRARY + " --login --pin env:PIN --list-objects");
  }

  private VaultProcess open() throws IOException {
    return new VaultProcess(keys, file, environment, log);
  }

  private List<String> labels() throws Exception {
    return objects().lines().filter(line -> line.contains("label:")).map(String::strip).toList();
  }

  private Map<KeyId, byte[]> wrapped() throws Exception {
    try (KeyTable table = new KeyTable(keys.resolve("keys.db").toString())) {
      return table.after(Optional.empty(), 2 * MANY).stream()
          .collect(Collectors.toMap(KeyTable.Row::id, KeyTable.Row::wrapped));
    }
  }

  /** What the runbook has in its only block of that language that names the token. */
  private static String block(String language) throws IOException {
    String page = Files.readString(Checkout.root().resolve("docs/runbooks/keys.md"));
    String part = page.substring(page.indexOf("## In a token"));
    int start = part.indexOf("```" + language) + language.length() + 4;
    return part.substring(start, part.indexOf("```", start)).strip();
  }

  private String run(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command.split(" +")).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + ": " + said);
    return said;
  }
}
