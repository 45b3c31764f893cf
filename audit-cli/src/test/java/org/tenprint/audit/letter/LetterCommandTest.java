package org.tenprint.audit.letter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.policy.fact.RequestKind;

class LetterCommandTest {
  private static final String ID = "381166fe-0000-4000-8000-000000000001";

  /** As a client keeps it; what a letter has no business with is there too. */
  private static final String NOTICE =
      """
      {"message": "%s", "kind": "NOTICE", "booking": "b", "tcn": "T-1", "ori": "NY0303000",
       "recipient": "subject:MA0130100", "asked": 1304652000000000, "requestKind": "DETAINER",
       "subject": "S-77", "status": "OVERSTAY", "recalls": null, "purpose": "CRIMINAL_INVESTIGATION",
       "levels": {"sc-2008": "L1"}, "withheld": [], "instruments": ["MA-TELL", "US-DETAINER"]}
      """
          .formatted(ID);

  @TempDir private Path folder;

  private Cli letter(String notice, String to, String... more) throws IOException {
    Path kept = folder.resolve("kept.json");
    Files.writeString(kept, notice);
    return Cli.run(
        Stream.concat(
                Stream.of(
                    "letter",
                    kept.toString(),
                    "--to",
                    folder.resolve(to).toString(),
                    "--time-zone",
                    "America/New_York"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path made(String to, String kind) {
    return folder.resolve(to).resolve(ID + "." + kind);
  }

  private static String said(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ").strip();
    }
  }

  private static void isPdfA1b(File file) throws IOException {
    ValidationResult result = PreflightParser.validate(file);
    assertTrue(
        result.isValid(),
        () ->
            result.getErrorsList().stream()
                .map(error -> error.getErrorCode() + " " + error.getDetails())
                .toList()
                .toString());
  }

  @Test
  void bothLanguagesAreWrittenAsTextAndAsPdfA() throws Exception {
    Cli cli = letter(NOTICE, "letters");
    assertEquals(ExitCodes.OK, cli.exit(), cli.err());
    String english = Files.readString(made("letters", "en.txt"));
    assertTrue(
        english.contains(
            "On 5 May 2011 a federal immigration office sent this agency (MA0130100) a request"
                + " about you."),
        english);
    assertTrue(
        english.contains("It asks that this agency hold you for longer (a detainer)."), english);
    String spanish = Files.readString(made("letters", "es.txt"));
    assertTrue(
        spanish.contains("El 5 de mayo de 2011 una oficina federal de inmigración"), spanish);
    assertTrue(spanish.contains("mantenga bajo custodia por más tiempo a usted"), spanish);
    for (String language : List.of("en", "es")) {
      Path pdf = made("letters", language + ".pdf");
      isPdfA1b(pdf.toFile());
      assertEquals(
          Files.readString(made("letters", language + ".txt")).replaceAll("\\s+", " ").strip(),
          said(pdf));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(pdf)));
    }
  }

  /**
   * Nothing of a record, an offence, another agency, an investigation or an order, in the words or
   * anywhere in the file.
   */
  @Test
  void itHasNothingButWhatTheNoticeIsAbout() throws Exception {
    letter(NOTICE, "letters");
    for (String kind : List.of("en.txt", "es.txt", "en.pdf", "es.pdf")) {
      Path file = made("letters", kind);
      // the words of a PDF are numbers of glyphs, compressed
      String bytes =
          Files.readString(file, StandardCharsets.ISO_8859_1)
              + (kind.endsWith("pdf") ? said(file) : "");
      for (String other :
          List.of(
              "S-77",
              "OVERSTAY",
              "NY03",
              "sc-2008",
              "/tmp",
              "MA-TELL",
              "US-DET",
              "INVESTIG",
              "investig",
              "CreationDate",
              "CreateDate")) {
        assertFalse(bytes.contains(other), kind + " " + other);
      }
    }
  }

  @Test
  void theSameNoticeGivesTheSameBytesAndAnotherOthers() throws Exception {
    letter(NOTICE, "one");
    letter(NOTICE, "two");
    letter(NOTICE.replace("subject:MA", "counsel:MA"), "counsel");
    for (String kind : List.of("en.txt", "es.txt", "en.pdf", "es.pdf")) {
      assertArrayEquals(
          Files.readAllBytes(made("one", kind)), Files.readAllBytes(made("two", kind)), kind);
      assertNotEquals(
          Files.readString(made("one", kind), StandardCharsets.ISO_8859_1),
          Files.readString(made("counsel", kind), StandardCharsets.ISO_8859_1),
          kind);
    }
    assertTrue(Files.readString(made("counsel", "en.txt")).contains("about your client."));
  }

  /** What was decided, when, under what and for which purpose makes no other letter. */
  @Test
  void whatIsNotForThePersonChangesNoByte() throws Exception {
    letter(NOTICE, "one");
    letter(
        NOTICE
            .replace("\"CRIMINAL_INVESTIGATION\"", "null")
            .replace("\"MA-TELL\", \"US-DETAINER\"", "")
            .replace("\"subject\": \"S-77\"", "\"sentAt\": 1305652000000000, \"subject\": null"),
        "two");
    for (String kind : List.of("en.txt", "es.txt", "en.pdf", "es.pdf")) {
      assertArrayEquals(
          Files.readAllBytes(made("one", kind)), Files.readAllBytes(made("two", kind)), kind);
    }
  }

  @Test
  void whatIsNotKnownIsNotSaid() throws Exception {
    letter(
        NOTICE.replace("\"DETAINER\"", "null").replace("1304652000000000", "null"),
        "letters",
        "--language",
        "en");
    String english = Files.readString(made("letters", "en.txt"));
    assertTrue(english.contains("It does not say what is asked for."), english);
    assertTrue(english.contains("\nA federal immigration office sent this agency"), english);
    assertFalse(Files.exists(made("letters", "es.txt")));
  }

  /** An evening in New York is the next day in Greenwich; the letter has the agency's day. */
  @Test
  void theDayIsTheAgencys() throws Exception {
    letter(NOTICE.replace("1304652000000000", "1304733600000000"), "letters");
    assertTrue(Files.readString(made("letters", "en.txt")).contains("On 6 May 2011 a federal"));
    assertEquals(2, Cli.run("letter", folder.resolve("kept.json").toString(), "--to", "x").exit());
  }

  @ParameterizedTest
  @EnumSource(RequestKind.class)
  void eachKindIsSaidInBothLanguages(RequestKind kind) throws Exception {
    letter(NOTICE.replace("\"DETAINER\"", "\"" + kind.name() + "\""), "letters");
    String english = Files.readString(made("letters", "en.txt"));
    assertTrue(english.contains("\nIt asks "), english);
    String spanish = Files.readString(made("letters", "es.txt"));
    assertTrue(spanish.contains("\nPide "), spanish);
    isPdfA1b(made("letters", "es.pdf").toFile());
  }

  /** As long a number as a booking may have, of the widest letters, goes on in the next line. */
  @Test
  void theLongestNoticeIsALetterToo() throws Exception {
    Cli cli = letter(NOTICE.replace("T-1", "W".repeat(40)), "letters");
    assertEquals(ExitCodes.OK, cli.exit(), cli.err());
    isPdfA1b(made("letters", "es.pdf").toFile());
    assertTrue(said(made("letters", "es.pdf")).contains(ID));
  }

  @Test
  void noLetterIsWrittenOverAnother() throws Exception {
    letter(NOTICE, "letters");
    byte[] first = Files.readAllBytes(made("letters", "en.pdf"));
    Cli again = letter(NOTICE.replace("T-1", "T-2"), "letters");
    assertEquals(2, again.exit());
    assertArrayEquals(first, Files.readAllBytes(made("letters", "en.pdf")));
  }

  @Test
  void ofSeveralLettersNoneIsWrittenWhereOneIsThere() throws Exception {
    Path there = Files.createDirectory(folder.resolve("letters")).resolve(ID + ".es.pdf");
    Files.writeString(there, "of another");
    assertEquals(2, letter(NOTICE, "letters").exit());
    assertEquals(List.of(there), listed());
    Files.delete(there);
    assertEquals(ExitCodes.OK, letter(NOTICE, "letters").exit());
    assertEquals(4, listed().size(), "and no part of one");
  }

  private List<Path> listed() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("letters"))) {
      return files.toList();
    }
  }

  @Test
  void theLongestFileIsRead() throws Exception {
    String notice = NOTICE.strip();
    String longest = notice + " ".repeat(64 * 1024 - notice.length());
    assertEquals(ExitCodes.OK, letter(longest, "letters").exit());
    assertEquals(2, letter(longest + " ", "more").exit());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatHasNoEndIsNotRead() {
    String to = folder.resolve("letters").toString();
    Cli cli = Cli.run("letter", "/dev/zero", "--to", to, "--time-zone", "UTC");
    assertEquals(2, cli.exit());
    assertTrue(cli.err().contains("is no file"), cli.err());
    assertFalse(Files.exists(Path.of(to)));
  }

  @Test
  void whatIsNotUtf8IsNotRead() throws Exception {
    Path kept = folder.resolve("latin.json");
    Files.write(kept, NOTICE.replace("S-77", "\u00e9").getBytes(StandardCharsets.ISO_8859_1));
    String to = folder.resolve("letters").toString();
    assertEquals(2, Cli.run("letter", kept.toString(), "--to", to, "--time-zone", "UTC").exit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"recalledBy\": \"x\"}",
        "{\"message\": \"m\", \"gone\": true}",
        "kind NOTICE REQUEST",
        "kind NOTICE UNKNOWN",
        "recipient subject:MA0130100 agency:MA0130100",
        "recipient subject:MA0130100 subject:../../etc",
        "message 381166fe ../../381166fe",
        "kind \"DETAINER\" \"UNKNOWN\"",
        "asked 1304652000000000 -1",
        "asked 1304652000000000 1.5",
        "asked 1304652000000000 99999999999999999999",
        "tcn T-1 T\\u00071",
        "no json"
      })
  void whatIsNoNoticeMakesNoLetter(String wrong) throws Exception {
    String[] words = wrong.split(" ");
    boolean changed = words.length == 3;
    Cli cli = letter(changed ? NOTICE.replace(words[1], words[2]) : wrong, "letters");
    assertEquals(2, cli.exit(), wrong);
    assertFalse(Files.exists(folder.resolve("letters")), wrong);
    assertFalse(cli.err().contains("OVERSTAY"), cli.err());
  }
}
