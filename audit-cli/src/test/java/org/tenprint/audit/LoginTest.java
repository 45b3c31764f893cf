package org.tenprint.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  @TempDir Path folder;

  private Cli login(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "login";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = "--credentials=" + folder;
    return Cli.run(all);
  }

  private static String claims(Cli token) {
    assertEquals(0, token.exit(), token.err());
    String[] parts = token.out().strip().split("\\.");
    assertEquals(3, parts.length);
    return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
  }

  @Test
  void theTokenIsAllThatIsPrintedAndSaysWhoAndWhat() {
    String claims =
        claims(
            login(
                "author",
                "reviewer",
                "--as",
                "ann",
                "--office",
                "BOS",
                "--office",
                "SEA",
                "--jurisdiction",
                "county:25025"));
    assertTrue(claims.contains("\"sub\":\"ann\""), claims);
    assertTrue(claims.contains("\"groups\":[\"author\",\"reviewer\"]"), claims);
    assertTrue(claims.contains("\"iss\":\"tenprint:local\""), claims);
    assertTrue(claims.contains("\"jurisdiction\":[\"county:25025\"]"), claims);
    assertTrue(claims.contains("\"office\":[\"BOS\",\"SEA\"]"), claims);
  }

  @Test
  void aClientOfTheAbisFaceHasScopesAndNeedsNoOffice() {
    String claims = claims(login("abis.encounter.write", "abis.identify", "--as", "registry"));
    assertTrue(claims.contains("\"groups\":[\"abis.encounter.write\",\"abis.identify\"]"), claims);
    assertTrue(claims.contains("\"sub\":\"registry\""), claims);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mayor",
        "abis",
        "abis.encounter",
        "Author",
        "party:agency",
        "author",
        "approver --office BOS",
        "reviewer",
        "examiner --jurisdiction all",
        "auditor --as Ann",
        "auditor --as ann@doj",
        "auditor --minutes 0",
        "auditor --minutes 721"
      })
  void whatNobodyMayBeIsRefusedAndNothingIsPrinted(String arguments) {
    Cli refused = login(arguments.split(" "));
    assertEquals(2, refused.exit());
    assertEquals("", refused.out());
    assertFalse(Files.exists(folder.resolve("issuer")), "and no key is made for it");
  }
}
