package org.tenprint.audit.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code letter}: what an agency hands to a person, or to counsel, of a request about the person.
 */
@Command(
    name = "letter",
    mixinStandardHelpOptions = true,
    description = {
      "Make the letter of a notice that an agency keeps, as text and PDF/A, to be handed over.",
      "It sends nothing. It says that a request came, on which day, and what it asks for."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the letters are there",
      "2:the file is no notice, it was recalled, or a letter is there already"
    })
public final class LetterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MESSAGE",
      description = "The kept message, a NOTICE: a file of the agency's inbox.")
  private Path file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the letters; they are their owner's alone.")
  private Path folder;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "en or es, or several times (default: both).")
  private Set<Language> languages = EnumSet.allOf(Language.class);

  @Option(
      names = "--time-zone",
      required = true,
      paramLabel = "ZONE",
      description = "The agency's, such as America/New_York: the day of a request is told by it.")
  private ZoneId zone;

  @Override
  public Integer call() throws IOException {
    KeptNotice notice = KeptNotice.read(file);
    Optional<LocalDate> asked = notice.asked().map(at -> at.atZone(zone).toLocalDate());
    Map<String, byte[]> letters = new LinkedHashMap<>();
    for (Language language : EnumSet.copyOf(languages)) {
      List<String> says = language.says(notice, asked);
      String name = notice.message() + "." + language.code();
      letters.put(name + ".txt", (String.join("\n", says) + "\n").getBytes(UTF_8));
      letters.put(name + ".pdf", LetterPdf.of(language.title(), says, notice, language));
    }
    new LetterFolder(folder).write(letters).forEach(spec.commandLine().getOut()::println);
    return ExitCodes.OK;
  }
}
