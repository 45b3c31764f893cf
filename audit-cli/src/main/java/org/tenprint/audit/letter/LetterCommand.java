package org.tenprint.audit.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
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
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (Language language : EnumSet.copyOf(languages)) {
      List<String> says = language.says(notice, asked);
      String name = notice.message() + "." + language.code();
      write(name + ".txt", (String.join("\n", says) + "\n").getBytes(UTF_8));
      write(name + ".pdf", LetterPdf.of(language.title(), says, notice, language));
    }
    return ExitCodes.OK;
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path letter = folder.resolve(name);
    try {
      Files.createFile(
          letter,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(letter, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(letter + " is there already: take it away first");
    }
    spec.commandLine().getOut().println(letter);
  }
}
