package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.BookingIds;
import org.tenprint.events.Principal;
import org.tenprint.formats.image.PngWriter;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.MasterFinger;
import org.tenprint.synthetic.SyntheticPerson;

/**
 * What pages show of commands on a stack that has played the demonstration is what they print, but
 * for what is another each time ({@link ShownOutput}). The commands of a page are typed into a
 * shell one after the other, as they stand there.
 */
class ShownCommandsIT {
  private static final Pattern BOOKING = Pattern.compile("(?s)```json\n(\\{\n  \"tcn\".*?)```");
  private static final Pattern WINDOW = Pattern.compile("--from \\S+ --to \\S+");

  private static final long LONGEST_MINUTES = 3;

  /** When the demonstration was over: what comes after it is of other tests. */
  private static String told;

  private static RunningStack stack;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    told = Stack.told().toString();
    for (String party : List.of("agency:MA0130100", "field-office:BOS")) {
      // who does not yet have a credential gets one
      stack.tls(Principal.parse(party));
    }
  }

  @Test
  void whatAPageShowsIsWhatIsPrinted() throws Exception {
    boolean curl = Command.succeeds("curl", "--version");
    int count = 0;
    List<String> wrong = new ArrayList<>();
    for (Path page : ShownCommand.pages()) {
      List<ShownCommand> commands =
          ShownCommand.of(page).stream()
              .filter(command -> command.block().equals(ShownCommand.ON_A_STACK))
              .toList();
      if (!commands.isEmpty() && (curl || commands.stream().noneMatch(ShownCommandsIT::byCurl))) {
        play(page, commands, wrong);
        count += commands.size();
      }
    }
    assertEquals(List.of(), wrong, () -> String.join("\n\n", wrong));
    assertTrue(count >= 10, count + " are shown");
  }

  private static boolean byCurl(ShownCommand command) {
    return command.command().contains("curl ");
  }

  private void play(Path page, List<ShownCommand> commands, List<String> wrong) throws Exception {
    Path work = workplace(page);
    int exit = 0;
    for (int i = 0; i < commands.size(); i++) {
      ShownCommand command = commands.get(i);
      if (command.command().equals(ShownCommand.EXIT)) {
        assertEquals(command.output(), List.of(String.valueOf(exit)), page.toString());
        continue;
      }
      if (command.command().contains("--source copy")) {
        AlteredCopy.turnIntoADelivery(
            work.resolve("copy"), BookingIds.of("ILCPD0000", "CPD-DEMO-0001"));
        AlteredCopy.takeAwayTheLastReview(
            work.resolve("copy"), BookingIds.of("MA0130100", "BOS-DEMO-0003"));
      }
      Path printed = work.resolve("printed");
      exit = type(page, command.command(), work, printed);
      boolean exitIsShown =
          i + 1 < commands.size() && commands.get(i + 1).command().equals(ShownCommand.EXIT);
      List<String> lines = Files.readAllLines(printed);
      if (command.command().contains("audit show ")) {
        lines = ShownOutput.until(told, lines);
      }
      if (exit != 0 && !exitIsShown || !ShownOutput.matches(command.output(), lines)) {
        wrong.add("%s, exit code %d\n%s".formatted(command, exit, String.join("\n", lines)));
      }
    }
  }

  /** A folder with the front door, the stack's own folder, and what the page says to have there. */
  private Path workplace(Path page) throws IOException {
    Path work = Files.createTempDirectory(folder, "page");
    Files.createSymbolicLink(work.resolve(".local"), Stack.sharedFolder());
    Path door = work.resolve("tenprint");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        door,
        """
        #!/bin/sh
        exec '%s' %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' org.tenprint.audit.TenprintCli "$@"
        """
            .formatted(java, String.join(" ", Audit.fromArchive()), Audit.classPath()));
    assertTrue(door.toFile().setExecutable(true), door.toString());
    Matcher booking = BOOKING.matcher(Files.readString(page));
    if (booking.find()) {
      Files.writeString(
          work.resolve("booking.json"), booking.group(1).replace("<base64>", thumb()));
    }
    return work;
  }

  private static String thumb() {
    SyntheticPerson person = SyntheticPerson.of(4712, MasterFinger.Size.FULL);
    byte[] png = PngWriter.write(person.impression(1, 1, ImpressionQuality.BOOKING));
    return Base64.getEncoder().encodeToString(png);
  }

  private static int type(Path page, String command, Path work, Path printed)
      throws IOException, InterruptedException {
    List<String> script = new ArrayList<>(List.of("shopt -s expand_aliases", "set -o pipefail"));
    script.add("BOOKING=" + stack.ports().url(Service.BOOKING));
    script.add("NOTIFICATION=" + stack.ports().url(Service.NOTIFICATION));
    script.add("BOOKING_ID=" + BookingIds.of("MA0130100", "BOS-DEMO-0001"));
    script.addAll(ShownCommand.definitions(page));
    script.add(WINDOW.matcher(command).replaceAll("--from 2020-01-01T00:00:00Z --to " + told));
    String text =
        String.join("\n", script)
            .replace("https://127.0.0.1:18081", stack.ports().url(Service.BOOKING))
            .replace("https://127.0.0.1:18084", stack.ports().url(Service.NOTIFICATION));
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", text).directory(work.toFile());
    builder.redirectError(work.resolve("stderr").toFile()).redirectOutput(printed.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(?i)COLUMNS|.*_PROXY|TENPRINT_.*|JAVA_TOOL_OPTIONS"));
    builder.environment().put("CURL_HOME", work.toString());
    builder.environment().put("TENPRINT_LOCAL", Stack.sharedFolder().toString());
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.ports().bootstrapServers());
    Process typed = builder.start();
    if (!typed.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      typed.destroyForcibly();
      throw new AssertionError(command + " does not end");
    }
    System.out.println(command + "\n" + Files.readString(work.resolve("stderr")));
    return typed.exitValue();
  }
}
