package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenprint.testkit.Checkout;

/**
 * A command in a block of a page.
 *
 * @param page below the checkout
 * @param block what stands behind the block's fence: {@code console}, {@code console stack}, {@code
 *     sh} or nothing
 * @param command as typed, without the prompt; lines that end with a backslash are one
 * @param output the lines below it; none where the block shows no outputs
 */
record ShownCommand(Path page, String block, String command, List<String> output) {
  /** Of commands that need no running system. */
  static final String ALONE = "console";

  /** Of commands on a stack that has played the demonstration. */
  static final String ON_A_STACK = "console stack";

  /** Of commands whose output is not shown. */
  static final String SHELL = "sh";

  /** Shows the exit code of the command before it, which is 0 where it is not shown. */
  static final String EXIT = "echo $?";

  private static final Pattern BLOCK =
      Pattern.compile("^ *```([a-z ]*)\n(.*?)^ *```", Pattern.MULTILINE | Pattern.DOTALL);

  /** Names that stand for something in the commands below them. */
  private static final Pattern DEFINITION =
      Pattern.compile("alias .*|[A-Z_]+=[^ $;]+(; [A-Z_]+=[^ $;]+)*");

  private static final Pattern TYPED =
      Pattern.compile("(\\$ )?(\\./tenprint|curl|docker|kubectl|kcat|\\./mvnw) .*");
  private static final String PROMPT = "$ ";

  /** Pages that say what is true now: not those of what was decided or changed. */
  static List<Path> pages() throws IOException {
    Path root = Checkout.root();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      List<Path> pages =
          new ArrayList<>(
              docs.filter(file -> file.toString().endsWith(".md"))
                  .filter(file -> !file.toString().matches(".*/(adr|changelog)/.*"))
                  .sorted()
                  .toList());
      List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "laws/README.md", "samples/README.md")
          .forEach(page -> pages.add(root.resolve(page)));
      return pages;
    }
  }

  /** All of a page, in its order. */
  static List<ShownCommand> of(Path page) throws IOException {
    List<ShownCommand> all = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      List<String> lines = lines(block.group(2));
      String kind = block.group(1);
      all.addAll(kind.startsWith(ALONE) ? answered(page, kind, lines) : typed(page, kind, lines));
    }
    return all;
  }

  private static List<String> lines(String text) {
    return text.replace("\\\n", "\\\n\0").lines().toList().stream()
        .collect(ArrayList::new, ShownCommand::append, ArrayList::addAll);
  }

  /** A line behind a backslash is the rest of the one before. */
  private static void append(List<String> lines, String line) {
    if (line.startsWith("\0")) {
      int last = lines.size() - 1;
      lines.set(last, lines.get(last) + "\n" + line.substring(1));
    } else {
      lines.add(line);
    }
  }

  private static List<ShownCommand> answered(Path page, String kind, List<String> lines) {
    List<ShownCommand> all = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(PROMPT)) {
        all.add(new ShownCommand(page, kind, line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (all.isEmpty()) {
        throw new AssertionError(page + ": no command above " + line);
      } else {
        all.get(all.size() - 1).output().add(line);
      }
    }
    return all;
  }

  private static List<ShownCommand> typed(Path page, String kind, List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(
            line ->
                kind.equals(SHELL)
                    ? !line.isEmpty()
                        && !line.startsWith("#")
                        && !DEFINITION.matcher(line).matches()
                    : TYPED.matcher(line.lines().findFirst().orElse("")).matches())
        .map(line -> new ShownCommand(page, kind, line, List.of()))
        .toList();
  }

  /** What a page defines for its commands, a line each. */
  static List<String> definitions(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> DEFINITION.matcher(line).matches())
        .toList();
  }

  @Override
  public String toString() {
    return Checkout.root().relativize(page) + "\t" + command;
  }
}
