package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.audit.TenprintCli;
import org.tenprint.localstack.command.LocalStack;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The script that completes command lines is made of the commands as they are. */
class CompletionTest {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static final Path SCRIPT = ROOT.resolve("deploy/completion/tenprint.bash");
  private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z| -]+)\\)$");

  /** Verbs that the front door answers by itself, or hands to what has no place here. */
  private static final List<String> OWN =
      List.of("bench", "completion", "fuzz", "package", "version");

  private static CommandLine frontDoor() {
    CommandLine all = new CommandLine(CommandSpec.create().name("tenprint"));
    LocalStack.commandLine().getSubcommands().forEach(all::addSubcommand);
    TenprintCli.commandLine().getSubcommands().forEach(all::addSubcommand);
    OWN.forEach(verb -> all.addSubcommand(verb, CommandSpec.create()));
    return all;
  }

  /** Written again with {@code -Dtenprint.generate=true}. */
  @Test
  void theScriptIsTheCommands() throws IOException {
    String script = AutoComplete.bash("tenprint", frontDoor()).replaceAll("(?m)[ \t]+$", "");
    if (Boolean.getBoolean("tenprint.generate")) {
      Files.writeString(SCRIPT, script);
    }
    assertEquals(
        script,
        Files.readString(SCRIPT),
        "write it again: ./mvnw -B -pl system-tests -Dtest=CompletionTest"
            + " -Dtenprint.test.jvm=-Dtenprint.generate=true test");
  }

  @Test
  void itKnowsEveryVerbOfTheFrontDoor() throws IOException {
    String frontDoor = Files.readString(ROOT.resolve("tenprint"));
    Set<String> verbs = new TreeSet<>();
    Matcher verb = VERB.matcher(frontDoor.substring(frontDoor.indexOf("case $verb in")));
    while (verb.find()) {
      verbs.addAll(List.of(verb.group(1).split(" \\| ")));
    }
    verbs.removeAll(Set.of("help", "-h", "--help"));
    assertTrue(verbs.contains("demo") && verbs.contains("audit"), verbs.toString());
    assertEquals(verbs, new TreeSet<>(frontDoor().getSubcommands().keySet()));
  }

  /** As a person presses the key behind the last word. */
  @ParameterizedTest
  @CsvSource({
    "./tenprint a,                       access audit",
    "./tenprint st,                      status",
    "./tenprint audit s,                 show",
    "./tenprint audit verify --pu,       --purpose",
    "./tenprint policy e,                explain",
    "./tenprint up --d,                  --detach",
    "./tenprint audit show --output n,   ndjson"
  })
  void aShellCompletesByIt(String line, String expected) throws Exception {
    String program =
        """
        compopt() { :; } # only a shell that completes has it
        source '%s'
        COMP_WORDS=(%s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        complete -p tenprint >/dev/null || exit 9
        _complete_tenprint
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(SCRIPT, line);
    Process shell = new ProcessBuilder("bash", "-c", program).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(shell.waitFor(1, TimeUnit.MINUTES), "it does not end");
    assertEquals(new TreeSet<>(List.of(expected.split(" "))), new TreeSet<>(said.lines().toList()));
  }
}
