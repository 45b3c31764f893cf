package org.tenprint.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sample recipient of the lone office, with an inbox of its own. */
final class SampleRun {
  private final LoneOffice office;
  private final SampleRecipient sample;
  private final Path inbox;
  private int ends;

  /**
   * One of a topic without messages, and of a door that has the key.
   *
   * @param program to which arguments are added
   * @param folder for what it prints
   * @param inbox which need not be there
   */
  SampleRun(List<String> program, Path folder, Path inbox) throws Exception {
    this.office = LoneOffice.shared();
    office.begin(ToldMessage::theKey);
    this.sample =
        new SampleRecipient("run-" + UUID.randomUUID(), program, office.surroundings(), folder);
    this.inbox = inbox;
  }

  LoneOffice office() {
    return office;
  }

  SampleRecipient sample() {
    return sample;
  }

  Path inbox() {
    return inbox;
  }

  /** What it says of all messages that are there; it goes on where one of that name was. */
  List<String> read(String name) throws Exception {
    String end = "END-" + ++ends;
    office.tell(ToldMessage.noMatch(end));
    String last = "new " + end + " NO_MATCH";
    List<String> said =
        sample.read(
            name, LoneOffice.OFFICE, LoneOffice.TOPIC, inbox, lines -> lines.contains(last));
    Files.delete(inbox.resolve(end + ".json"));
    return said.stream().filter(line -> !line.contains(" END-")).toList();
  }

  /** It ends by itself, and not well; what it says of messages until then. */
  List<String> fails(String name) throws Exception {
    return sample.fails(name, LoneOffice.OFFICE, LoneOffice.TOPIC, inbox);
  }

  /** Of the files in the inbox, but for what ends a run. */
  Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(inbox)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("END-"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  JsonNode kept(String message) throws IOException {
    return SampleRecipient.json(inbox.resolve(message + ".json"));
  }

  /** The values of which it says that they are put aside, in their order. */
  List<byte[]> aside(List<String> said) throws IOException {
    List<byte[]> values = new ArrayList<>();
    for (String line : said) {
      if (line.startsWith("aside ")) {
        values.add(Files.readAllBytes(inbox.resolve(line.split(" ")[1])));
      }
    }
    return values;
  }
}
