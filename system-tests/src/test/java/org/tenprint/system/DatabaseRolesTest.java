package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.testkit.Checkout;

/** What compose's database is made with: whoever sees processes or reads logs sees no password. */
class DatabaseRolesTest {
  private static final String FIRST = "first pass'word";
  private static final String SECOND = "second-password";

  @TempDir private Path folder;

  /** Notes what it is called with, and what it is told, a file each. */
  private static final String PSQL =
      """
      #!/bin/bash
      n=$(ls "$NOTED" | wc -l)
      printf '%s\\n' "$@" > "$NOTED/$n.arguments"
      printf '%s' "${ROOM_PASSWORD:-}" > "$NOTED/$n.password"
      case " $* " in *" -c "*) ;; *) cat > "$NOTED/$n.statements" ;; esac
      """;

  private String noted(String name) throws Exception {
    return Files.readString(folder.resolve("noted").resolve(name));
  }

  @Test
  void noPasswordIsAmongTheArgumentsOrInWhatTheServerMayLog() throws Exception {
    Path psql = Files.createDirectory(folder.resolve("bin")).resolve("psql");
    Files.writeString(psql, PSQL);
    assertTrue(psql.toFile().setExecutable(true));
    Files.createDirectory(folder.resolve("noted"));
    ProcessBuilder script =
        new ProcessBuilder("bash", Checkout.root().resolve("deploy/postgres/roles.sh").toString())
            .inheritIO();
    Map<String, String> environment = script.environment();
    environment.put("PATH", psql.getParent() + ":" + environment.get("PATH"));
    environment.put("NOTED", folder.resolve("noted").toString());
    environment.put("POSTGRES_USER", "postgres");
    environment.put("TENPRINT_DB_PASSWORD", FIRST);
    environment.put("TENPRINT_REGISTRY_DB_PASSWORD", SECOND);
    Process run = script.start();
    assertTrue(run.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, run.exitValue());

    assertEquals(FIRST, noted("0.password"));
    assertEquals(SECOND, noted("3.password"));
    for (String call : List.of("0", "3", "6")) {
      String arguments = noted(call + ".arguments");
      assertTrue(arguments.contains("ON_ERROR_STOP=1"), arguments);
      assertFalse(arguments.contains(FIRST) || arguments.contains(SECOND), arguments);
    }
    for (String call : List.of("0", "3")) {
      List<String> statements = noted(call + ".statements").lines().toList();
      int made = statements.indexOf(firstWith(statements, "PASSWORD :'password'"));
      assertTrue(statements.subList(0, made).contains("\\getenv password ROOM_PASSWORD"));
      for (String quiet :
          List.of(
              "SET log_min_error_statement = panic;",
              "SET log_statement = none;",
              "SET log_min_duration_statement = -1;")) {
        assertTrue(statements.subList(0, made).contains(quiet), quiet);
      }
    }
  }

  private static String firstWith(List<String> lines, String words) {
    return lines.stream().filter(line -> line.contains(words)).findFirst().orElseThrow();
  }
}
