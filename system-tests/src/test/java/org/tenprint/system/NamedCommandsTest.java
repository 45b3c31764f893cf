package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.TenprintCli;
import org.tenprint.localstack.command.LocalStack;
import org.tenprint.testkit.Checkout;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/**
 * Every command that a page names, in a block or in its text, is one that the command line takes.
 */
class NamedCommandsTest {
  private static final Path ROOT = Checkout.root();
  private static final Pattern BLOCK = Pattern.compile("(?s)```[a-z ]*\n(.*?)```");
  private static final Pattern INLINE = Pattern.compile("`(\\./tenprint [^`]*)`");
  private static final Pattern COMMAND =
      Pattern.compile("\\./tenprint ((?:\"[^\"]*\"|\\\\\n|,(?! )|[^|;&)#`\n>\",\\\\])*)");

  /** What the front door does by itself, and what a page leaves open. */
  private static final Set<String> OF_THE_SCRIPT =
      Set.of("bench", "completion", "fuzz", "help", "package", "version");

  private static final Pattern OPEN = Pattern.compile("\\.\\.\\.|…|\\||\\{|\\$|<|\\[");

  /** The commands of a text, each as it would be typed behind the name of the program. */
  private static List<String> commands(String text) {
    List<String> places = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      places.add(block.group(1));
    }
    Matcher inline = INLINE.matcher(BLOCK.matcher(text).replaceAll(""));
    while (inline.find()) {
      places.add(inline.group(1));
    }
    List<String> commands = new ArrayList<>();
    for (String place : places) {
      Matcher command = COMMAND.matcher(place);
      while (command.find()) {
        commands.add(command.group(1).replace("\\\n", " ").strip());
      }
    }
    return commands;
  }

  /** Why the command line does not take it; nothing where it does. */
  private static String refused(String command) {
    String[] words = command.split("\\s+");
    if (OF_THE_SCRIPT.contains(words[0]) || words[0].startsWith("-")) {
      return "";
    }
    CommandLine line =
        LocalStack.commandLine().getSubcommands().containsKey(words[0])
            ? LocalStack.commandLine()
            : TenprintCli.commandLine();
    String[] known =
        Arrays.stream(words)
            .filter(word -> !OPEN.matcher(word).find())
            .map(word -> word.replace("\"", ""))
            .toArray(String[]::new);
    line.setUnmatchedArgumentsAllowed(true);
    try {
      line.parseArgs(known);
    } catch (MissingParameterException incomplete) {
      // a page may name a command without all that it wants
    } catch (ParameterException e) {
      return e.getMessage();
    }
    return String.join(" ", unmatched(line));
  }

  private static List<String> unmatched(CommandLine line) {
    List<String> all = new ArrayList<>(line.getUnmatchedArguments());
    line.getSubcommands().values().forEach(below -> all.addAll(unmatched(below)));
    return all;
  }

  @Test
  void everyCommandOnEveryPageIsTaken() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    int count = 0;
    for (Path page : ShownCommand.pages()) {
      for (String command : commands(Files.readString(page))) {
        count++;
        String why = refused(command);
        if (!why.isEmpty()) {
          wrong.put(ROOT.relativize(page) + ": " + command, why);
        }
      }
    }
    assertEquals(Map.of(), wrong);
    assertTrue(count > 60, count + " commands are found");
  }

  @Test
  void aCommandThatIsNotTakenIsSeen() {
    assertEquals(
        List.of("up --sample", "audit show A B --purpose x"),
        commands(
            "`./tenprint audit show A B --purpose x` and\n"
                + "```sh\n"
                + "./tenprint up --sample # a\n"
                + "```\n"));
    assertEquals("", refused("audit show A B --purpose x"));
    assertEquals("", refused("audit show"));
    assertTrue(refused("audit show A B --purposes x").contains("--purposes"));
    assertTrue(refused("audit shows A B").contains("shows"));
    assertTrue(refused("up --samples").contains("--samples"));
    assertTrue(refused("lod gallery x").contains("lod"));
  }
}
