package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.Checkout;

/**
 * Every command in a block of a page is run with its output compared, or {@code shown-commands.tsv}
 * says which test does the same, or why none can.
 */
class ShownCommandsTest {
  private static final Path ROOT = Checkout.root();
  private static final Path ROWS =
      ROOT.resolve("system-tests/src/test/resources/house/shown-commands.tsv");
  private static final Set<String> PLAYED = Set.of(ShownCommand.ALONE, ShownCommand.ON_A_STACK);

  /**
   * @param by the test that runs it, or {@code none}
   * @param why nothing where a test does
   */
  private record Row(String page, String begins, String by, String why) {
    static Row of(String line) {
      String[] fields = line.split("\t", -1);
      assertEquals(4, fields.length, line);
      return new Row(fields[0], fields[1], fields[2], fields[3]);
    }

    boolean speaksOf(ShownCommand command) {
      return ROOT.resolve(page).equals(command.page()) && command.command().startsWith(begins);
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(ROWS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Row::of)
        .toList();
  }

  private static List<ShownCommand> commands() throws IOException {
    List<ShownCommand> all = new ArrayList<>();
    for (Path page : ShownCommand.pages()) {
      all.addAll(ShownCommand.of(page));
    }
    return all;
  }

  @Test
  void everyCommandInABlockIsRunOrSaysWhyNot() throws IOException {
    List<Row> rows = rows();
    List<ShownCommand> commands = commands();
    assertTrue(commands.size() > 50, commands.size() + " commands");
    assertEquals(
        List.of(),
        commands.stream()
            .filter(command -> !PLAYED.contains(command.block()))
            .filter(command -> rows.stream().noneMatch(row -> row.speaksOf(command)))
            .map(ShownCommand::toString)
            .toList());
    assertEquals(
        List.of(),
        rows.stream()
            .filter(
                row ->
                    commands.stream()
                        .noneMatch(
                            command -> !PLAYED.contains(command.block()) && row.speaksOf(command)))
            .toList(),
        "of no command");
  }

  @Test
  void everyRowNamesATestThatIsThereOrAReason() throws IOException {
    Set<String> tests = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path tree : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tree)) {
          try (Stream<Path> files = Files.walk(tree)) {
            files.forEach(file -> tests.add(file.getFileName().toString()));
          }
        }
      }
    }
    assertEquals(
        "",
        rows().stream()
            .filter(
                row ->
                    row.by().equals("none")
                        ? row.why().length() < 10
                        : !tests.contains(row.by() + ".java") || !row.why().isEmpty())
            .map(Row::toString)
            .collect(Collectors.joining("\n")));
  }

  @Test
  void aBlockIsReadAsItIsTyped() throws IOException {
    Path page = Files.createTempFile("page", ".md");
    Files.writeString(
        page,
        """
        ```sh
        CRED=a; DOOR=b
        alias curl="curl --key $CRED"
        # said
        ./tenprint up \\
          --sample   # once
        ```
        ```console stack
        $ ./tenprint status
        all
          well
        $ echo $?
        0
        ```
        ```json
        {"curl": 1}
        ```
        ```
        curl -sS x
        said
        ```
        """);
    List<ShownCommand> all = ShownCommand.of(page);
    assertEquals(
        List.of(
            "./tenprint up \\\n  --sample   # once", "./tenprint status", "echo $?", "curl -sS x"),
        all.stream().map(ShownCommand::command).toList());
    assertEquals(List.of("all", "  well"), all.get(1).output());
    assertEquals(
        List.of("CRED=a; DOOR=b", "alias curl=\"curl --key $CRED\""),
        ShownCommand.definitions(page));
    Files.delete(page);
  }
}
